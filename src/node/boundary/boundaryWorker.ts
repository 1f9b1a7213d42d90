/** Worker thread: reads imports and finds leaks, so that the extension host never waits for either. */
import { parentPort } from 'node:worker_threads';
import type { BoundaryMessage, BoundaryRequest } from './boundaryProtocol.ts';
import { LeakListing } from './leakListing.ts';
import { type ImportCache, readImportGraph } from './readImportGraph.ts';
import { bytesReader } from './readBytes.ts';
import { SourceTree } from './sourceTree.ts';

/** Milliseconds between two reports of progress. */
const reportEvery = 100;

const running = new Map<number, AbortController>();
const cache: ImportCache = new Map();
const listings = new LeakListing();

const tell = (message: BoundaryMessage): void => parentPort?.postMessage(message);

parentPort?.on('message', (request: BoundaryRequest) => {
  if (request.job === 'cancel') running.get(request.id)?.abort();
  else void work(request);
});

type Order = Exclude<BoundaryRequest, { job: 'cancel' }>;

async function work(request: Order): Promise<void> {
  const { id } = request;
  const controller = new AbortController();
  running.set(id, controller);
  try {
    tell({ id, type: 'done', answer: await answer(request, controller.signal) });
  } catch (error) {
    // Whoever cancelled does not wait for an answer.
    const bug = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (!controller.signal.aborted) tell({ id, type: 'failed', bug });
  } finally {
    running.delete(id);
  }
}

async function answer(request: Order, signal: AbortSignal) {
  const onProgress = reporter(request.id);
  if (request.job === 'graph') {
    const { root, ...options } = request.order;
    return await readImportGraph(root, { ...options, cache, signal, onProgress });
  }
  const { scanLeaks } = await import('./scanLeaks.ts');
  const { ignoresCase = false, ...order } = request.order;
  const listed = await listings.of(order, order.files, signal);
  const tree = Object.assign(new SourceTree({ ignoresCase }), { bytes: bytesReader() });
  return await scanLeaks({ ...order, ...listed, tree, signal, onProgress });
}

function reporter(id: number): (done: number, total: number) => void {
  let reported = 0;
  return (done, total) => {
    const now = performance.now();
    if (now - reported < reportEvery) return;
    reported = now;
    tell({ id, type: 'progress', done, total });
  };
}

import { Worker } from 'node:worker_threads';
import { errors } from '../../core/errors.ts';
import type { BoundaryJob, BoundaryJobs, BoundaryMessage, BoundaryRequest } from './boundaryProtocol.ts';

/** An idle worker keeps what it has read for so long, in milliseconds; then it gives its memory back. */
const keptFor = 120_000;

interface Pending {
  readonly settle: (message: Exclude<BoundaryMessage, { type: 'progress' }>) => void;
  readonly fail: (error: Error) => void;
  readonly progress: (done: number, total: number) => void;
}

/** Runs the boundary's jobs in a worker thread, which is started on first use, remembers what it read, and ends when idle. */
export class BoundaryInWorker {
  readonly #script: string;
  readonly #pending = new Map<number, Pending>();
  readonly #keptFor: number;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;
  #disposed = false;

  /**
   * @param script the bundled `boundaryWorker.js`, or its source under a Node that strips types
   * @param idle milliseconds after which an idle worker ends
   */
  constructor(script: string, idle = keptFor) {
    this.#script = script;
    this.#keptFor = idle;
  }

  /**
   * @param job its order and answer are described in BoundaryJobs
   * @throws FootbridgeError `cancelled` when `signal` ends it; Error when the worker fails or was disposed
   */
  run<Job extends BoundaryJob>(
    job: Job,
    order: BoundaryJobs[Job]['order'],
    { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void } = {},
  ): Promise<BoundaryJobs[Job]['answer']> {
    if (this.#disposed) return Promise.reject(new Error('The boundary worker was closed'));
    if (signal?.aborted === true) return Promise.reject(errors.cancelled());
    const id = (this.#lastId += 1);
    const worker = (this.#worker ??= this.#start());
    clearTimeout(this.#idle);
    // Only a worker with nothing to do lets the process end.
    worker.ref();
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        worker.postMessage({ id, job: 'cancel' } satisfies BoundaryRequest);
        end(() => reject(errors.cancelled()));
      };
      const end = (settle: () => void): void => {
        if (!this.#pending.delete(id)) return;
        signal?.removeEventListener('abort', cancel);
        settle();
        this.#rest();
      };
      signal?.addEventListener('abort', cancel);
      this.#pending.set(id, {
        settle: (message) =>
          end(() => {
            if (message.type === 'done') resolve(message.answer);
            else reject(new Error(`The boundary worker failed: ${message.bug}`));
          }),
        fail: (error) => end(() => reject(error)),
        progress: (done, total) => onProgress?.(done, total),
      });
      worker.postMessage({ id, job, order });
    });
  }

  /** Ends the worker; whoever still waits gets an error. */
  dispose(): void {
    this.#disposed = true;
    this.#stop(new Error('The boundary worker was closed'));
  }

  #start(): Worker {
    const worker = new Worker(this.#script);
    worker.on('message', (message: BoundaryMessage) => {
      const waiting = this.#pending.get(message.id);
      if (message.type === 'progress') waiting?.progress(message.done, message.total);
      else waiting?.settle(message);
    });
    const died = (error: unknown): void => {
      if (this.#worker !== worker) return;
      this.#stop(error instanceof Error ? error : new Error(`The boundary worker ended (${String(error)})`));
    };
    worker.on('error', died);
    worker.on('exit', died);
    return worker;
  }

  #rest(): void {
    if (this.#pending.size > 0 || this.#worker === undefined) return;
    this.#worker.unref();
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#stop(new Error('The boundary worker was idle')), this.#keptFor);
    this.#idle.unref();
  }

  /** Ends the worker and fails what it was doing; the next job starts a new one. */
  #stop(reason: Error): void {
    const worker = this.#worker;
    this.#worker = undefined;
    clearTimeout(this.#idle);
    void worker?.terminate();
    for (const waiting of this.#pending.values()) waiting.fail(reason);
  }
}

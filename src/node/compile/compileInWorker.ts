import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CompiledPrototype, CompileOptions, PrototypeCompiler } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import type { PrototypeSource } from '../../core/generation/fileChange.ts';
import type { PrototypeFinding } from '../../core/prototype/finding.ts';
import type { CompileAnswer, CompileRequest, CompileWorkerData } from './compileProtocol.ts';

/** Where the worker and what it needs lie, and how long one compilation may take. */
export interface CompileWorkerOptions {
  /** The bundled worker, or its source under a Node that strips types. */
  readonly worker: string;
  /** The folder with the prebuilt browser parts. */
  readonly partsFolder: string;
  readonly timeoutMs?: number;
}

/** Which page is wanted, if one is. */
type PageWanted = Omit<CompileRequest, 'id' | 'source'>;

interface Pending {
  resolve(answer: CompileAnswer): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

/**
 * A compiler in a worker thread of its own, as the build lays it out.
 *
 * @param dist the build's folder, with `compileWorker.js` and `prototype/`
 * @param changes other places or limits, for tests
 */
export function compileInWorker(dist: string, changes: Partial<CompileWorkerOptions> = {}): WorkerCompiler {
  const worker = path.join(dist, 'compileWorker.js');
  return new WorkerCompiler({ worker, partsFolder: path.join(dist, 'prototype'), ...changes });
}

/** Compiles in a worker thread, which is started on first use and replaced when it dies or hangs. */
class WorkerCompiler implements PrototypeCompiler {
  readonly #options: CompileWorkerOptions;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #lastId = 0;
  #disposed = false;

  constructor(options: CompileWorkerOptions) {
    this.#options = options;
  }

  /**
   * See PrototypeCompiler.
   *
   * @throws FootbridgeError `compile-failed` when the prototype cannot run or compiling takes too long;
   * Error when the compiler itself fails or was disposed
   */
  async compile(
    source: PrototypeSource,
    title: string,
    options: CompileOptions = {},
  ): Promise<CompiledPrototype> {
    const { page, findings } = await this.#ask(source, { title, ...options });
    if (page !== undefined) return { page, findings };
    const first = findings.find((finding) => finding.severity === 'error');
    throw errors.compileFailed(`${first?.file ?? ''}:${first?.line ?? 1}`, first?.message ?? '');
  }

  /**
   * See PrototypeCompiler.
   *
   * @throws FootbridgeError `compile-failed` when compiling takes too long; Error when the compiler itself fails
   * or was disposed
   */
  async check(source: PrototypeSource): Promise<readonly PrototypeFinding[]> {
    return (await this.#ask(source)).findings;
  }

  /** Ends the worker; whoever still waits gets an error. */
  dispose(): void {
    this.#disposed = true;
    this.#stop(new Error('The prototype compiler was closed'));
  }

  async #ask(source: PrototypeSource, page: PageWanted = {}): Promise<CompileAnswer> {
    if (this.#disposed) throw new Error('The prototype compiler was closed');
    const answer = await this.#send(plain(source), page);
    if (answer.bug !== undefined) throw new Error(`The prototype compiler failed: ${answer.bug}`);
    return answer;
  }

  #send(source: PrototypeSource, page: PageWanted): Promise<CompileAnswer> {
    const worker = (this.#worker ??= this.#start());
    const id = (this.#lastId += 1);
    const limit = this.#options.timeoutMs ?? 15_000;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#stop(errors.compileFailed('index.html:1', `it took longer than ${limit / 1000} s`));
      }, limit);
      this.#pending.set(id, { resolve, reject, timer });
      const request: CompileRequest = { id, source, ...page };
      worker.postMessage(request);
    });
  }

  #start(): Worker {
    const data: CompileWorkerData = { partsFolder: this.#options.partsFolder };
    const worker = new Worker(this.#options.worker, { workerData: data });
    // An idle compiler must not keep a process alive that is done otherwise.
    worker.unref();
    worker.on('message', (answer: CompileAnswer) => {
      const waiting = this.#take(answer.id);
      waiting?.resolve(answer);
    });
    const died = (error: unknown): void => {
      if (this.#worker !== worker) return;
      this.#stop(
        error instanceof Error ? error : new Error(`The prototype compiler ended (${String(error)})`),
      );
    };
    worker.on('error', died);
    worker.on('exit', died);
    return worker;
  }

  #take(id: number): Pending | undefined {
    const waiting = this.#pending.get(id);
    clearTimeout(waiting?.timer);
    this.#pending.delete(id);
    return waiting;
  }

  /** Ends the worker and fails what it was doing; the next request starts a new one. */
  #stop(reason: Error): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    for (const id of this.#pending.keys()) this.#take(id)?.reject(reason);
  }
}

/**
 * Only what the compiler reads, whatever else the objects carry. Some editors and shells of Windows begin files with a byte
 * order mark: left in a page it would hide the doctype, and in a stylesheet or JSON break what comes first.
 */
function plain({ files, assets }: PrototypeSource): PrototypeSource {
  return {
    files: files.map(({ path: name, text }) => ({ path: name, text: text.replace(/^\uFEFF/, '') })),
    assets: assets.map(({ path: name, base64 }) => ({ path: name, base64 })),
  };
}

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CompiledPrototype, PrototypeCompiler } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import type { PrototypeFile } from '../../core/generation/fileChange.ts';
import type { CompileAnswer, CompileWorkerData } from './compileProtocol.ts';

/** Where the worker and what it needs lie, and how long one compilation may take. */
export interface CompileWorkerOptions {
  /** The bundled worker, or its source under a Node that strips types. */
  readonly worker: string;
  /** The folder with the prebuilt browser parts. */
  readonly partsFolder: string;
  readonly timeoutMs?: number;
}

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
  async compile(files: readonly PrototypeFile[], title: string): Promise<CompiledPrototype> {
    const { page, findings, bug } = await this.#ask(files, title);
    if (bug !== undefined) throw new Error(`The prototype compiler failed: ${bug}`);
    if (page !== undefined) return { page, findings };
    const first = findings.find((finding) => finding.severity === 'error');
    throw errors.compileFailed(`${first?.file ?? ''}:${first?.line ?? 1}`, first?.message ?? '');
  }

  /** Ends the worker; whoever still waits gets an error. */
  dispose(): void {
    this.#disposed = true;
    this.#stop(new Error('The prototype compiler was closed'));
  }

  #ask(files: readonly PrototypeFile[], title: string): Promise<CompileAnswer> {
    if (this.#disposed) return Promise.reject(new Error('The prototype compiler was closed'));
    const worker = (this.#worker ??= this.#start());
    const id = (this.#lastId += 1);
    const limit = this.#options.timeoutMs ?? 15_000;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#stop(errors.compileFailed('index.html:1', `it took longer than ${limit / 1000} s`));
      }, limit);
      this.#pending.set(id, { resolve, reject, timer });
      const plain = files.map((file) => ({ path: file.path, text: file.text }));
      worker.postMessage({ id, files: plain, title });
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

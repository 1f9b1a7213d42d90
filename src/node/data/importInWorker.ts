import { Worker } from 'node:worker_threads';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { Imported, ImportOrder } from './importFile.ts';
import { importMessageSchema, type ImportMessage } from './importProtocol.ts';

/** The worker's own heap in MiB; texts of a spreadsheet and file pieces live outside of it. */
const heap = 768;

/**
 * Runs importFile in a worker thread of its own.
 *
 * @param script the bundled worker, or its source under a Node that strips types
 * @throws FootbridgeError `cancelled` when `signal` ends it, and what importFile throws
 */
export function importInWorker(
  script: string,
  order: ImportOrder,
  progress: (read: number, rows: number) => void,
  signal: AbortSignal,
): Promise<Imported> {
  if (signal.aborted) return Promise.reject(errors.cancelled());
  const worker = new Worker(script, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: heap } });
  return new Promise<Imported>((resolve, reject) => {
    let ended = false;
    const end = (settle: () => void): void => {
      if (ended) return;
      ended = true;
      signal.removeEventListener('abort', cancel);
      // Only a worker that has ended has let go of its files.
      void worker.terminate().then(settle, settle);
    };
    const cancel = (): void => end(() => reject(errors.cancelled()));
    signal.addEventListener('abort', cancel);
    worker.on('message', (raw: unknown) => {
      const message = importMessageSchema.parse(raw);
      if (message.type === 'progress') progress(message.read, message.rows);
      else if (message.type === 'done') end(() => resolve(message));
      else end(() => reject(asError(message)));
    });
    worker.on('error', (error) => end(() => reject(outOfMemory(error, order.name))));
    worker.on('exit', () => end(() => reject(new Error('The import worker ended without an answer.'))));
  });
}

function asError(message: Extract<ImportMessage, { type: 'failed' | 'fault' }>): Error {
  if (message.type === 'failed')
    return new FootbridgeError(message.code, message.template, message.values, message.action);
  const error = new Error(message.bug);
  return message.code === undefined ? error : Object.assign(error, { code: message.code, syscall: 'write' });
}

function outOfMemory(error: unknown, name: string): unknown {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? errors.dataTooLarge(name, 'more content than fits into memory; saving it as CSV may help')
    : error;
}

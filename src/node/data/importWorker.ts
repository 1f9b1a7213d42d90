/** Worker thread: reads one attached file into typed columns, so that the extension host never waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { faultCode } from '../lab/faults.ts';
import { importFile } from './importFile.ts';
import { importOrderSchema, type ImportMessage } from './importProtocol.ts';

/** Milliseconds between two reports of progress. */
const reportEvery = 100;

const tell = (message: ImportMessage): void => parentPort?.postMessage(message);
let reported = 0;

try {
  const imported = await importFile(importOrderSchema.parse(workerData), (read, rows) => {
    const now = performance.now();
    if (now - reported < reportEvery) return;
    reported = now;
    tell({ type: 'progress', read, rows });
  });
  tell({ type: 'done', ...imported });
} catch (error) {
  tell(failure(error));
}

function failure(error: unknown): ImportMessage {
  if (error instanceof FootbridgeError) {
    const { code, template, action } = error;
    const button = action && { label: action.label, command: action.command };
    return { type: 'failed', code, template, values: [...error.values], ...(button && { action: button }) };
  }
  const code = faultCode(error);
  const bug = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { type: 'fault', bug, ...(code !== undefined && { code }) };
}

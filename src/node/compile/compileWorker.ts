/** Worker thread: compiles prototypes, so that the extension host never waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ScriptCache } from '../../core/prototype/compileDocument.ts';
import { compilePrototype } from '../../core/prototype/compilePrototype.ts';
import { compileWorkerDataSchema, type CompileAnswer, type CompileRequest } from './compileProtocol.ts';
import { nodeCompileTools, readPageParts } from './compileTools.ts';

/** Scripts kept from earlier compilations; beyond this the oldest are forgotten. */
const cacheSize = 1000;

const parts = readPageParts(compileWorkerDataSchema.parse(workerData).partsFolder);
const cache: ScriptCache = new Map();

parentPort?.on('message', ({ id, files, title }: CompileRequest) => {
  parentPort?.postMessage(answer(id, files, title));
  for (const key of cache.keys()) {
    if (cache.size <= cacheSize) break;
    cache.delete(key);
  }
});

function answer(id: number, files: CompileRequest['files'], title: string): CompileAnswer {
  try {
    return { id, ...compilePrototype(files, title, parts, nodeCompileTools, cache) };
  } catch (error) {
    return { id, findings: [], bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Worker thread: compiles prototypes, so that the extension host never waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { compilePrototype } from '../../core/prototype/compilePrototype.ts';
import type { ScriptCache } from '../../core/prototype/scriptCollector.ts';
import {
  type CompiledSheets,
  tailwindSheets,
  withoutTailwind,
} from '../../core/prototype/tailwind/tailwindSheets.ts';
import type { TailwindCompiler } from '../../core/prototype/tailwind/tailwindCompiler.ts';
import { compileWorkerDataSchema, type CompileAnswer, type CompileRequest } from './compileProtocol.ts';
import { nodeCompileTools, readCapture, readPageParts } from './compileTools.ts';

/** Scripts kept from earlier compilations; beyond this the oldest are forgotten. */
const cacheSize = 1000;

const { partsFolder } = compileWorkerDataSchema.parse(workerData);
const parts = readPageParts(partsFolder);
const cache: ScriptCache = new Map();
let tailwind: Promise<TailwindCompiler> | undefined;

parentPort?.on('message', (request: CompileRequest) => {
  void reply(request);
});

async function reply(request: CompileRequest): Promise<void> {
  parentPort?.postMessage(await answer(request));
  for (const key of cache.keys()) {
    if (cache.size <= cacheSize) break;
    cache.delete(key);
  }
}

async function answer({ id, source, title, takesPictures = false }: CompileRequest): Promise<CompileAnswer> {
  try {
    const sheets = await withTailwind(source);
    const used = takesPictures ? { ...parts, capture: readCapture(partsFolder) } : parts;
    const compiled = compilePrototype(source, title ?? '', used, nodeCompileTools, cache, sheets);
    return title === undefined ? { id, findings: compiled.findings } : { id, ...compiled };
  } catch (error) {
    return { id, findings: [], bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Tailwind is loaded for the first prototype that uses it. */
async function withTailwind(source: CompileRequest['source']): Promise<CompiledSheets> {
  const sheets = tailwindSheets(source);
  if (sheets.length === 0) return withoutTailwind;
  tailwind ??= loadTailwind();
  return (await tailwind).compile(sheets, source);
}

async function loadTailwind(): Promise<TailwindCompiler> {
  const module = await import('../../core/prototype/tailwind/tailwindCompiler.ts');
  return new module.TailwindCompiler(module.readTailwindStyles(parts.library('tailwind.json')));
}

import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { errors } from '../../core/errors.ts';
import { faultCode, plainReason } from './faults.ts';

/** A text that was read, or why it was not; `name` is what the file is called. */
export type ReadText =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly error: FootbridgeError };

/** What kits save, what people save of them, and what analytics hand out. Of a chosen folder only these are read. */
export const resultTypes: readonly string[] = ['json', 'jsonl', 'ndjson', 'txt', 'html', 'htm'];

/** Ten thousand sessions as a capture are shorter; a JavaScript text cannot be twice as long. */
const mostBytes = 250_000_000;
/** How deep a chosen folder is searched. */
const deepest = 8;
/** Files that are read ahead, while the ones before are looked at, and of how many bytes together. */
const ahead = 8;
const aheadBytes = 32_000_000;

/**
 * Reads files one by one, and those of a folder that may be results. Files are only read, never run.
 * @param chosen file-system paths of files and folders
 */
export async function* readResultFiles(chosen: readonly string[]): AsyncGenerator<ReadText, void, undefined> {
  const reading: { readonly size: number; readonly text: Promise<ReadText> }[] = [];
  for await (const { file, name } of listFiles(chosen)) {
    const size = await sizeOf(file);
    while (reading.length > ahead || reading.reduce((sum, one) => sum + one.size, size) > aheadBytes) {
      const next = reading.shift();
      if (next === undefined) break;
      yield await next.text;
    }
    reading.push({ size, text: readText(file, name) });
  }
  for (const next of reading) yield await next.text;
}

/** In bytes; 0 for what cannot be read, which says so when it is. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

interface Listed {
  readonly file: string;
  readonly name: string;
}

async function* listFiles(chosen: readonly string[]): AsyncGenerator<Listed, void, undefined> {
  for (const given of chosen) {
    const file = path.resolve(given);
    const isFolder = await stat(file).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (isFolder) yield* listFolder(file, '', 0);
    else yield { file, name: path.basename(file) };
  }
}

/** Follows no links: a folder may lead anywhere. */
async function* listFolder(
  folder: string,
  shown: string,
  depth: number,
): AsyncGenerator<Listed, void, undefined> {
  if (depth > deepest) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const [file, name] = [path.join(folder, entry.name), `${shown}${entry.name}`];
    if (entry.isDirectory() && !entry.name.startsWith('.')) yield* listFolder(file, `${name}/`, depth + 1);
    else if (entry.isFile() && resultTypes.includes(path.extname(name).slice(1).toLowerCase()))
      yield { file, name };
  }
}

async function readText(file: string, name: string): Promise<ReadText> {
  try {
    const handle = await open(file, 'r');
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return { name, error: errors.resultUnreadable('it is not a file') };
      if (stats.size > mostBytes) return { name, error: errors.resultTooLarge('250 MB') };
      return { name, text: decode(await handle.readFile()) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (faultCode(error) === undefined) throw error;
    return { name, error: errors.resultUnreadable(whyOf(error)) };
  }
}

/** Reading fails for fewer reasons than writing. */
function whyOf(error: unknown): string {
  const code = faultCode(error);
  if (code === 'ENOENT') return 'it is not there any more';
  return code === 'EACCES' || code === 'EPERM' ? 'no permission to read it' : plainReason(error);
}

/** Mail programs and editors on Windows save UTF-16, with a mark before it. */
function decode(data: Buffer): string {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le').decode(data);
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder('utf-16be').decode(data);
  return data.toString('utf8');
}

import { lstat, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Findings } from '../../core/adopt/adoption.ts';
import { readTranscript } from '../../core/adopt/readTranscript.ts';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { resolvePath } from '../../core/prototype/address.ts';
import { Intake, intakeLimits } from './intake.ts';
import { offerFile, readFolder } from './readFolder.ts';
import { readZip } from './readZip.ts';

/** A saved chat may be longer than the files in it. In bytes. */
const longestTranscript = 8 * 1024 * 1024;
const mostReferences = 200;

/**
 * Reads what somebody wants to adopt: a folder, a ZIP file, a page (with the files it names), a React component, or a
 * saved chat (`.md`, `.txt`). Nothing is written and nothing is run.
 *
 * @param source path of the file or folder
 * @throws FootbridgeError `adopt-unreadable`, `cancelled`
 */
export async function readAdoptable(source: string, signal: AbortSignal): Promise<Findings> {
  const name = path.basename(source);
  try {
    const real = await realpath(source);
    const intake = new Intake();
    const stats = await stat(real);
    const type = path.extname(real).toLowerCase();
    if (stats.isDirectory()) await readFolder(real, intake, signal);
    else if (!stats.isFile()) throw errors.adoptUnreadable(name, 'it is neither a file nor a folder');
    else if (type === '.zip') await readZip(real, intake, signal);
    else if (type === '.md' || type === '.markdown' || type === '.txt')
      return await readChat(real, stats.size);
    else await readSingle(real, type, intake);
    return intake.findings;
  } catch (error) {
    throw error instanceof FootbridgeError ? error : errors.adoptUnreadable(name, reason(error));
  }
}

async function readChat(file: string, size: number): Promise<Findings> {
  if (size > longestTranscript) throw errors.adoptUnreadable(path.basename(file), 'it is longer than 8 MB');
  return readTranscript(await readFile(file, 'utf8'));
}

/** A file alone; with a page come the files beside it that it names. */
async function readSingle(file: string, type: string, intake: Intake): Promise<void> {
  const folder = path.dirname(file);
  const name = path.basename(file);
  await offerFile(folder, name, intake);
  const page = intake.findings.files[0];
  if (!/^\.html?$/.test(type) || page === undefined || !('text' in page)) return;
  for (const reference of referencesIn(page.text, name)) {
    if (await isPlainFile(folder, reference)) await offerFile(folder, reference, intake);
  }
}

function referencesIn(page: string, name: string): string[] {
  const named = page.matchAll(/\b(?:src|href|poster)\s*=\s*["']([^"'<>\s]{1,200})["']/gi);
  const paths = [...named].flatMap(([, address = '']) => resolvePath(name, address) ?? []);
  return [...new Set(paths)].filter((each) => each !== '' && each !== name).slice(0, mostReferences);
}

/** Whether a path below a folder is a file that is reached without links. */
async function isPlainFile(folder: string, inside: string): Promise<boolean> {
  const segments = inside.split('/');
  for (const [index] of segments.entries()) {
    const stats = await lstat(path.join(folder, ...segments.slice(0, index + 1))).catch(() => undefined);
    if (stats === undefined || stats.isSymbolicLink()) return false;
    if (index === segments.length - 1) return stats.isFile() && stats.size <= intakeLimits.all;
  }
  return false;
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'it is not there';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  return 'it could not be read';
}

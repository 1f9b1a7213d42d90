import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { runGit } from './runGit.ts';

/** Folders that hold nothing anybody has written. */
const skipped = new Set(['.git', 'node_modules', 'dist', 'build', 'out', 'coverage', 'vendor', '.venv']);

/**
 * Lists the files of a repository.
 *
 * @param top its top folder, absolute
 * @param git lists what is tracked and what is new but not ignored; without it folders are walked, leaving out those
 *   that hold downloads and build results
 * @param most as many files as are listed at most
 * @returns paths with `/`, in no certain order
 * @throws GitFailure
 */
export async function listFiles(
  top: string,
  { git, most, signal }: { git: string | undefined; most: number; signal?: AbortSignal },
): Promise<readonly string[]> {
  if (git === undefined) return await walk(top, most, signal);
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await runGit(git, args, { cwd: top, signal });
  const paths = stdout.toString('utf8').split('\0');
  return [...new Set(paths.filter((one) => one !== ''))].slice(0, most);
}

async function walk(top: string, most: number, signal: AbortSignal | undefined): Promise<string[]> {
  const files: string[] = [];
  const folders = [''];
  for (const folder of folders) {
    signal?.throwIfAborted();
    const entries = await readdir(path.join(top, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (files.length >= most) return files;
      const inside = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !skipped.has(entry.name)) folders.push(inside);
      else if (entry.isFile()) files.push(inside);
    }
  }
  return files;
}

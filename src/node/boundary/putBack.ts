import {
  chmod,
  lstat,
  mkdir,
  readFile,
  readlink,
  realpath,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import type { Before } from '../../app/boundary/sight.ts';
import { atomicWrite } from '../lab/atomicWrite.ts';
import { isFault } from '../lab/faults.ts';
import { lookAt, type FileMark } from './fileMark.ts';
import { isSecretName } from './secretNames.ts';

/** Larger files are not copied, and so not put back. In bytes. */
const mostCopied = 64 * 1024 * 1024;

/** Something in production that is to be as it was. */
export interface PutBackOrder {
  /** The production folder's real path. */
  readonly root: string;
  /** Inside it, with `/`. */
  readonly path: string;
  readonly before: Before;
  /** How it was seen: what has changed since is not touched. */
  readonly seen: FileMark;
  /**
   * Where in the lab a copy of what is there now goes first, so that nothing is lost: of a link, where it leads. Files
   * that look like secrets are not copied.
   */
  readonly copy: { readonly lab: string; readonly relative: string };
  /**
   * Writes or deletes the file; through the editor, so that its own undo can take it back.
   * @returns whether it was done
   */
  readonly write: (contents: Uint8Array | undefined) => Promise<boolean>;
}

/**
 * Puts a file of production back as it was, byte for byte. What is there now is copied into the lab
 * before, unless it looks like a secret.
 *
 * @returns `false` when it was left alone: it has changed since it was seen, a link leads out of production, it is too
 *   large, or it is a secret that would be gone for good
 * @throws FootbridgeError when the copy cannot be written, and what the disk says; then it was left alone as well
 */
export async function putBack({
  root,
  path: inside,
  before,
  seen,
  copy,
  write,
}: PutBackOrder): Promise<boolean> {
  const file = path.join(root, inside);
  if (!(await isInside(root, path.dirname(file)))) return false;
  const now = await lookAt(file);
  if (now.kind !== seen.kind || now.size !== seen.size || now.time !== seen.time) return false;
  if (now.kind === 'other' || (now.size ?? 0) > mostCopied) return false;
  // Of a secret no copy is made, so it is not deleted either: nobody could bring it back.
  const isSecret = isSecretName(inside);
  if (isSecret && now.kind === 'file' && before.kind === 'nothing') return false;
  if (now.kind === 'file' && !isSecret) await copyTo(copy, await readFile(file));
  if (now.kind === 'link') {
    await copyTo(copy, await readlink(file));
    await unlink(file);
  }
  if (before.kind === 'nothing')
    return now.kind === 'link' || now.kind === 'gone' || (await write(undefined));
  await mkdir(path.dirname(file), { recursive: true });
  if (before.kind === 'link') {
    if (now.kind === 'file' && !(await write(undefined))) return false;
    await symlink(before.target, file);
    return true;
  }
  if (!(await write(before.contents))) return false;
  // The editor writes text; what it may have changed on the way, such as line ends, is put right.
  const written = await readFile(file);
  if (Buffer.compare(written, before.contents) !== 0) await writeFile(file, before.contents);
  await setExecutable(file, before.isExecutable);
  return true;
}

/** For the user alone: production may have said so as well. */
async function copyTo({ lab, relative }: PutBackOrder['copy'], contents: string | Uint8Array): Promise<void> {
  await atomicWrite(lab, relative, contents, 0o600);
}

async function setExecutable(file: string, isExecutable: boolean | undefined): Promise<void> {
  if (isExecutable === undefined || process.platform === 'win32') return;
  const { mode } = await lstat(file);
  if (((mode & 0o100) !== 0) === isExecutable) return;
  const readable = (mode & 0o444) >> 2;
  await chmod(file, isExecutable ? mode | readable : mode & ~0o111);
}

/** Whether a folder, or the nearest one above it that is there, lies in `root` when links are followed. */
async function isInside(root: string, folder: string): Promise<boolean> {
  try {
    const real = await realpath(folder);
    const relative = path.relative(root, real);
    return (
      relative === '' ||
      (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative))
    );
  } catch (error) {
    if (!isFault(error, 'ENOENT') || folder === root) return false;
    return await isInside(root, path.dirname(folder));
  }
}

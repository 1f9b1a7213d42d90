import path from 'node:path';
import type { BlobRef, FixChange } from '../../core/boundary/fix/fixFile.ts';
import { lookAt } from '../boundary/fileMark.ts';
import { putBack, type PutBackOrder } from '../boundary/putBack.ts';
import { hashFiles, readCheckedOut } from '../git/blobs.ts';
import type { FixRepository } from './scratch.ts';

interface Deps {
  /** A folder inside the lab, with `/`, into which copies of what is there now go first. */
  readonly copies: { readonly lab: string; readonly folder: string };
  /** Whether an editor holds something for this file that is not on disk. */
  readonly isUnsaved: (file: string) => boolean;
  /** Writes or deletes a file; returns whether it was done. */
  readonly write: (file: string, contents: Uint8Array | undefined) => Promise<boolean>;
}

/**
 * Puts the files of a proposed fix back as they are in its commit. What has changed since it was proposed is left
 * alone, and so is what is unsaved; of everything else a copy goes into the lab first.
 *
 * @returns paths inside the repository of files that were left as they are
 * @throws GitFailure, and what the disk says; files that had their turn are put back then
 */
export async function putFixBack(
  repository: FixRepository,
  changes: readonly FixChange[],
  deps: Deps,
): Promise<string[]> {
  const left: string[] = [];
  for (const { path: here, from, before, after } of changes) {
    const files: OneFile[] =
      from === undefined
        ? [{ path: here, before, after }]
        : [
            // A file that moved is back at its old place before it goes from the new one, so that it is never at neither.
            { path: from, before, after: undefined },
            { path: here, before: undefined, after },
          ];
    if (!(await putAll(repository, files, deps))) left.push(here);
  }
  return left;
}

/** One after the other, as long as each is put back. */
async function putAll(repository: FixRepository, files: readonly OneFile[], deps: Deps): Promise<boolean> {
  for (const file of files) if (!(await putOne(repository, file, deps))) return false;
  return true;
}

/** A file as it is in the commit and in the fix. */
interface OneFile {
  readonly path: string;
  readonly before: BlobRef | undefined;
  readonly after: BlobRef | undefined;
}

async function putOne(
  { git, root }: FixRepository,
  { path: inside, before, after }: OneFile,
  { copies, isUnsaved, write }: Deps,
): Promise<boolean> {
  const file = path.join(root, inside);
  if (isUnsaved(file)) return false;
  const seen = await lookAt(file);
  const hash = seen.kind === 'file' ? (await hashFiles(git, root, [inside])).get(inside) : undefined;
  if (after ? hash !== after.hash : seen.kind !== 'gone') return false;
  const was = await contentsOf(git, root, inside, before);
  if (!was) return false;
  return await putBack({
    root,
    path: inside,
    before: was,
    seen,
    copy: { lab: copies.lab, relative: `${copies.folder}/${inside}` },
    write: async (contents) => await write(file, contents),
  });
}

async function contentsOf(
  git: string,
  root: string,
  file: string,
  before: BlobRef | undefined,
): Promise<PutBackOrder['before'] | undefined> {
  if (!before) return { kind: 'nothing' };
  const contents = await readCheckedOut(git, root, { hash: before.hash, path: file });
  return contents && { kind: 'file', contents, isExecutable: before.mode === '100755' };
}

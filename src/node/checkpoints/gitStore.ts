import fs from 'node:fs/promises';
import path from 'node:path';
import type { TreeEntry } from 'isomorphic-git';
import { errors } from '../../core/errors.ts';
import { atomicWrite } from '../lab/atomicWrite.ts';
import { inFolder } from '../lab/jail.ts';
import { experimentSegments, ownFolder } from '../lab/labPaths.ts';
import type { VariantFile } from '../lab/variantFiles.ts';

/** One entry of a variant's history. */
export interface Checkpoint {
  readonly id: string;
  readonly at: Date;
  readonly message: string;
  /** The checkpoint the folder was at before, which need not be the one recorded before. */
  readonly from: string | undefined;
  /** Id of the folder's content; equal content has an equal id. */
  readonly tree: string;
}

/** The git repository of one experiment, with one branch per variant. Only objects and refs: no index, no working tree. */
export interface GitStore {
  /** Newest first; empty when the variant has none. */
  history(variant: string): Promise<Checkpoint[]>;
  writeTree(files: readonly VariantFile[]): Promise<string>;
  /** Adds a checkpoint after `newest` and makes it the variant's newest. */
  add(variant: string, newest: string | undefined, entry: Omit<Checkpoint, 'id'>): Promise<string>;
  /** The checkpoint the variant's folder was last seen at. */
  readAt(variant: string): Promise<Checkpoint | undefined>;
  writeAt(variant: string, checkpoint: string): Promise<void>;
  /** Ids of the files' contents, by path. */
  readTree(tree: string): Promise<Map<string, string>>;
  readBlob(id: string): Promise<Buffer>;
  blobId(data: Buffer): Promise<string>;
}

const author = { name: 'Footbridge', email: 'checkpoints@footbridge.invalid', timezoneOffset: 0 };

/**
 * Opens or makes `.footbridge/checkpoints/<slug>.git`. The git library is loaded here and not before, as it
 * is large. It writes through our own atomic write: on its own it would take an object that was cut off by
 * a crash for a good one ever after.
 *
 * @param root the lab's real path
 * @throws FootbridgeError `unsafe-path` when a link stands in its place; methods throw `damaged-file`
 */
export async function openGitStore(root: string, slug: string): Promise<GitStore> {
  const { default: git } = await import('isomorphic-git');
  const name = `${experimentSegments(slug).at(-1)}.git`;
  const segments = [ownFolder, 'checkpoints', name];
  await inFolder(root, segments, async () => undefined);
  const repository = { fs: { promises: atomicFs(root) }, gitdir: path.join(root, ...segments) };
  await git.init({ ...repository, bare: true, defaultBranch: 'main' });

  const readCommit = async (id: string): Promise<Checkpoint & { parent: string | undefined }> => {
    const { commit } = await git.readCommit({ ...repository, oid: id });
    const at = new Date(commit.author.timestamp * 1000);
    const [parent, from = parent] = commit.parent;
    return { id, at, message: commit.message.trim(), tree: commit.tree, from, parent };
  };
  const readTree = async (tree: string, below: string): Promise<[string, string][]> => {
    const { tree: entries } = await git.readTree({ ...repository, oid: tree });
    const found: [string, string][] = [];
    for (const entry of entries) {
      if (entry.type === 'blob') found.push([below + entry.path, entry.oid]);
      else found.push(...(await readTree(entry.oid, `${below}${entry.path}/`)));
    }
    return found;
  };
  const writeTree = async (files: readonly VariantFile[]): Promise<string> => {
    const { here, below } = splitByFolder(files);
    const tree: TreeEntry[] = [];
    for (const { path: file, data } of here)
      tree.push({
        mode: '100644',
        path: file,
        oid: await git.writeBlob({ ...repository, blob: data }),
        type: 'blob',
      });
    for (const [folder, inner] of below)
      tree.push({ mode: '040000', path: folder, oid: await writeTree(inner), type: 'tree' });
    return git.writeTree({ ...repository, tree });
  };
  const reading = <T>(work: () => Promise<T>) => reportingDamage(segments.join('/'), work);

  return {
    history: (variant) =>
      reading(async () => {
        const checkpoints: Checkpoint[] = [];
        let next = await git.resolveRef({ ...repository, ref: refOf(variant) }).catch(noneYet);
        while (next !== undefined) {
          const { parent, ...checkpoint } = await readCommit(next);
          checkpoints.push(checkpoint);
          next = parent;
        }
        return checkpoints;
      }),
    writeTree,
    add: async (variant, newest, { at, message, from, tree }) => {
      const signature = { ...author, timestamp: Math.floor(at.getTime() / 1000) };
      const id = await git.writeCommit({
        ...repository,
        commit: {
          message: `${message}\n`,
          tree,
          // The second parent says what it was made from, where that is not the first.
          parent: [...new Set([newest, from])].filter((parent) => parent !== undefined),
          author: signature,
          committer: signature,
        },
      });
      await git.writeRef({ ...repository, ref: refOf(variant), value: id, force: true });
      return id;
    },
    readAt: (variant) =>
      reading(async () => {
        const id = await git.resolveRef({ ...repository, ref: atOf(variant) }).catch(noneYet);
        return id === undefined ? undefined : await readCommit(id);
      }),
    writeAt: (variant, value) => git.writeRef({ ...repository, ref: atOf(variant), value, force: true }),
    readTree: (tree) => reading(async () => new Map(await readTree(tree, ''))),
    readBlob: (id) => reading(async () => Buffer.from((await git.readBlob({ ...repository, oid: id })).blob)),
    blobId: async (data) => (await git.hashBlob({ object: data })).oid,
  };
}

function refOf(variant: string): string {
  return `refs/heads/${variant}`;
}

function atOf(variant: string): string {
  return `refs/footbridge/at/${variant}`;
}

function splitByFolder(files: readonly VariantFile[]): {
  here: VariantFile[];
  below: Map<string, VariantFile[]>;
} {
  const here: VariantFile[] = [];
  const below = new Map<string, VariantFile[]>();
  for (const file of files) {
    const slash = file.path.indexOf('/');
    if (slash === -1) here.push(file);
    else {
      const folder = file.path.slice(0, slash);
      below.set(folder, [
        ...(below.get(folder) ?? []),
        { path: file.path.slice(slash + 1), data: file.data },
      ]);
    }
  }
  return { here, below };
}

/** Node's file functions with every write made whole, inside the lab's jail. */
function atomicFs(root: string) {
  const { readFile, unlink, readdir, mkdir, rmdir, stat, lstat, readlink, symlink, chmod, rm } = fs;
  const writeFile = (file: string, data: string | Uint8Array) =>
    atomicWrite(root, path.relative(root, file).split(path.sep).join('/'), data);
  return { readFile, writeFile, unlink, readdir, mkdir, rmdir, stat, lstat, readlink, symlink, chmod, rm };
}

function noneYet(error: unknown): undefined {
  if (gitCode(error) === 'NotFoundError') return undefined;
  throw error;
}

async function reportingDamage<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (gitCode(error) === undefined) throw error;
    throw errors.damagedFile(file, 'its history is incomplete');
  }
}

/** The code of an error of the git library, such as `NotFoundError`; its classes are not all exported. */
function gitCode(error: unknown): string | undefined {
  const known =
    error instanceof Error && 'caller' in error && 'code' in error && typeof error.code === 'string';
  return known ? String(error.code) : undefined;
}

import { realpath } from 'node:fs/promises';
import type { Checkpoints } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import type { PrototypeSource, VariantChange } from '../../core/generation/fileChange.ts';
import { isTextPath, refusePath } from '../../core/lab/variantPath.ts';
import { reportingWrites } from '../lab/faults.ts';
import { withLock } from '../lab/labLock.ts';
import { experimentSegments, variantSegments } from '../lab/labPaths.ts';
import { readVariantFiles, type VariantFile } from '../lab/variantFiles.ts';
import { openGitStore, type Checkpoint, type GitStore } from './gitStore.ts';

/**
 * The history of a lab's prototypes, in `.footbridge/checkpoints/<slug>.git`; the user's own git is not
 * touched and git need not be installed. Each checkpoint knows the one it was made from, which is always earlier; a
 * state that comes again gets a checkpoint of its own, so that going back from it leads to where it came from.
 *
 * @param lab the lab's folder
 */
export function openCheckpoints(lab: string, now: () => Date = () => new Date()): Checkpoints {
  return {
    save: async (slug, variant, message) => {
      const root = await realpath(lab);
      const shown = variantSegments(slug, variant).join('/');
      return reportingWrites(shown, () =>
        inStore(root, slug, (store) => save(root, store, slug, variant, { at: now(), message })),
      );
    },
    restore: async (slug, variant, checkpoint) => {
      const root = await realpath(lab);
      variantSegments(slug, variant);
      return restore(root, await openGitStore(root, slug), slug, variant, checkpoint);
    },
    arrive: async (slug, variant, checkpoint) => {
      const root = await realpath(lab);
      variantSegments(slug, variant);
      await inStore(root, slug, async (store) => {
        await store.writeAt(variant, (await ownCheckpoint(store, variant, checkpoint)).id);
      });
    },
    read: async (slug, variant, checkpoint) => {
      const root = await realpath(lab);
      variantSegments(slug, variant);
      return read(await openGitStore(root, slug), variant, checkpoint);
    },
    current: async (slug, variant) => {
      const root = await realpath(lab);
      const files = await readVariantFiles(root, slug, variant);
      return current(await openGitStore(root, slug), variant, files);
    },
    list: async (slug, variant) => {
      variantSegments(slug, variant);
      const history = await (await openGitStore(await realpath(lab), slug)).history(variant);
      return history.map(({ id, at, message, from }) => ({ id, at: at.toISOString(), message, from }));
    },
  };
}

/** One at a time per experiment, also among windows: two that add to the same newest checkpoint would lose one. */
function inStore<T>(root: string, slug: string, work: (store: GitStore) => Promise<T>): Promise<T> {
  experimentSegments(slug);
  const lock = { name: `checkpoints-${slug}`, busy: () => errors.busy(slug) };
  return withLock(root, lock, async () => work(await openGitStore(root, slug)));
}

async function save(
  root: string,
  store: GitStore,
  slug: string,
  variant: string,
  entry: Pick<Checkpoint, 'at' | 'message'>,
): Promise<string> {
  const tree = await store.writeTree(await readVariantFiles(root, slug, variant));
  const at = await store.readAt(variant);
  if (at?.tree === tree) return at.id;
  const [newest] = await store.history(variant);
  const id = await store.add(variant, newest?.id, { ...entry, tree, from: at?.id });
  await store.writeAt(variant, id);
  return id;
}

async function current(
  store: GitStore,
  variant: string,
  files: readonly VariantFile[],
): Promise<string | undefined> {
  const now = await blobIds(store, files);
  const [at, history] = [await store.readAt(variant), await store.history(variant)];
  // Nearly always the folder is as it was last seen.
  const likeliestFirst = history.toSorted((a, b) => Number(b.id === at?.id) - Number(a.id === at?.id));
  for (const { id, tree } of likeliestFirst) {
    const then = await store.readTree(tree);
    if (then.size === now.size && [...then].every(([path, blob]) => now.get(path) === blob)) return id;
  }
  return undefined;
}

/** Ids of the files' contents, by path. */
async function blobIds(store: GitStore, files: readonly VariantFile[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { path, data } of files) ids.set(path, await store.blobId(data));
  return ids;
}

async function read(store: GitStore, variant: string, id: string): Promise<PrototypeSource> {
  const files: PrototypeSource['files'][number][] = [];
  const assets: PrototypeSource['assets'][number][] = [];
  for (const [path, blob] of await filesAt(store, variant, id)) {
    const data = await store.readBlob(blob);
    if (isTextPath(path)) files.push({ path, text: data.toString('utf8') });
    else assets.push({ path, base64: data.toString('base64') });
  }
  return { files, assets };
}

async function restore(
  root: string,
  store: GitStore,
  slug: string,
  variant: string,
  id: string,
): Promise<VariantChange[]> {
  const wanted = await filesAt(store, variant, id);
  const now = await blobIds(store, await readVariantFiles(root, slug, variant));
  const changes: VariantChange[] = [];
  for (const path of [...new Set([...wanted.keys(), ...now.keys()])].toSorted()) {
    const blob = wanted.get(path);
    if (blob === now.get(path)) continue;
    changes.push(blob === undefined ? { path, text: undefined } : changeTo(path, await store.readBlob(blob)));
  }
  return changes;
}

/** Ids of the files' contents at a checkpoint, by path. */
async function filesAt(store: GitStore, variant: string, id: string): Promise<Map<string, string>> {
  const { tree } = await ownCheckpoint(store, variant, id);
  const files = await store.readTree(tree);
  return new Map([...files].filter(([path]) => refusePath(path) === undefined).toSorted(byPath));
}

/** @throws FootbridgeError `invalid-argument` for a checkpoint that is not the variant's own */
async function ownCheckpoint(store: GitStore, variant: string, id: string): Promise<Checkpoint> {
  const checkpoint = (await store.history(variant)).find((candidate) => candidate.id === id);
  if (checkpoint === undefined) throw errors.invalidArgument(`this variant has no checkpoint "${id}".`);
  return checkpoint;
}

/** Text that is not UTF-8 goes as bytes, like pictures and fonts, so that it comes back as it was. */
function changeTo(path: string, data: Buffer): VariantChange {
  const text = data.toString('utf8');
  return isTextPath(path) && Buffer.from(text).equals(data)
    ? { path, text }
    : { path, base64: data.toString('base64') };
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

import { realpath } from 'node:fs/promises';
import type { Checkpoints } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import type { FileChange } from '../../core/generation/fileChange.ts';
import { isTextPath } from '../../core/lab/variantPath.ts';
import { reportingWrites } from '../lab/faults.ts';
import { withLock } from '../lab/labLock.ts';
import { experimentSegments, variantSegments } from '../lab/labPaths.ts';
import { readVariantFiles } from '../lab/variantFiles.ts';
import { openGitStore, type Checkpoint, type GitStore } from './gitStore.ts';

/** The checkpoints of a lab, and their list. */
export interface CheckpointHistory extends Checkpoints {
  /** The checkpoints of a variant, newest first; empty when there is none. */
  list(slug: string, variant: string): Promise<Pick<Checkpoint, 'id' | 'at' | 'message'>[]>;
}

/**
 * The history of a lab's prototypes, in `.footbridge/checkpoints/<slug>.git`; the user's own git is not
 * touched and git need not be installed. A state of the folder that was recorded before keeps its id, also
 * when there were others in between, so that undoing leads to known checkpoints. Pictures and fonts are
 * recorded, but restoring leaves them as they are: changes are text.
 *
 * @param lab the lab's folder
 */
export function openCheckpoints(lab: string, now: () => Date = () => new Date()): CheckpointHistory {
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
    list: async (slug, variant) => {
      variantSegments(slug, variant);
      const history = await (await openGitStore(await realpath(lab), slug)).history(variant);
      return history.map(({ id, at, message }) => ({ id, at, message }));
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
  const history = await store.history(variant);
  const known = history.find((checkpoint) => checkpoint.tree === tree);
  return known?.id ?? store.add(variant, history[0]?.id, { ...entry, tree });
}

async function restore(
  root: string,
  store: GitStore,
  slug: string,
  variant: string,
  id: string,
): Promise<FileChange[]> {
  const checkpoint = (await store.history(variant)).find((candidate) => candidate.id === id);
  if (checkpoint === undefined) throw errors.invalidArgument(`this variant has no checkpoint "${id}".`);
  const wanted = await store.readTree(checkpoint.tree);
  const current = new Map<string, string>();
  for (const file of await readVariantFiles(root, slug, variant))
    current.set(file.path, await store.blobId(file.data));
  const changes: FileChange[] = [];
  for (const path of [...new Set([...wanted.keys(), ...current.keys()])].filter(isTextPath).toSorted()) {
    const blob = wanted.get(path);
    if (blob === current.get(path)) continue;
    changes.push({
      path,
      text: blob === undefined ? undefined : (await store.readBlob(blob)).toString('utf8'),
    });
  }
  return changes;
}

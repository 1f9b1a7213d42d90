import type { GateChange } from '../../core/boundary/gate/gateChange.ts';
import type { GitObject } from './objectReader.ts';

/** The object names of what changes hold now; submodules hold nothing of this repository. */
export function contentNames(changes: readonly GateChange[]): Set<string> {
  return new Set(changes.filter(({ kind, oid }) => kind !== 'submodule' && oid !== '').map(({ oid }) => oid));
}

/** What they hold, by object name; what is too large to be kept is left out. */
export function contentsOf(
  names: Iterable<string>,
  objects: ReadonlyMap<string, GitObject | undefined>,
): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  for (const name of names) {
    const content = objects.get(name)?.content;
    if (content) contents.set(name, content);
  }
  return contents;
}

/** Adds to links where they point; one that could not be read is held to lead out of the repository. */
export function withTargets(
  changes: readonly GateChange[],
  contents: ReadonlyMap<string, Buffer>,
): GateChange[] {
  return changes.map((change) => {
    const content = contents.get(change.oid);
    if (change.kind === 'link') return { ...change, target: content?.toString('utf8') ?? '/' };
    return change;
  });
}

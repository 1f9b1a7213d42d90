import type { Crossing } from '../../core/boundary/crossing.ts';
import type { SeenChange } from './sight.ts';

/**
 * Whether an open crossing stands for a change that a look at the disk showed, so that one deed is one crossing: creating
 * or renaming includes editing what is there now, and what happened to a folder happened to all in it.
 */
export function covers(
  crossing: Pick<Crossing, 'path' | 'change' | 'from'>,
  { path, change }: Pick<SeenChange, 'path' | 'change'>,
): boolean {
  const isHere = isWithin(path, crossing.path);
  if (crossing.change === 'delete') return change === 'delete' && isHere;
  if (change === 'delete') return crossing.from !== undefined && isWithin(path, crossing.from);
  return crossing.change === 'edit' ? path === crossing.path : isHere;
}

/** What is to be recorded after a look at one production folder. */
export interface Reconciled {
  /** Changes that no open crossing stands for. */
  readonly unseen: readonly SeenChange[];
  /** Open crossings for which the disk shows no change. */
  readonly settled: readonly Crossing[];
}

/**
 * Compares what a look at one production folder showed with the open crossings of that folder.
 *
 * Looks each path and its folders up, so that thousands of changes beside thousands of crossings take no longer than
 * reading both.
 */
export function reconcile(open: readonly Crossing[], changes: readonly SeenChange[]): Reconciled {
  const byPlace = new Map<string, Crossing[]>();
  for (const crossing of open) {
    for (const place of crossing.from === undefined ? [crossing.path] : [crossing.path, crossing.from]) {
      const others = byPlace.get(place);
      if (others) others.push(crossing);
      else byPlace.set(place, [crossing]);
    }
  }
  const standing = new Set<Crossing>();
  const unseen = changes.filter((change) => {
    const covering = placesOf(change.path)
      .flatMap((place) => byPlace.get(place) ?? [])
      .filter((crossing) => covers(crossing, change));
    covering.forEach((crossing) => standing.add(crossing));
    return covering.length === 0;
  });
  return { unseen, settled: open.filter((crossing) => !standing.has(crossing)) };
}

/** A path and the folders it lies in. */
function placesOf(path: string): string[] {
  const places = [path];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    places.push(path.slice(0, end));
  }
  return places;
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

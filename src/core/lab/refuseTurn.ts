import type { VariantChange } from '../generation/fileChange.ts';
import { comparisonKey, isTextPath, refusePath } from './variantPath.ts';

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The first change that may not be made, and why (the end of a sentence). */
export interface TurnRefusal {
  readonly path: string;
  readonly why: string;
}

/**
 * Judges all changes of one turn together: each path by {@link refusePath}, and that no two of them mean
 * the same file, or one a file and one a folder, on any file system. One refusal refuses the whole turn.
 *
 * @returns `undefined` when every change may be made
 */
export function refuseTurn(changes: readonly VariantChange[]): TurnRefusal | undefined {
  for (const change of changes) {
    const { path } = change;
    const why = refusePath(path) ?? refuseContent(change);
    if (why !== undefined) return { path, why };
  }
  return refuseClashes(changes.map(({ path }) => path));
}

/** The folders above a path, outermost first: `a/b/c.js` gives `a`, `a/b`. */
export function foldersAbove(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** Pictures and fonts come as base64. So may text, as an earlier version need not have been UTF-8. */
function refuseContent(change: VariantChange): string | undefined {
  if ('base64' in change)
    return change.base64.length % 4 === 0 && base64.test(change.base64) ? undefined : 'it arrived damaged';
  return change.text !== undefined && !isTextPath(change.path)
    ? 'pictures and fonts cannot be written as text'
    : undefined;
}

function refuseClashes(paths: readonly string[]): TurnRefusal | undefined {
  const files = new Set<string>();
  for (const path of paths) {
    const key = comparisonKey(path);
    if (files.has(key)) return { path, why: 'it is named twice, perhaps in upper and lower case' };
    files.add(key);
  }
  const folders = new Map<string, string>();
  for (const path of paths) {
    for (const folder of foldersAbove(path)) {
      const key = comparisonKey(folder);
      if (files.has(key)) return { path, why: `"${folder}" would be both a file and a folder` };
      if ((folders.get(key) ?? folder) !== folder)
        return { path, why: `"${folder}" is written in upper and lower case` };
      folders.set(key, folder);
    }
  }
  return undefined;
}

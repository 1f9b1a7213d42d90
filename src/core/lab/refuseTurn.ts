import type { FileChange } from '../generation/fileChange.ts';
import { comparisonKey, isTextPath, refusePath } from './variantPath.ts';

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
export function refuseTurn(changes: readonly FileChange[]): TurnRefusal | undefined {
  for (const { path, text } of changes) {
    const why = refusePath(path) ?? refuseText(path, text);
    if (why !== undefined) return { path, why };
  }
  return refuseClashes(changes.map(({ path }) => path));
}

/** The folders above a path, outermost first: `a/b/c.js` gives `a`, `a/b`. */
export function foldersAbove(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

function refuseText(path: string, text: string | undefined): string | undefined {
  return text !== undefined && !isTextPath(path) ? 'pictures and fonts cannot be written as text' : undefined;
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

import { asBytes, type IgnorePattern } from './ignorePattern.ts';
import { parseIgnorePattern } from './parseIgnorePattern.ts';
import { PatternTree } from './patternTree.ts';

/**
 * Compiles one list of gitignore patterns.
 *
 * @returns asks, for a path from the root with `/`, which pattern decides that it is matched: the last one that does,
 * or the last one for the outermost folder that is matched, which no later `!` can take back. `undefined` when nothing
 * matches or a `!` has taken it back. Answers as `git check-ignore --no-index` does; case counts.
 */
export function compileIgnore(
  patterns: readonly string[],
): (path: string, isFolder?: boolean) => number | undefined {
  const decide = compileGroups([patterns.map(parseIgnorePattern)]);
  return (path, isFolder = false) => decide(namesOf(path), isFolder || path.endsWith('/'))?.pattern;
}

/** Which list of patterns matches a path, and by which of its patterns. */
export interface GroupMatch {
  readonly group: number;
  /** Its number in its list, from 0. */
  readonly pattern: number;
}

/** The names of a path as {@link compileGroups} wants them. */
export function namesOf(path: string): string[] {
  const names = asBytes(path).split('/');
  return names.includes('') ? names.filter((name) => name !== '') : names;
}

/**
 * Compiles several lists, each a gitignore of its own.
 *
 * @returns asks for the last list that matches
 */
export function compileGroups(
  groups: readonly (readonly IgnorePattern[])[],
): (names: readonly string[], isFolder: boolean) => GroupMatch | undefined {
  const tree = new PatternTree();
  const all = groups.flatMap((patterns, group) =>
    patterns.map((pattern, index) => ({ group, pattern: index, negated: pattern.negated })),
  );
  for (const pattern of groups.flat()) tree.add(pattern);

  /** For each group: the last of its patterns that matches at the present depth, and the one that decided; -1 for none. */
  const latest = new Int32Array(groups.length).fill(-1);
  const decided = new Int32Array(groups.length).fill(-1);
  const touched: number[] = [];
  const deciding: number[] = [];
  let at = 0;
  let lowest = 0;

  const settle = (): void => {
    for (const group of touched) {
      const number = latest[group] ?? -1;
      latest[group] = -1;
      if (all[number]?.negated !== false || decided[group] !== -1) continue;
      decided[group] = number;
      deciding.push(group);
      lowest = Math.max(lowest, group);
    }
    touched.length = 0;
  };
  const onMatch = (number: number, depth: number): void => {
    const group = all[number]?.group ?? 0;
    if (group < lowest) return;
    if (depth !== at) settle();
    at = depth;
    if (latest[group] === -1) touched.push(group);
    if (number > (latest[group] ?? -1)) latest[group] = number;
  };
  return (names, isFolder) => {
    at = 0;
    lowest = 0;
    tree.walk(names, isFolder, onMatch);
    settle();
    if (deciding.length === 0) return undefined;
    const winner = all[decided[Math.max(...deciding)] ?? -1];
    for (const group of deciding) decided[group] = -1;
    deciding.length = 0;
    return winner;
  };
}

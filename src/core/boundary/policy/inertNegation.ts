import { compileGroups } from './compileIgnore.ts';
import { globMatcher } from './globMatcher.ts';
import type { IgnorePattern, NamePattern } from './ignorePattern.ts';

/**
 * Finds each `!` of a rule that is surely without effect because another pattern matches a folder above it as a whole:
 * `docs/` and `!docs/internal/`. Git reads patterns so too, but in a policy it would leave open what was meant to be
 * guarded. Cautious: what it names is surely without effect, but it does not see every case.
 *
 * @param patterns of one rule
 * @returns the number of the pattern that matches the folder, by the number of the `!`
 */
export function findInertNegations(patterns: readonly IgnorePattern[]): ReadonlyMap<number, number> {
  const decide = compileGroups([patterns]);
  return new Map(
    patterns.flatMap(({ negated, names }, index) => {
      if (!negated) return [];
      const fixed = fixedFolder(names);
      const by = fixed.length > 0 ? decide(fixed, true)?.pattern : findFolderPattern(patterns, names);
      return by === undefined ? [] : [[index, by] as const];
    }),
  );
}

/** The folder in which everything lies that the names match. */
function fixedFolder(names: readonly NamePattern[]): string[] {
  const wild = names.findIndex(({ kind }) => kind !== 'literal');
  return names.slice(0, wild < 0 ? -1 : wild).flatMap((name) => (name.kind === 'literal' ? [name.name] : []));
}

/** For names anywhere (`!*.test.ts`): when all that is matched are whole folders with other names. */
function findFolderPattern(
  patterns: readonly IgnorePattern[],
  names: readonly NamePattern[],
): number | undefined {
  const last = names.at(-1);
  const positive = patterns.flatMap((pattern, number) =>
    pattern.negated || pattern.never !== undefined ? [] : [{ pattern, number }],
  );
  const allFolders = positive.every(({ pattern }) => {
    const folder = pattern.names.at(-1);
    return pattern.folderOnly && folder?.kind === 'literal' && last && !couldBe(last, folder.name);
  });
  return allFolders ? positive[0]?.number : undefined;
}

function couldBe(pattern: NamePattern, name: string): boolean {
  if (pattern.kind === 'literal') return pattern.name === name;
  return pattern.kind !== 'glob' || globMatcher(pattern.codes).matches(name);
}

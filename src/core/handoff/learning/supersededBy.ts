import type { Learning } from './learning.ts';

/** Which learnings were replaced: the slug of each, with that of the newest one that replaces it. */
export function supersededBy(learnings: readonly Learning[]): ReadonlyMap<string, string> {
  const oldestFirst = learnings.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return new Map(
    oldestFirst.flatMap(({ slug, supersedes }): [string, string][] =>
      supersedes === undefined || supersedes === slug ? [] : [[supersedes, slug]],
    ),
  );
}

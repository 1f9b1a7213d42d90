import type { PrototypeFile } from '../../generation/fileChange.ts';
import type { Gap, GapRule } from './gap.ts';
import { gapRules } from './gapRules.ts';
import { readSource } from './sourceFile.ts';

/** Places a rule may list; a brief that names forty lines is not read. */
export const mostPlaces = 5;

/**
 * Names what a prototype leaves out on the axes that engineering owns, in the order of the rules.
 *
 * It reads text, not programs: a gap it does not name may still be there. Of each rule at most
 * {@link mostPlaces} places are listed; the last one says in `more` how many there are besides.
 *
 * @returns an empty list when there are no files, as nothing can be said about nothing
 */
export function scanGaps(files: readonly PrototypeFile[]): Gap[] {
  if (files.length === 0) return [];
  const sources = files.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(readSource);
  return gapRules.flatMap((rule) => listGaps(rule, rule.find(sources)));
}

function listGaps(rule: GapRule, found: ReturnType<GapRule['find']>): Gap[] {
  const { find: _, ...words } = rule;
  const status = 'not addressed';
  if (found === 'always')
    return [{ ...words, file: undefined, line: undefined, detail: undefined, more: 0, status }];
  const listed = found.slice(0, mostPlaces);
  return listed.map(({ file, line, detail }, index) => {
    const more = index === listed.length - 1 ? found.length - listed.length : 0;
    return { ...words, file, line, detail, more, status };
  });
}

import type { PrototypeFile } from '../../generation/fileChange.ts';
import type { Gap, GapRule } from './gap.ts';
import { gapRules } from './gapRules.ts';
import { readForScan } from './readForScan.ts';
import type { SourceFile } from './sourceFile.ts';

/** Places a rule may list; a brief that names forty lines is not read. */
export const mostPlaces = 5;

/** Files as they were read, by path: handed to the next scan, only what changed is read and parsed again. */
export type SourceCache = Map<string, { readonly text: string; readonly source: SourceFile }>;

/**
 * Names what a prototype leaves out on the axes that engineering owns, in the order of the rules.
 *
 * It reads programs without running them: a gap it does not name may still be there. Of each rule at most
 * {@link mostPlaces} places are listed; the last one says in `more` how many there are besides.
 *
 * @param cache of the same prototype; it is brought up to date
 * @returns an empty list when there are no files, as nothing can be said about nothing
 */
export function scanGaps(files: readonly PrototypeFile[], cache: SourceCache = new Map()): Gap[] {
  const sources = readSources(files, cache);
  if (sources.length === 0) return [];
  return gapRules.flatMap((rule) => listGaps(rule, rule.find(sources)));
}

/** The files as rules read them, by path. @param cache as for {@link scanGaps} */
export function readSources(files: readonly PrototypeFile[], cache: SourceCache): SourceFile[] {
  const paths = new Set(files.map(({ path }) => path));
  for (const path of cache.keys()) if (!paths.has(path)) cache.delete(path);
  return files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => {
      const known = cache.get(file.path);
      if (known?.text === file.text) return known.source;
      const source = readForScan(file);
      cache.set(file.path, { text: file.text, source });
      return source;
    });
}

/** What a scan says of what one rule found. */
export function listGaps(rule: GapRule, found: ReturnType<GapRule['find']>): Gap[] {
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

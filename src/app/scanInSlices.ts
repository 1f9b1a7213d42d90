import type { PrototypeFile } from '../core/generation/fileChange.ts';
import type { Gap } from '../core/handoff/gaps/gap.ts';
import type { GapPlace } from '../core/handoff/gaps/gapPlace.ts';
import { gapRules } from '../core/handoff/gaps/gapRules.ts';
import { listGaps, readSources, type SourceCache } from '../core/handoff/gaps/scanGaps.ts';
import { readForScan } from '../core/handoff/gaps/readForScan.ts';
import { pace } from './pace.ts';

/**
 * Does what scanGaps does for a window that somebody is typing in: file by file, rule by rule, and where a rule looks at
 * one file at a time, file by file again, with breaks between them.
 *
 * @param cache of the same prototype; it is brought up to date
 * @param rest called after each piece of work, and awaited; see pace.ts
 * @param onFound is given all places of each rule that found any, also those that are too many to be listed
 * @returns the same gaps as scanGaps
 */
export async function scanInSlices(
  files: readonly PrototypeFile[],
  cache: SourceCache,
  rest = pace(),
  onFound: (places: readonly GapPlace[]) => void = () => undefined,
): Promise<Gap[]> {
  for (const { path, text } of files) {
    if (cache.get(path)?.text === text) continue;
    const source = readForScan({ path, text });
    // Parsing would otherwise wait for the first rule that asks, which would have it done for all files at once.
    void source.syntax;
    await rest();
    void source.elements;
    cache.set(path, { text, source });
    await rest();
  }
  const sources = readSources(files, cache);
  const gaps: Gap[] = [];
  for (const rule of sources.length === 0 ? [] : gapRules) {
    for (const source of sources) {
      rule.find.inFile?.(source);
      await rest();
    }
    const found = rule.find(sources);
    if (found !== 'always') onFound(found);
    gaps.push(...listGaps(rule, found));
    await rest();
  }
  return gaps;
}

import type { BriefGap } from './briefSchema.ts';
import type { Gap } from './gaps/gap.ts';

/** Gathers the gaps of a scan into one entry per rule, in the order of the scan. */
export function groupGaps(gaps: readonly Gap[]): BriefGap[] {
  const groups = new Map<string, BriefGap>();
  for (const { file, line, detail, more, ...words } of gaps) {
    const group = groups.get(words.rule) ?? { ...words, places: [], more: 0 };
    group.more += more;
    if (file !== undefined && line !== undefined)
      group.places.push({ file, line, ...(detail === undefined ? {} : { detail }) });
    groups.set(words.rule, group);
  }
  return [...groups.values()];
}

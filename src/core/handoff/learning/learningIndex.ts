import MiniSearch from 'minisearch';
import type { Learning } from './learning.ts';
import { supersededBy } from './supersededBy.ts';

const letters = String.raw`[\p{L}\p{M}\p{N}]`;
/** Of scripts that put no spaces between words. */
const signs = String.raw`[${letters}&&[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}]]`;
const runs = new RegExp(String.raw`(${signs}+)|[${letters}--${signs}]+`, 'gv');

/**
 * Makes learnings searchable: by words of any part, also their beginnings and with a letter wrong. What was replaced by a newer
 * learning comes last.
 *
 * @param learnings newest first
 * @returns a search; without words it returns all of them
 */
export function learningIndex(learnings: readonly Learning[]): (query: string) => readonly Learning[] {
  const bySlug = new Map(learnings.map((learning) => [learning.slug, learning]));
  const replaced = supersededBy(learnings);
  const index = new MiniSearch<Learning & { metric: string }>({
    idField: 'slug',
    fields: ['title', 'belief', 'segment', 'observed', 'insight', 'action', 'metric'],
    tokenize: wordsIn,
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 3, insight: 2 }, combineWith: 'AND' },
  });
  index.addAll([...bySlug.values()].map((learning) => ({ ...learning, metric: learning.evidence.metric })));
  const replacedLast = (found: readonly Learning[]) =>
    found.toSorted((a, b) => Number(replaced.has(a.slug)) - Number(replaced.has(b.slug)));
  return (query) =>
    query.trim() === ''
      ? replacedLast([...bySlug.values()])
      : replacedLast(index.search(query).flatMap(({ id }) => bySlug.get(String(id)) ?? []));
}

/**
 * The words of a text, however its letters are put together from marks. Where a script has no spaces between words, each sign begins a
 * word of two, so that any part of a text is found.
 */
function wordsIn(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(runs)].flatMap(([run, ofSigns]) =>
    ofSigns === undefined ? run : pairsOf(Array.from(ofSigns)),
  );
}

function pairsOf(run: readonly string[]): string[] {
  return run.map((sign, index) => `${sign}${run[index + 1] ?? ''}`);
}

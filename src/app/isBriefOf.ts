import type { Experiment } from '../core/experiment/experiment.ts';
import { headOfBrief } from '../core/handoff/markdown/frontMatter.ts';

/**
 * Whether a brief's Markdown is the one that was exported last, and not an old copy that was put back: a brief tells of every
 * answer to an export before it, so one that is older than such an answer is not the present one.
 *
 * @param since when the brief was handed off that answers are about
 */
export function isBriefOf({ slug, reviews = [] }: Experiment, since: string, markdown: string): boolean {
  const head = headOfBrief(markdown);
  const earlier = reviews.filter(({ handedOffAt }) => handedOffAt !== since);
  return head?.experiment === slug && earlier.every(({ at }) => secondOf(at) <= secondOf(head.asOf));
}

/** The brief's time goes without parts of a second. */
function secondOf(at: string): number {
  return Math.floor(Date.parse(at) / 1000);
}

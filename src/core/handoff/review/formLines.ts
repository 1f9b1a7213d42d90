import type { ReviewStatus } from './review.ts';
import { reviewBoxes, reviewHeading, reviewLabels, type ReviewLabel } from './reviewForm.ts';

/**
 * Where the form lies among a brief's lines: below its heading, up to the next section or the comment that ends the brief.
 *
 * @returns `start` is its first line and `end` the one after its last; `undefined` where there is none
 */
export function formRange(lines: readonly string[]): { start: number; end: number } | undefined {
  const heading = lines.findIndex((line) => line.trim().toLowerCase() === reviewHeading.toLowerCase());
  if (heading === -1) return undefined;
  const start = heading + 1;
  const length = lines.slice(start).findIndex((line) => /^#{1,2}\s/.test(line) || line.startsWith('<!--'));
  return { start, end: length === -1 ? lines.length : start + length };
}

const boxes = new RegExp(
  String.raw`^ ?(?:[-*+]|\d+[.)])?\s{0,4}\[\s{0,4}([xX✓✔]?)\s{0,4}\]\s{0,4}[*_]{0,3}(${reviewBoxes.accepted}|${reviewBoxes.returned})\b`,
  'i',
);

/** The box that a line is. */
export function boxOf(line: string): { status: ReviewStatus; isTicked: boolean } | undefined {
  const [, mark = '', name] = boxes.exec(line) ?? [];
  if (name === undefined) return undefined;
  const isAccepted = name.toLowerCase() === reviewBoxes.accepted.toLowerCase();
  return { status: isAccepted ? 'accepted' : 'returned', isTicked: mark !== '' };
}

const names = ['reviewer', 'owner', 'spec', 'reason'] as const satisfies readonly ReviewLabel[];
const labels = new RegExp(
  String.raw`^ ?(?:[-*+]\s{1,4})?[*_]{0,3}(${Object.values(reviewLabels).join('|')})(?: ?\(optional\))?[*_]{0,3}:[*_]{0,3}(.*)$`,
  'i',
);

/** The entry that a line begins. Lines that are indented go on with the entry before them, whatever they say. */
export function labelOf(line: string): { name: ReviewLabel; text: string } | undefined {
  const [, found, text = ''] = labels.exec(line) ?? [];
  if (found === undefined) return undefined;
  const name = names.find((one) => reviewLabels[one].toLowerCase() === found.toLowerCase());
  return name && { name, text: unescape(text) };
}

/** What Markdown shows of a text with backslashes before punctuation. */
export function unescape(text: string): string {
  return text.trim().replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}

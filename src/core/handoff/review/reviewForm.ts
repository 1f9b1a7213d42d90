import { escape } from '../markdown/escape.ts';
import { normaliseAnswer } from './normaliseAnswer.ts';
import type { ReviewAnswer } from './review.ts';

/** The heading of the section that engineering fills in; the form is all that follows it. */
export const reviewHeading = '## Engineering review';

/** Labels of the form's lines, in order; the last one may go on over several lines. */
export const reviewLabels = {
  reviewer: 'Reviewer',
  owner: 'Owner',
  spec: 'Specification',
  reason: 'Why, or what is missing',
} as const;

export type ReviewLabel = keyof typeof reviewLabels;

/** Lines that may stay empty, which the form says. */
const optional: ReadonlySet<string> = new Set(['owner', 'spec']);

/** How each answer is called beside its box. */
export const reviewBoxes = { accepted: 'Accepted', returned: 'Returned' } as const;

/**
 * The form at the end of a brief, as Markdown: two boxes and four lines.
 *
 * @param answer what is filled in already; parseReview reads the same from it
 */
export function reviewForm(answer: ReviewAnswer | undefined): string {
  const filled = answer && normaliseAnswer(answer);
  const box = (status: ReviewAnswer['status']) =>
    `- [${filled?.status === status ? 'x' : ' '}] ${reviewBoxes[status]}`;
  const line = (key: ReviewLabel) =>
    `- ${reviewLabels[key]}${optional.has(key) ? ' (optional)' : ''}: ${entryText(filled?.[key] ?? '')}`.trimEnd();
  return [
    box('accepted'),
    box('returned'),
    line('reviewer'),
    line('owner'),
    line('spec'),
    line('reason'),
  ].join('\n');
}

/** What stands after a label, as Markdown: lines after the first belong to the same entry of the list. */
export function entryText(text: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? escape(line) : `  ${escape(line)}`))
    .join('\n');
}

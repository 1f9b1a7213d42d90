import { boxOf, formRange, labelOf, unescape } from './formLines.ts';
import { normaliseAnswer } from './normaliseAnswer.ts';
import { reviewAnswerSchema, type ReviewAnswer, type ReviewStatus } from './review.ts';
import { reviewLabels, type ReviewLabel } from './reviewForm.ts';

/** What a brief's review form says. `why` is a sentence for whoever filled it in. */
export type ParsedReview =
  | { readonly kind: 'none' }
  | { readonly kind: 'answer'; readonly answer: ReviewAnswer }
  | { readonly kind: 'unclear'; readonly why: string };

/**
 * Reads the answer of engineering out of a brief. People edit the file by hand, so bullets, emphasis, capital letters and
 * the order of the lines do not matter; but what cannot be read for certain is not guessed.
 *
 * @param markdown the whole brief, with any kind of line endings
 * @returns `none` where there is no form or nothing in it; never throws
 */
export function parseReview(markdown: string): ParsedReview {
  const lines = markdown.split(/\r\n|[\n\r]/);
  const form = formRange(lines);
  if (form === undefined) return { kind: 'none' };
  const { ticked, entries, repeated } = readLines(lines.slice(form.start, form.end));
  const isEmpty = ticked.size === 0 && Object.values(entries).every((text) => text === '');
  if (isEmpty) return { kind: 'none' };
  if (ticked.size > 1) return unclear('Accepted and Returned are both ticked.');
  if (repeated !== undefined) return unclear(`“${reviewLabels[repeated]}” is filled in more than once.`);
  const [status] = ticked;
  if (status === undefined) return unclear('Neither Accepted nor Returned is ticked.');
  if (entries.reviewer === '') return unclear('The reviewer is not named.');
  if (entries.reason === '') return unclear('It does not say why, or what is missing.');
  const checked = reviewAnswerSchema.safeParse(normaliseAnswer({ status, ...entries }));
  return checked.success
    ? { kind: 'answer', answer: checked.data }
    : unclear('One of its lines is too long.');
}

function unclear(why: string): ParsedReview {
  return { kind: 'unclear', why };
}

interface Reading {
  readonly ticked: Set<ReviewStatus>;
  readonly entries: Record<ReviewLabel, string>;
  repeated: ReviewLabel | undefined;
}

function readLines(lines: readonly string[]): Reading {
  const reading: Reading = {
    ticked: new Set(),
    entries: { reviewer: '', owner: '', spec: '', reason: '' },
    repeated: undefined,
  };
  let current: ReviewLabel | undefined;
  for (const line of lines) {
    const box = boxOf(line);
    const label = labelOf(line);
    if (box) {
      if (box.isTicked) reading.ticked.add(box.status);
      current = undefined;
    } else if (label) {
      if (reading.entries[label.name] !== '' && label.text !== '') reading.repeated = label.name;
      current = label.name;
      reading.entries[current] += label.text;
    } else if (current !== undefined && line.trim() !== '') {
      const before = reading.entries[current];
      reading.entries[current] = before === '' ? unescape(line) : `${before}\n${unescape(line)}`;
    }
  }
  return reading;
}

import type { Sha256 } from '../../evidence/protocol.ts';
import { isAsWritten, resealed } from '../seal.ts';
import { boxOf, formRange, labelOf } from './formLines.ts';
import { isSameAnswer, normaliseAnswer } from './normaliseAnswer.ts';
import { parseReview } from './parseReview.ts';
import type { ReviewAnswer } from './review.ts';
import { entryText, reviewForm, type ReviewLabel } from './reviewForm.ts';

/** What came of filling in a form: `taken` where somebody wrote something else there, `noForm` where nothing can be filled in. */
export type FilledReview =
  { readonly kind: 'filled'; readonly text: string } | { readonly kind: 'same' | 'taken' | 'noForm' };

/**
 * Fills an answer into a brief's review form. Nothing else changes but the brief's last line, and that only where nobody wrote
 * into the brief, so that Footbridge's own entry is not taken for somebody's. What a person wrote in the form stays; an
 * answer that Footbridge filled in itself gives way to a newer one.
 *
 * @param markdown the whole brief, with any kind of line endings
 */
export function fillReview(markdown: string, answer: ReviewAnswer, sha256: Sha256): FilledReview {
  const isOurs = isAsWritten(markdown, sha256);
  const parsed = parseReview(markdown);
  if (parsed.kind === 'answer' && isSameAnswer(parsed.answer, answer)) return { kind: 'same' };
  if (parsed.kind === 'unclear' || (parsed.kind === 'answer' && !isOurs)) return { kind: 'taken' };
  const empty = parsed.kind === 'answer' ? emptied(markdown, parsed.answer) : markdown;
  const filled = filledIn(empty, normaliseAnswer(answer));
  const read = filled === undefined ? undefined : parseReview(filled);
  // What does not read as it was meant is not written.
  if (filled === undefined || read?.kind !== 'answer' || !isSameAnswer(read.answer, answer))
    return { kind: 'noForm' };
  return { kind: 'filled', text: isOurs ? resealed(filled, sha256) : filled };
}

/** The brief without the answer in its form, where that is laid out as Footbridge does. */
export function withoutAnswer(markdown: string): string {
  const parsed = parseReview(markdown);
  return parsed.kind === 'answer' ? emptied(markdown, parsed.answer) : markdown;
}

function emptied(markdown: string, answer: ReviewAnswer): string {
  const lineEnd = markdown.includes('\r\n') ? '\r\n' : '\n';
  const [ours, empty] = [answer, undefined].map((one) => reviewForm(one).replaceAll('\n', lineEnd));
  const at = ours === undefined ? -1 : markdown.lastIndexOf(ours);
  if (ours === undefined || empty === undefined || at === -1) return markdown;
  return `${markdown.slice(0, at)}${empty}${markdown.slice(at + ours.length)}`;
}

/** @returns `undefined` unless every line that is needed is there exactly once */
function filledIn(markdown: string, answer: ReviewAnswer): string | undefined {
  // Lines at even places, what ends them at odd ones.
  const parts = markdown.split(/(\r\n|[\n\r])/);
  const form = formRange(parts.filter((_, index) => index % 2 === 0));
  if (!form) return undefined;
  const places = placesOf(parts, form);
  const box = only(places.get(answer.status));
  if (box === undefined) return undefined;
  parts[box] = (parts[box] ?? '').replace(/\[\s{0,4}\]/, '[x]');
  for (const label of ['reviewer', 'owner', 'spec', 'reason'] as const) {
    const text = entryText(answer[label] ?? '');
    if (text === '') continue;
    const place = only(places.get(label));
    if (place === undefined) return undefined;
    const lineEnd = parts[place + 1] ?? '\n';
    parts[place] = `${(parts[place] ?? '').trimEnd()} ${text.replaceAll('\n', lineEnd)}`;
  }
  return parts.join('');
}

/** The form's boxes and entries, by what they are. */
function placesOf(
  parts: readonly string[],
  { start, end }: { readonly start: number; readonly end: number },
): Map<ReviewAnswer['status'] | ReviewLabel, number[]> {
  const places = new Map<ReviewAnswer['status'] | ReviewLabel, number[]>();
  for (let place = start * 2; place < end * 2; place += 2) {
    const line = parts[place] ?? '';
    const name = boxOf(line)?.status ?? labelOf(line)?.name;
    if (name !== undefined) places.set(name, [...(places.get(name) ?? []), place]);
  }
  return places;
}

function only(places: readonly number[] | undefined): number | undefined {
  return places?.length === 1 ? places[0] : undefined;
}

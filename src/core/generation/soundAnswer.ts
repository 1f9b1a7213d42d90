import { errors } from '../errors.ts';
import type { FootbridgeError } from '../errors/footbridgeError.ts';
import type { PrototypeFile } from './fileChange.ts';
import type { FinishReason } from './modelTurn.ts';
import type { WireChange } from './wireChange.ts';
import type { WireResult } from './wireParser.ts';

/** What is wrong with an answer that a correction may mend. */
export type AnswerFault = 'no-files' | 'elided' | 'garbled';

/** What can be done with an answer: use it, ask to go on, ask for another one, or give up. */
export type AnswerVerdict =
  | { readonly kind: 'sound'; readonly changes: readonly WireChange[] }
  | { readonly kind: 'unfinished'; readonly why: 'limit' | 'cut' }
  | { readonly kind: 'unsound'; readonly fault: AnswerFault; readonly complaints: readonly string[] }
  | { readonly kind: 'refused'; readonly error: FootbridgeError };

/**
 * Judges an answer. It is sound when its end marker arrived, nothing in it is garbled or left out, and the
 * provider names no reason against it.
 *
 * Two kinds of answer are taken without the marker, both only where the provider says that the model ended
 * by itself: files salvaged from Markdown, and an answer that was asked to go on and had nothing to add.
 *
 * @param finish why the provider stopped; `undefined` when its stream ended without saying so
 * @param current the files as they are: an empty one in place of a filled one is no file, and a salvaged one that
 *   would shrink it to less than half is a fragment
 */
export function soundAnswer(
  result: WireResult,
  finish: FinishReason | undefined,
  current: readonly PrototypeFile[] = [],
): AnswerVerdict {
  const { passedLimit, changes } = result;
  if (passedLimit) return { kind: 'refused', error: errors.tooLarge(passedLimit.what, passedLimit.limit) };
  if (finish === 'filter') return { kind: 'refused', error: errors.modelFiltered() };
  const unsound = faultOf(result, current);
  if (unsound) return unsound;
  if (finish === 'limit') return { kind: 'unfinished', why: 'limit' };
  if (finish === undefined || result.open !== undefined) return { kind: 'unfinished', why: 'cut' };
  if (changes.length === 0) return { kind: 'unsound', fault: 'no-files', complaints: [] };
  const endsItself = finish === 'complete' && (result.salvaged || result.settled);
  return result.ended || endsItself ? { kind: 'sound', changes } : { kind: 'unfinished', why: 'cut' };
}

/** What no continuation would mend. */
function faultOf(result: WireResult, current: readonly PrototypeFile[]): AnswerVerdict | undefined {
  const garbled = [...result.complaints, ...fragments(result, current), ...emptied(result, current)];
  const complaints = [...garbled, ...result.elisions];
  if (complaints.length === 0) return undefined;
  return { kind: 'unsound', fault: garbled.length > 0 ? 'garbled' : 'elided', complaints };
}

function fragments({ salvaged, changes, beside }: WireResult, current: readonly PrototypeFile[]): string[] {
  const known = beside.filter((path) => current.some((file) => file.path === path));
  if (known.length > 0) return known.map((path) => `${path} stands outside its tags`);
  if (!salvaged) return [];
  const before = new Map(current.map(({ path, text }) => [path, text]));
  return changes
    .filter(
      (change) => 'text' in change && (change.text?.length ?? 0) * 2 < (before.get(change.path)?.length ?? 0),
    )
    .map(({ path }) => `${path} is a fragment of the file there is`);
}

/** Files that would lose all they have: a model that means this deletes them, one that forgot the body does not. */
function emptied({ changes }: WireResult, current: readonly PrototypeFile[]): string[] {
  const filled = new Set(current.filter(({ text }) => text.trim() !== '').map(({ path }) => path));
  return changes
    .filter((change) => 'text' in change && change.text?.trim() === '' && filled.has(change.path))
    .map(({ path }) => `${path} came without its text; a file that is to go needs <footbridge-delete>`);
}

/** Letters of an answer in words that are shown: enough for a refusal or a question. */
const longestSaid = 240;

/**
 * What to tell the user when nothing more is tried after this verdict.
 * @param text the answer
 */
export function verdictError(
  verdict: Exclude<AnswerVerdict, { kind: 'sound' }>,
  text: string,
): FootbridgeError {
  if (verdict.kind === 'refused') return verdict.error;
  if (verdict.kind === 'unfinished')
    return verdict.why === 'limit' ? errors.modelTooLong() : errors.modelCutOff();
  if (verdict.fault !== 'no-files') return errors.modelGarbled(verdict.complaints[0] ?? '');
  const said = wordsOf(text);
  return said === '' ? errors.modelSaidNothing() : errors.modelMadeNoFiles(said);
}

/** The beginning of an answer without our tags, in one line. */
function wordsOf(text: string): string {
  const words = text
    .slice(0, 20 * longestSaid)
    .replaceAll(/<\/?footbridge-[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const letters = Array.from(words);
  return letters.length <= longestSaid ? words : `${letters.slice(0, longestSaid - 1).join('')}…`;
}

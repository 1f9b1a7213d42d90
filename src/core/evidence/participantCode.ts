import type { Sha256 } from './protocol.ts';

/** Longest code that evidence keeps. */
const longest = 40;

/** What is wrong with a code, if anything. */
export type CodeProblem = 'ok' | 'empty' | 'looksLikeAPerson';

/**
 * Refuses what could tell who a participant is: an e-mail address, a telephone number or a date, several words without a
 * digit, and words of more than three letters, also with digits behind them. What is left may still be one (a short first name,
 * an employee number): no check can know, so the form says what a code is as well.
 *
 * @param code as typed, at most 40 characters
 */
export function checkParticipantCode(code: string): CodeProblem {
  const text = code.normalize('NFKC').trim();
  if (text === '') return 'empty';
  // Letters, digits, spaces and a few separators: an address, markup or a link has others.
  if (text.length > longest || !/^[\p{L}\p{M}\p{N} ._#/-]+$/u.test(text)) return 'looksLikeAPerson';
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
  if (words.length === 0 || isNumber(words)) return 'looksLikeAPerson';
  const plain = words.filter((word) => !/\p{N}/u.test(word));
  return plain.length > 1 || words.some(isLong) || words.some(isWholeName) ? 'looksLikeAPerson' : 'ok';
}

/** Six digits are a date already; nobody numbers participants that far. */
function isNumber(words: readonly string[]): boolean {
  const digits = words.join('');
  return /^\p{N}{6,}$/u.test(digits);
}

function isLong(word: string): boolean {
  return word.replaceAll(/\P{L}/gu, '').length > 3;
}

/** Two characters of these scripts make a name. */
function isWholeName(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u.test(word);
}

/** Whether people would take two codes for the same: case, spaces around them and full-width forms make no difference. */
export function sameCode(a: string, b: string): boolean {
  return plainCode(a) === plainCode(b);
}

/**
 * By what a withdrawn participant is known afterwards, so that results that come later are refused. Codes are short: whoever has
 * the fingerprint and tries all codes finds it, so it stands for the code and keeps nothing secret.
 *
 * @param slug the experiment's, as codes are given per experiment
 */
export function fingerprintOf(slug: string, code: string, sha256: Sha256): string {
  return sha256(`${slug}\n${plainCode(code)}`);
}

/** A code as it is compared: the same for codes that people would take for the same (see {@link sameCode}). */
export function plainCode(code: string): string {
  return code.normalize('NFKC').trim().toLowerCase();
}

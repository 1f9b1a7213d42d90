import type { Generation } from './fileChange.ts';

/** An error of a prototype that is to be mended: from the compiler, the validator or the running page. */
export interface Mendable {
  readonly message: string;
  /** The file it is in and the line, from 1, where they are known. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

const maxFingerprint = 500;
const maxMessage = 2000;

/**
 * What two reports of the same error have in common: its file and its message. Lines, other numbers and the kind of
 * quotation marks are left out, as they change with every change of the file.
 */
export function fingerprintOf({ message, file = '' }: Mendable): string {
  const plain = message
    .normalize('NFKC')
    .replaceAll(/["'`´‘’“”„«»‹›]/g, "'")
    .replaceAll(/\d+(?:[.,]\d+)*/g, '0')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return `${file}: ${plain}`.slice(0, maxFingerprint);
}

/** What a turn that mends an error is ordered with. */
export interface FixOrder {
  readonly purpose: 'fix';
  /** As it is shown in the list of versions. */
  readonly instruction: string;
  /** The error's fingerprint. */
  readonly mends: string;
  /** What the model is told. */
  readonly error: Mendable;
}

/** The order for a turn that mends an error. */
export function fixOrder({ message, file, line }: Mendable): FixOrder {
  const plain = message.replaceAll(/\s+/g, ' ').trim().slice(0, maxMessage);
  const place = file === undefined ? '' : ` (${file}:${line ?? 1})`;
  return {
    purpose: 'fix',
    instruction: `Fix: ${plain}${place}`,
    mends: fingerprintOf({ message, file }),
    error: { message: plain, file, line },
  };
}

/**
 * Whether one of the last fixes in a row was to mend this very error, so that another one would only cost more: also
 * when others were mended since, as two errors can take turns. A turn of another kind in between makes a new try worth
 * its price.
 *
 * @param turns those that made the variant what it is now, oldest first: what was undone says nothing of it
 * @param mends a fingerprint
 */
export function wasMended(turns: readonly Pick<Generation, 'purpose' | 'mends'>[], mends: string): boolean {
  const other = turns.findLastIndex(({ purpose }) => purpose !== 'fix');
  return turns.slice(other + 1).some((fix) => fix.mends === mends);
}

import { wordsOf } from './wordsOf.ts';
import type { Zone } from './zone.ts';

/** A file as rules see it. Names are compared in lower case everywhere, so that no spelling slips past a rule. */
export interface BoundaryFile {
  readonly inLab: boolean;
  /** The names from the production folder (or the lab) down to the file, NFC and in lower case. */
  readonly names: readonly string[];
  /** The last of `names`. */
  readonly name: string;
  /** What follows the last dot of `name`, without it; empty when there is none. */
  readonly extension: string;
  /** Every word of its own name: `passwordReset.ts` has `password`, `reset`, `ts`, `passwordreset` and `resetts`. */
  readonly ownWords: readonly string[];
  /** The same of the folders it lies in. */
  readonly folderWords: readonly string[];
}

/** One reason why a file stands where it does. The first rule that matches decides. */
export interface BoundaryRule {
  /** Stable name, written into records: `zone/subject`. */
  readonly name: string;
  readonly zone: Zone;
  /** One sentence in a product manager's words. */
  readonly why: string;
  /** What could break, one sentence in a product manager's words. */
  readonly risk: string;
  readonly matches: (file: BoundaryFile) => boolean;
}

/** @param names from the production folder (or the lab) down to the file, as they are written */
export function describeFile(names: readonly string[], inLab: boolean): BoundaryFile {
  const composed = names.map((name) => name.normalize('NFC'));
  const lower = composed.map((name) => name.toLowerCase());
  const name = lower.at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  let ownWords: readonly string[] | undefined;
  let folderWords: readonly string[] | undefined;
  return {
    inLab,
    names: lower,
    name,
    extension: dot < 0 ? '' : name.slice(dot + 1),
    // Finding words takes longer than all else together, and most questions are answered without.
    get ownWords() {
      return (ownWords ??= allWordsOf(composed.slice(-1)));
    },
    get folderWords() {
      return (folderWords ??= allWordsOf(composed.slice(0, -1)));
    },
  };
}

function allWordsOf(names: readonly string[]): string[] {
  const words: string[] = [];
  for (const name of names) words.push(...wordsOf(name));
  return words;
}

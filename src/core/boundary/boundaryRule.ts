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
  /** Every word of every name: `passwordReset.ts` has `password`, `reset`, `ts` and `passwordreset`. */
  readonly words: ReadonlySet<string>;
}

/** One reason why a file stands where it does. The first rule that matches decides. */
export interface BoundaryRule {
  /** Stable name, written into records: `zone/subject`. */
  readonly name: string;
  readonly zone: Zone;
  /** One sentence in a product manager's words. */
  readonly why: string;
  readonly matches: (file: BoundaryFile) => boolean;
}

/** Text for people, which cannot run. `.txt` and `.mdx` are left out: `requirements.txt` installs and MDX executes. */
const proseExtensions = new Set(['md', 'markdown', 'rst', 'adoc']);

/** Prose that is read by machines all the same: it instructs coding agents. */
const instructions = new Set(['agents.md', 'claude.md', 'gemini.md', 'copilot-instructions.md']);

/** Whether the file is text for people only; nothing in a dot folder is. */
export function isProse(file: BoundaryFile): boolean {
  return (
    proseExtensions.has(file.extension) &&
    !instructions.has(file.name) &&
    !file.names.some((name) => name.startsWith('.'))
  );
}

/** Whether code or data is about one of `words`, by a whole word of any name on its path. */
export function isAbout(file: BoundaryFile, words: readonly string[]): boolean {
  return !isProse(file) && words.some((word) => file.words.has(word));
}

/** @param names from the production folder (or the lab) down to the file, as they are written */
export function describeFile(names: readonly string[], inLab: boolean): BoundaryFile {
  const composed = names.map((name) => name.normalize('NFC'));
  const lower = composed.map((name) => name.toLowerCase());
  const name = lower.at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  return {
    inLab,
    names: lower,
    name,
    extension: dot < 0 ? '' : name.slice(dot + 1),
    words: new Set(composed.flatMap(wordsOf)),
  };
}

/** Words by separators and by capitals (`OAuthClient` has `auth`), and each two neighbours (`signIn` has `signin`). */
function wordsOf(name: string): string[] {
  const parts = name
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
  return [...parts, ...parts.slice(1).map((part, index) => `${parts[index]}${part}`)];
}

/**
 * Makes edits in files. An edit must find its place exactly once; the ways to look for it, each tried
 * only when the one before found nothing:
 *
 * 1. exact: the searched lines as whole lines; a single line also as a part of one,
 * 2. trailing space, and empty lines around the searched ones, do not count,
 * 3. indentation does not count; the replacement is indented like the place it goes to,
 * 4. Unicode: compatible characters (NFKC), curly and straight quotes, dashes and kinds of space are the same.
 *
 * From 2 on, lines that an edit leaves as they are keep the file's own spelling. The cascade is that of
 * aider and cline, less their last step: a similar place is never taken, and neither is the first of several.
 */
import type { FileChange, PrototypeFile } from './fileChange.ts';
import { EditableText } from './editableText.ts';
import { isEdits, type FileEdits, type WireChange } from './wireChange.ts';

/** A change that was not made, and neither was any other one of its file. */
export interface MissedEdit {
  readonly path: string;
  /** The lines that were looked for; empty for a file that was written whole. */
  readonly search: string;
  /** `not-shown`: it would have replaced or deleted a file whose text the model did not see. */
  readonly why: 'no-file' | 'not-found' | 'not-unique' | 'not-shown';
}

/** Whole files for all changes, as far as their edits could be made. */
export interface AppliedEdits {
  /** One change per path; a file with a missed edit has none. */
  readonly changes: FileChange[];
  /** The edits that failed. The others of the same file are not named, though not made either. */
  readonly missed: readonly MissedEdit[];
}

/**
 * Turns an answer's changes into whole files. Edits of one file are made in their order, each in what the
 * ones before it left.
 *
 * @param files the prototype as it is
 */
export function applyEdits(files: readonly PrototypeFile[], changes: readonly WireChange[]): AppliedEdits {
  const texts = new Map<string, string | undefined>(files.map(({ path, text }) => [path, text]));
  const changed = new Map<string, FileChange>();
  const missed: MissedEdit[] = [];
  for (const change of changes) {
    const { path } = change;
    const result = isEdits(change) ? editFile(texts.get(path), change) : { text: change.text };
    if ('missed' in result) {
      missed.push(...result.missed);
      changed.delete(path);
    } else {
      texts.set(path, result.text);
      changed.set(path, { path, text: result.text });
    }
  }
  return { changes: [...changed.values()], missed };
}

function editFile(
  before: string | undefined,
  { path, edits }: FileEdits,
): { text: string } | { missed: MissedEdit[] } {
  // An edit that looks for nothing makes a file.
  const [only, ...others] = edits;
  if ((before ?? '').trim() === '' && only && only.search.trim() === '' && others.length === 0)
    return { text: only.replace };
  if (before === undefined) return { missed: edits.map(({ search }) => ({ path, search, why: 'no-file' })) };
  const text = new EditableText(before);
  const missed: MissedEdit[] = [];
  for (const { search, replace } of edits) {
    const why = text.replace(search, replace);
    if (why !== undefined) missed.push({ path, search, why });
  }
  return missed.length > 0 ? { missed } : { text: text.toString() };
}

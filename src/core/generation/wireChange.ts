import type { FileChange } from './fileChange.ts';

/** One place of a file to change: lines to find and the lines to put there, each with its line break. */
export interface FileEdit {
  readonly search: string;
  readonly replace: string;
}

/** Changes to some places of a file that is there already. */
export interface FileEdits {
  readonly path: string;
  /** In the order in which they are to be made; each sees what the ones before it did. */
  readonly edits: readonly FileEdit[];
}

/** What an answer asks for: a whole file, a deletion, or edits. */
export type WireChange = FileChange | FileEdits;

/** Whether a change needs the file as it is before its new text is known. */
export function isEdits(change: WireChange): change is FileEdits {
  return 'edits' in change;
}

import type { PrototypeAsset, PrototypeFile, PrototypeSource } from '../generation/fileChange.ts';

/** A file of what is to be adopted: text or a picture, by its path in there, with `/`. */
export type FoundFile = PrototypeFile | PrototypeAsset;

/** Something that was not taken over, or does not run, and why, as a sentence. */
export interface LeftOut {
  readonly path: string;
  readonly why: string;
}

/** What was found in a file, folder or archive. */
export interface Findings {
  readonly files: readonly FoundFile[];
  readonly leftOut: readonly LeftOut[];
}

/** A prototype made of what was found. */
export interface Adoption {
  readonly source: PrototypeSource;
  readonly leftOut: readonly LeftOut[];
  /** What was added or assumed to make it one, as sentences. */
  readonly notes: readonly string[];
}

/** Whether a found file is kept as text. */
export function isText(file: FoundFile): file is PrototypeFile {
  return 'text' in file;
}

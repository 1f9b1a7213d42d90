import type { FixChange } from './fixFile.ts';

/** Chosen files as they were at one moment, compared with the last commit. */
export interface FixSnapshot {
  /** The commit they are compared with, and the git tree it becomes with them in it. */
  readonly base: string;
  readonly tree: string;
  /** What changed; chosen files that are as in the commit are not among them. */
  readonly changes: readonly FixChange[];
  /** `git diff --binary` of exactly these, as bytes: text files need not be UTF-8. */
  readonly patch: Uint8Array;
}

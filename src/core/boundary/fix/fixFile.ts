import type { FixLimits } from '../policy/policy.ts';
import type { Placement } from '../zone.ts';

/**
 * What kind of thing changed: `binary` is what git does not show as text. The last three change what a file is and
 * not only what it says: a symbolic link, another repository inside this one, whether it may be run.
 */
export const fixKinds = ['text', 'binary', 'link', 'submodule', 'executable'] as const;
export type FixKind = (typeof fixKinds)[number];

/** One file of a fix, as git compares it with the last commit. Paths lie inside the repository, with `/`. */
export interface FixChange {
  readonly path: string;
  /** Where it was before, when it was renamed. */
  readonly from?: string | undefined;
  readonly change: 'edit' | 'create' | 'rename' | 'delete';
  readonly kind: FixKind;
  /** Lines; 0 for what is not text. */
  readonly added: number;
  readonly removed: number;
  /** What git keeps for it in the commit and as it is now; `undefined` where there is no file. Of a renamed one, `before` is its old place. */
  readonly before: BlobRef | undefined;
  readonly after: BlobRef | undefined;
}

/** Contents in git: their id, and the mode of the file that has them. */
export interface BlobRef {
  readonly hash: string;
  readonly mode: string;
}

/** A changed file with where it stands. Of a renamed file the stricter of both places counts. */
export interface FixFile extends FixChange {
  readonly placement: Placement;
  /** What the rule that placed it allows one fix. */
  readonly limits: FixLimits;
}

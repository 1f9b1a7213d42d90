/** What a git entry is; a link's content is its target, a submodule's is a commit of another repository. */
export type EntryKind = 'file' | 'link' | 'submodule';

/** One entry of a change set, as git's index or two commits tell it. Paths are inside the repository, with `/`. */
export interface GateChange {
  /** Bytes that are no UTF-8 are written `\xE9`. */
  readonly path: string;
  /** Where it was before, if git takes it for a rename. */
  readonly from: string | undefined;
  readonly change: 'added' | 'modified' | 'deleted' | 'renamed';
  /** What it is now; of something deleted, what it was. */
  readonly kind: EntryKind;
  /** Name of the object it is now; empty when it is gone. */
  readonly oid: string;
  /** Name of the object it was before; `undefined` where nobody asked, or there was none. */
  readonly was?: string | undefined;
  /** Lines added and removed; `undefined` when nobody counted them. */
  readonly lines: number | undefined;
  /** Where a link points, as it is written. */
  readonly target: string | undefined;
}

/** Where a change leaves something and, of a renamed file, where that was before: both places count. */
export function placesOf({ path, from }: GateChange): string[] {
  return from === undefined ? [path] : [path, from];
}

/** What was deleted at a participant's withdrawal, for whoever looks where else they may be found. */
export interface Deletion {
  /** The experiment's. */
  readonly slug: string;
  readonly participant: string;
  /** Relative to the lab. */
  readonly files: readonly string[];
}

/** What may still tell of a participant after their withdrawal, and Footbridge cannot delete. Paths are relative to the lab. */
export type OutOfReach =
  /** The lab is in git, and the deleted files are in its history or index. */
  | { readonly kind: 'gitHistory'; readonly files: readonly string[] }
  /** Commits with them were pushed to or fetched from these remotes: other clones have them. */
  | { readonly kind: 'gitRemotes'; readonly remotes: readonly string[] }
  /** The lab is in git, and git could not be asked: the window is not trusted, or there is no git. */
  | { readonly kind: 'gitUnknown' }
  /** A brief in the lab names them; copies of it may have been sent. */
  | { readonly kind: 'brief'; readonly file: string }
  /** Other files in the lab have the code in them, or may have it: exports, pictures, what somebody wrote down. */
  | { readonly kind: 'mentions'; readonly files: readonly string[] }
  /** Not all files of the lab could be searched for the code, as there are too many, or it could stand for anything. */
  | { readonly kind: 'notSearched' }
  /** Their results came as a file from a test kit, or from analytics, where they still are. */
  | { readonly kind: 'resultFile' }
  | { readonly kind: 'capture' }
  /** Logs that cannot be read, so that nobody knows whose they are. */
  | { readonly kind: 'unreadable'; readonly files: readonly string[] };

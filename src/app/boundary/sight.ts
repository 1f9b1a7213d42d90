import type { CrossedEvent } from '../../core/boundary/crossing.ts';

/** A production file that is not as it was when exploration began. */
export interface SeenChange {
  /** Inside the production folder, with `/`. */
  readonly path: string;
  readonly change: Extract<CrossedEvent['change'], 'edit' | 'create' | 'delete'>;
  /** Whether the file can be put back as it was. */
  readonly canPutBack: boolean;
}

/** How an open crossing turned out to have ended, of which no change is left. */
export type Outcome = 'undone' | 'committed';

/** What an open crossing is about. */
export interface OpenChange {
  readonly path: string;
  readonly change: CrossedEvent['change'];
}

/** What one look at a production folder showed. */
export interface Look {
  readonly changes: readonly SeenChange[];
  /** Whether git is in the middle of a merge or the like: what differs is its work in progress, and counts for no change. */
  readonly isMidway?: boolean | undefined;
  /**
   * What became of an open crossing that no change stands for; `undefined` where that cannot be told, and it stays open.
   * Cheap after the first one for paths that were given to the look as open.
   */
  outcomeOf(open: OpenChange, signal?: AbortSignal): Promise<Outcome | undefined>;
}

/** The truth about one production folder, whoever wrote its files. What takes too long, or is called off, fails. */
export interface Sight {
  readonly by: 'git' | 'snapshot';
  /** Whether the whole folder can be watched. */
  readonly isComplete: boolean;
  /**
   * Looks at the disk. Changes nothing there.
   * @param open paths of open crossings: when a base is taken now, they are not part of it
   * @returns `undefined` while it cannot be told, as in the middle of a checkout
   */
  look(open: ReadonlySet<string>, signal?: AbortSignal): Promise<Look | undefined>;
  /** From now on, files are right as they are on disk. */
  accept(paths: readonly string[], signal?: AbortSignal): Promise<void>;
  /**
   * How a file was.
   * @returns its contents; `nothing` when there surely was no file; `undefined` when nobody kept it, or it cannot be told
   */
  before(path: string, signal?: AbortSignal): Promise<Before | undefined>;
}

export type Before =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'file'; readonly contents: Uint8Array; readonly isExecutable: boolean | undefined }
  | { readonly kind: 'link'; readonly target: string };

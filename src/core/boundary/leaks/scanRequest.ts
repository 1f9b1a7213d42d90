import type { FileTree } from '../imports/fileTree.ts';
import type { Leak } from './leak.ts';

/** Files as the scan sees them. */
export interface LeakTree extends FileTree {
  /**
   * A file's bytes, valid until the next call, so that one buffer can serve all; without it, what `read` says must do.
   * `undefined` for a link or folder and for what cannot be read, `large` beyond `limit` bytes.
   */
  bytes?(path: string, limit: number): Uint8Array | 'large' | undefined;
}

/** What is to be looked at. All roots are absolute, with `/`. */
export interface ScanRequest {
  /** The production folder. */
  readonly production: string;
  /** The lab, inside production, beside it or nowhere on this disk; `undefined`: there is none. */
  readonly lab: string | undefined;
  /** Files of production, relative to it; what lies in the lab is taken for the lab's. */
  readonly listing: readonly string[];
  /** Files of the lab, relative to it; without it, those in `listing`. */
  readonly labListing?: readonly string[] | undefined;
  /**
   * Absolute paths: findings in other files are left out. Lines pasted from the prototype are still compared with all of the lab.
   */
  readonly files?: readonly string[] | undefined;
  readonly tree: LeakTree;
  /**
   * What a file of production held before the change under review; lines that were there already were not pasted.
   * @param path inside production
   */
  readonly before?: ((path: string) => string | undefined) | undefined;
  readonly signal?: { throwIfAborted(): void } | undefined;
  /** Told now and then. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A file that was not checked, or not for everything. */
export interface UncheckedFile {
  /** Inside its root. */
  readonly path: string;
  readonly side: Leak['side'];
  /** `large`: too large to be looked into at all; `large-for-secrets`: only secrets were not looked for. */
  readonly reason: 'large' | 'large-for-secrets';
  /** Whether files of this type import: one that nobody looks into may hide a leak, if only by being made large. */
  readonly imports: boolean;
}

/** What a scan found. */
export interface ScanResult {
  /** By side, path and line. */
  readonly leaks: readonly Leak[];
  /** How many files were looked at. */
  readonly scanned: number;
  /** How many of `leaks` are places that could not be checked. */
  readonly unknown: number;
  /** Whether prototypes hold more lines than were compared. */
  readonly isPartlyCompared?: boolean;
  /** Each once, by what weighs most. */
  readonly unchecked: readonly UncheckedFile[];
}

import type * as vscode from 'vscode';
import type { Crossing } from '../../core/boundary/crossing.ts';
import type { Placement } from '../../core/boundary/zone.ts';
import type { BoundaryMode } from '../settings.ts';
import type { Unlocked } from './lock/lazyLock.ts';
import type { CrossedFile } from './boundaryProblems.ts';

/** What the boundary's views show: status bar, Problems, tree and badges. */
export interface BoundaryState {
  /** Title of the active experiment. */
  readonly experiment: string | undefined;
  readonly mode: BoundaryMode;
  /** What may be edited although the mode is `lock`. */
  readonly unlocked: Unlocked;
  /** All open crossings, also silenced ones and those of files that are free to edit, oldest first. */
  readonly open: readonly CrossedFile[];
  /** Those of them to warn of. */
  readonly warnings: readonly CrossedFile[];
  /** Crossings that have ended, oldest first. */
  readonly ended: readonly Crossing[];
  /** What keeps the boundary from knowing all it should, in sentences for people. */
  readonly troubles: readonly string[];
  /** Labels of production folders in which git is in the middle of a merge, a rebase or the like. */
  readonly midway: readonly string[];
  /** Where a file stands now, without its owners. */
  readonly placementOf: (uri: vscode.Uri) => Placement | undefined;
}

/** What is shown while there is nothing to show. */
export const nothingCrossed: BoundaryState = {
  experiment: undefined,
  mode: 'warn',
  unlocked: 'none',
  open: [],
  warnings: [],
  ended: [],
  troubles: [],
  midway: [],
  placementOf: () => undefined,
};

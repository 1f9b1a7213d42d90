import type * as vscode from 'vscode';
import type { DataStore } from '../app/data/dataStore.ts';
import type { Drafts } from '../app/drafts.ts';
import type { GenerationDeps } from '../app/generation/generatePrototype.ts';
import type { Generations } from '../app/generation/generations.ts';
import type { LabState } from '../app/labState.ts';
import type { Checkpoints, Clock, Ids } from '../app/ports.ts';
import type { Boards } from './board/boards.ts';
import type { BoundaryController } from './boundary/boundaryController.ts';
import type { BoundaryTools } from './boundary/boundaryTools.ts';
import type { Gaps } from './gaps/gaps.ts';
import type { GuideForm } from './guide/guideForm.ts';
import type { LabWindow } from './lab/labWindow.ts';
import type { Log } from './log.ts';
import type { ModelChoice } from './models/modelChoice.ts';
import type { Previews } from './preview/previews.ts';
import type { TestSessions } from './session/testSessions.ts';

/** What commands and views work with, built once in the composition root and passed along. */
export interface Services {
  readonly lab: LabState;
  readonly window: LabWindow;
  readonly drafts: Drafts;
  readonly models: ModelChoice;
  readonly generations: Generations;
  readonly previews: Previews;
  readonly sessions: TestSessions;
  readonly boards: Boards;
  readonly gaps: Gaps;
  readonly boundary: BoundaryController;
  readonly tools: BoundaryTools;
  readonly guide: GuideForm;
  /** The checkpoints of a lab, by its folder. */
  readonly checkpoints: (labRoot: string) => Checkpoints;
  /** The attached data of a lab, by its folder. */
  readonly dataStore: (labRoot: string) => DataStore;
  /** Looks whether a prototype would run. */
  readonly check: GenerationDeps['check'];
  /** Folder of our bundles, from which worker threads are started. */
  readonly dist: string;
  /** What the extension keeps for all windows of this VS Code. */
  readonly globalState: vscode.Memento;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

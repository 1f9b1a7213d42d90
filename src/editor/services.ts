import type { Drafts } from '../app/drafts.ts';
import type { Generations } from '../app/generations.ts';
import type { LabState } from '../app/labState.ts';
import type { Checkpoints, Clock, Ids } from '../app/ports.ts';
import type { BoundaryController } from './boundary/boundaryController.ts';
import type { GuideForm } from './guide/guideForm.ts';
import type { LabWindow } from './lab/labWindow.ts';
import type { Log } from './log.ts';
import type { ModelChoice } from './models/modelChoice.ts';
import type { Previews } from './preview/previews.ts';

/** What commands and views work with, built once in the composition root and passed along. */
export interface Services {
  readonly lab: LabState;
  readonly window: LabWindow;
  readonly drafts: Drafts;
  readonly models: ModelChoice;
  readonly generations: Generations;
  readonly previews: Previews;
  readonly boundary: BoundaryController;
  readonly guide: GuideForm;
  /** The checkpoints of a lab, by its folder. */
  readonly checkpoints: (labRoot: string) => Checkpoints;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

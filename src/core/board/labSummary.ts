import type { Tally } from '../evidence/verdict.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Spending } from '../generation/spending.ts';

/** One experiment, with its logs brought down to counts. */
export interface ExperimentSummary {
  readonly experiment: Experiment;
  /** The evidence so far; `undefined` once there is a verdict, which holds the count that it rests on. */
  readonly tally: Tally | undefined;
  /** Whether the plan on record is not the one that was locked or last amended; see evidence/protocol.ts. */
  readonly drifted: boolean;
  readonly spending: Spending;
  /** Whether a brief lies in the experiment's `handoff` folder. */
  readonly hasBrief: boolean;
  /** Whether its learning card lies in the lab. */
  readonly hasLearning: boolean;
  /** Lines of its logs that could not be read, and are missing from the counts. */
  readonly damagedLines: number;
}

/** A record that could not be used. */
export interface UnreadableRecord {
  /** Relative to the lab, with `/`. */
  readonly file: string;
  readonly why: string;
}

/** All that the board needs to know of one lab. */
export interface LabSummary {
  readonly folder: string;
  readonly name: string;
  readonly experiments: readonly ExperimentSummary[];
  readonly unreadable: readonly UnreadableRecord[];
  /** Why nothing of it could be read, such as a folder that is gone. */
  readonly problem: string | undefined;
}

import type { Outcome } from '../evidence/verdict.ts';
import type { Stage } from '../experiment/experiment.ts';

/** What came of handing an experiment over to engineering, which has nothing yet of a `draft`. */
export const handoffStates = ['none', 'draft', 'exported', 'accepted', 'returned'] as const;
export type HandoffState = (typeof handoffStates)[number];

/** How long engineering has had a brief. Days are of 24 hours and may be fractions. */
export interface HandoffLoop {
  /** From the export of a final brief to its last answer; `undefined` until there is one, and where older records do not say. */
  readonly answeredIn: number | undefined;
  /** Since the export of the one that waits for an answer. */
  readonly waiting: number | undefined;
  /** How often a brief was returned. */
  readonly returned: number;
}

/** A count of participants held against the bars, which are scaled to as many participants. */
export interface BoardResult {
  readonly successes: number;
  readonly participants: number;
  readonly passBar: number;
  readonly killBar: number;
  /** How many participants are asked for at least. */
  readonly minimum: number;
  /** How many variants were tried; the count is that of the one that decides. */
  readonly variantsTried: number | undefined;
  /** As they were when it was decided; `undefined` where an older verdict does not say. */
  readonly underWay: number | undefined;
  readonly excluded: number | undefined;
}

/** One experiment on the board. Days are of 24 hours and may be fractions; dates are ISO. */
export interface BoardRow {
  readonly kind: 'experiment';
  /** The same for all copies of one experiment, and different for different ones. */
  readonly key: string;
  readonly slug: string;
  readonly title: string;
  readonly segment: string;
  readonly metric: string;
  /** Folder of the lab whose copy is shown; the first of `labs`. */
  readonly lab: string;
  /** Folders of all labs that hold it. */
  readonly labs: readonly string[];
  readonly stage: Stage;
  /** Bars as they were set; after the verdict those that it was held against. */
  readonly bar: { readonly pass: number; readonly kill: number; readonly of: number };
  readonly result: BoardResult;
  readonly verdict:
    | {
        readonly outcome: Outcome;
        readonly byTheBar: Outcome;
        readonly at: string;
        readonly by: string | undefined;
      }
    | undefined;
  readonly startedAt: string;
  readonly daysRunning: number;
  readonly isLocked: boolean;
  /** From the lock of the protocol to the verdict; `undefined` without either. */
  readonly daysToSignal: number | undefined;
  readonly throwAwayDate: string;
  /** What the date was before it was moved. */
  readonly movedFrom: string | undefined;
  /** The date is past and the prototype still there. */
  readonly isOverdue: boolean;
  /** Enough people tried it, and nobody decided. */
  readonly isReadyToDecide: boolean;
  readonly cost: {
    readonly tokens: number;
    readonly dollars: number | undefined;
    readonly estimated: boolean;
  };
  readonly amendments: number;
  /** The record was changed by hand: the plan is not the one that was locked, or not the one that was decided by. */
  readonly drifted: boolean;
  readonly handoff: HandoffState;
  readonly loop: HandoffLoop;
  /** Whether what was learnt is written down in the lab. */
  readonly hasLearning: boolean;
  readonly damagedLines: number;
}

/** A record that should be an experiment and cannot be read. */
export interface UnreadableRow {
  readonly kind: 'unreadable';
  readonly key: string;
  readonly lab: string;
  readonly file: string;
  readonly why: string;
}

export type BoardEntry = BoardRow | UnreadableRow;

import type { OutcomeSource, TaskOutcome } from './evidenceEvent.ts';
import type { Criterion } from '../experiment/hypothesis.ts';
import type { RunStanding } from './runStanding.ts';
import type { Likelihood } from './likelihood.ts';
import type { Outcome } from './verdict.ts';

/** Two bounds, lower first. Shares lie within 0 and 1. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** A mean and how many values it rests on; nothing is said where there are none. */
export interface Mean {
  readonly mean: number;
  readonly n: number;
  /** 95 %, by Student's t; left out for fewer than two values, and where all are the same. */
  readonly interval: Interval | undefined;
}

/** What one participant did with one task of one variant. `none`: it has no outcome. */
export interface OutcomeCell {
  readonly task: string;
  readonly outcome: TaskOutcome | 'none';
  readonly seconds: number | undefined;
  readonly by: OutcomeSource | undefined;
  /** What stood before an observer said something else, and why; see session.ts. */
  readonly overridden: { readonly outcome: TaskOutcome | 'none'; readonly reason: string } | undefined;
  /** Single Ease Question, 1 (very difficult) to 7 (very easy). */
  readonly seq: number | undefined;
}

/** One participant's way through one variant. */
export interface OutcomeRow {
  readonly session: string;
  readonly participant: string;
  /** Whether it counts, and as what. */
  readonly standing: RunStanding;
  /** One per task of the protocol, in its order. */
  readonly cells: readonly OutcomeCell[];
}

/** One task as the counted participants of a variant went through it, also those still under way. */
export interface TaskReading {
  readonly task: string;
  readonly goal: string;
  /** Participants who began it; the other counts are how it ended for them. */
  readonly begun: number;
  readonly completed: number;
  readonly assisted: number;
  readonly failed: number;
  readonly abandoned: number;
  /** Geometric mean of the seconds of those who completed it without help, its interval on the log scale. */
  readonly time: Mean | undefined;
  /** Single Ease Question, 1 to 7. */
  readonly seq: Mean | undefined;
}

/** The usual intervals for a share, for those who know them by name. None is clipped but the first. */
export interface ShareIntervals {
  readonly adjustedWald: Interval;
  readonly wilson: Interval;
  readonly clopperPearson: Interval;
  readonly jeffreys: Interval;
  readonly uniformPosterior: Interval;
}

/** One variant held against the bar. Counts are participants. */
export interface VariantReading {
  readonly variant: string;
  /** What it changes, for variants after the first. */
  readonly change: string | undefined;
  readonly successes: number;
  readonly participants: number;
  /** How many of the participants stopped before their last task. */
  readonly stoppedEarly: number;
  /** Not counted: whose session is not over, and who began no task. */
  readonly underWay: number;
  readonly didNotBegin: number;
  /** The bars, scaled to the participants there are. */
  readonly passBar: number;
  readonly killBar: number;
  readonly minimum: number;
  readonly outcome: Outcome;
  /** Adjusted Wald, 95 %, clipped to 0..1; `undefined` while there are no participants. */
  readonly interval: Interval | undefined;
  /** Exact posterior chance that the true share is above `chanceShare`, uniform prior; `undefined` likewise. */
  readonly chanceOfTarget: number | undefined;
  /** The same for whoever does not think in percent. */
  readonly likelihood: Likelihood | undefined;
  /** All the usual ones, 95 %; `undefined` likewise. */
  readonly intervals: ShareIntervals | undefined;
  /** Laplace's estimate of the share, (x + 1) / (n + 2). */
  readonly estimate: number;
  /** One per task of the protocol, in its order. */
  readonly tasks: readonly TaskReading[];
  /** UMUX-Lite, 0 to 100. */
  readonly umuxLite: Mean | undefined;
  /** Participants, in the order in which they came. */
  readonly rows: readonly OutcomeRow[];
}

interface Versus {
  readonly a: string;
  readonly b: string;
  /** Chance that more people succeed with A than with B. Indicative, never "significant". */
  readonly chance: number;
}

/**
 * Different people tried A and B. `leftOut`: people who tried both, who count only where they began. `fisher`: two-sided p of
 * Fisher's exact test, for statisticians only.
 */
export interface BetweenComparison extends Versus {
  readonly kind: 'between';
  readonly counts: {
    readonly a: { readonly successes: number; readonly participants: number };
    readonly b: { readonly successes: number; readonly participants: number };
  };
  readonly fisher: number;
  readonly leftOut: number;
}

/** The same people tried both: only those who succeeded with exactly one tell them apart. `leftOut`: people who tried only one. */
export interface WithinComparison extends Versus {
  readonly kind: 'within';
  readonly counts: {
    readonly both: number;
    readonly onlyA: number;
    readonly onlyB: number;
    readonly neither: number;
  };
  readonly leftOut: number;
}
export type Comparison = BetweenComparison | WithinComparison;

/** What whoever reads the result must know as well. Each is a fact with its figures; the words are the reader's side's. */
export type Caveat =
  /** Fewer than the minimum: inconclusive whatever they did. */
  | {
      readonly code: 'fewPeople';
      readonly variant: string;
      readonly participants: number;
      readonly minimum: number;
    }
  /** They count, as not having done what they did not get to. */
  | { readonly code: 'stoppedEarly'; readonly runs: number; readonly of: number }
  /** Not counted: the session is not over. */
  | { readonly code: 'underWay'; readonly runs: number }
  /** Not counted: it is over and no task was begun. */
  | { readonly code: 'didNotBegin'; readonly runs: number }
  | { readonly code: 'excluded'; readonly sessions: number; readonly of: number }
  /** Sessions that were excluded and count again after all. */
  | { readonly code: 'readmitted'; readonly sessions: number }
  | { readonly code: 'pilots'; readonly sessions: number }
  /** Variants that nobody tried in a pilot before they counted. */
  | { readonly code: 'noPilot'; readonly variants: readonly string[] }
  | { readonly code: 'amendments'; readonly amendments: number; readonly sessionsBefore: number }
  /** Sessions under a protocol that no record knows, or a record changed by hand. */
  | { readonly code: 'protocolUnknown'; readonly sessions: number }
  | { readonly code: 'protocolDrift' }
  /** Sessions that began although nothing was locked. */
  | { readonly code: 'notLocked'; readonly sessions: number }
  | { readonly code: 'prototypeChanged'; readonly variant: string; readonly versions: number }
  | { readonly code: 'changedSinceVerdict'; readonly variants: readonly string[] }
  /** The verdict was held against another bar or protocol than the one on record; see verdictByOtherBar.ts. */
  | { readonly code: 'verdictByOtherBar'; readonly recorded: Outcome; readonly now: Outcome }
  | {
      readonly code: 'evidenceSinceVerdict';
      readonly variant: string;
      readonly decidedOn: { readonly successes: number; readonly participants: number };
      readonly present: { readonly successes: number; readonly participants: number };
    }
  | { readonly code: 'chosenAssignment'; readonly sessions: number; readonly of: number }
  /**
   * Several variants against one bar: the chance that at least one passes although only half of all people can do it, were they
   * different people. Where the same people tried them, it lies between `single` and that.
   */
  | {
      readonly code: 'severalVariants';
      readonly variants: number;
      readonly chance: number;
      readonly single: number;
      readonly samePeople: boolean;
    }
  /** The same people tried several: the counts of the variant each tried first, and of those after it. */
  | {
      readonly code: 'orderEffect';
      readonly first: { readonly successes: number; readonly participants: number };
      readonly later: { readonly successes: number; readonly participants: number };
    }
  | { readonly code: 'selfReported'; readonly outcomes: number; readonly of: number }
  /** Counted runs in which something went wrong in the prototype. */
  | { readonly code: 'problems'; readonly runs: number; readonly of: number }
  | { readonly code: 'unmoderated'; readonly sessions: number; readonly of: number }
  | {
      readonly code: 'overridden';
      readonly outcomes: number;
      readonly toSuccess: number;
      readonly fromSuccess: number;
    }
  | {
      readonly code: 'mixedSources';
      readonly moderated: number;
      readonly kit: number;
      readonly capture: number;
    }
  /** More people than the minimum tried it, and the first ones alone would have given another outcome. */
  | {
      readonly code: 'outcomeTurned';
      readonly variant: string;
      readonly before: Outcome;
      readonly minimum: number;
      readonly participants: number;
    }
  /** Codes with more than one counted session: they count more than once. */
  | { readonly code: 'repeatedCodes'; readonly participants: readonly string[] }
  /** Made from another variant by the offline starter, which wrote the change that was asked for in a footnote. */
  | { readonly code: 'footnoteOnly'; readonly variant: string; readonly from: string }
  /** Nothing is decided, and the prototype is not any more what the last participant tried. */
  | { readonly code: 'changedSinceTested'; readonly variants: readonly string[] };
export type CaveatCode = Caveat['code'];

/** A session that is not counted. */
export interface LeftOut {
  readonly session: string;
  readonly participant: string;
  /** Why it was excluded; `undefined` for pilots. */
  readonly reason: string | undefined;
}

/** A change of the plan after the lock, as it is shown beside the result. */
export interface AmendmentReading {
  readonly at: string;
  readonly reason: string;
  readonly fields: readonly string[];
  /** The bar before and after, where it was changed and the record says so. */
  readonly bar?: { readonly before: Criterion; readonly after: Criterion } | undefined;
  /** Counted sessions that had begun before it. */
  readonly sessionsBefore: number;
}

/** All that an experiment's evidence says, in figures. Plain data, which may be sent as JSON. */
export interface EvidenceReading {
  /** By the bar; see verdict.ts. */
  readonly outcome: Outcome;
  /** The variant that the outcome rests on; one of `variants`. */
  readonly deciding: VariantReading;
  /** The share that the pass bar stands for, e.g. 0.8 for 4 of 5. */
  readonly target: number;
  /** The share that `chanceOfTarget` is about: the target, or 90 % for a bar that asks for everybody, as nothing is above that. */
  readonly chanceShare: number;
  /** The share that the kill bar stands for. */
  readonly killShare: number;
  readonly criterion: {
    readonly metric: string;
    readonly passAtLeast: number;
    readonly killAtMost: number;
    readonly minimumParticipants: number;
  };
  /** The variants that somebody tried, in the experiment's order; the first variant while nobody did. */
  readonly variants: readonly VariantReading[];
  /** Every pair of variants that people tried; `a` is the one with the greater share. */
  readonly comparisons: readonly Comparison[];
  /** The weightiest first. */
  readonly caveats: readonly Caveat[];
  readonly excluded: readonly LeftOut[];
  readonly pilots: readonly LeftOut[];
  readonly amendments: readonly AmendmentReading[];
  /** ISO instants; `firstSession` is the first that counts. */
  readonly timeline: {
    readonly framed: string;
    readonly locked: string | undefined;
    readonly firstSession: string | undefined;
    readonly lastSession: string | undefined;
    readonly decided: string | undefined;
  };
}

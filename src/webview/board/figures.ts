import type { BoardEntry } from '../../protocol/board.ts';

/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** What is said about many experiments at once: each figure with the counts it rests on, none with a target. */
export interface Figures {
  /** Days from lock to verdict: the median, and how many of the verdicts have one. */
  readonly signal: { readonly median: number | undefined; readonly basis: Share };
  readonly killed: Share;
  readonly inconclusive: Share;
  /** Of the experiments whose protocol is locked; `changes` in all. */
  readonly amended: Share & { readonly changes: number };
  /** Of the prototypes that were made and are not thrown away yet. */
  readonly overdue: Share;
  /** Of the experiments that have a brief; drafts are not handed to engineering yet. */
  readonly handoffs: {
    readonly drafts: number;
    readonly accepted: number;
    /** How often one was returned, also where it was accepted since. */
    readonly returned: number;
    readonly of: number;
    /** Days from export to the last answer: the median of those that are known. */
    readonly answeredIn: number | undefined;
  };
}

/** The figures of some experiments; records that cannot be read are in none of them. */
export function figuresOf(entries: readonly BoardEntry[]): Figures {
  const rows = entries.filter((entry) => entry.kind === 'experiment');
  const decided = rows.filter(({ verdict }) => verdict !== undefined);
  const days = decided.flatMap(({ daysToSignal }) => daysToSignal ?? []);
  const locked = rows.filter(({ isLocked }) => isLocked);
  const briefs = rows.filter(({ handoff }) => handoff !== 'none');
  const answers = briefs.flatMap(({ loop }) => loop.answeredIn ?? []);
  return {
    signal: { median: median(days), basis: { count: days.length, of: decided.length } },
    killed: share(decided, ({ verdict }) => verdict?.outcome === 'invalidated'),
    inconclusive: share(decided, ({ verdict }) => verdict?.outcome === 'inconclusive'),
    amended: {
      ...share(locked, ({ amendments }) => amendments > 0),
      changes: locked.reduce((sum, { amendments }) => sum + amendments, 0),
    },
    overdue: share(
      rows.filter(({ stage }) => stage !== 'framed' && stage !== 'discarded'),
      ({ isOverdue }) => isOverdue,
    ),
    handoffs: {
      drafts: briefs.filter(({ handoff }) => handoff === 'draft').length,
      accepted: briefs.filter(({ handoff }) => handoff === 'accepted').length,
      returned: rows.reduce((sum, { loop }) => sum + loop.returned, 0),
      of: briefs.length,
      answeredIn: median(answers),
    },
  };
}

function share<T>(items: readonly T[], matches: (item: T) => boolean): Share {
  return { count: items.filter(matches).length, of: items.length };
}

/** The middle one, or the mean of the two in the middle. */
function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

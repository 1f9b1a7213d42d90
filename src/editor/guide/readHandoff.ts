import { briefStanding, type BriefStanding } from '../../app/briefStanding.ts';
import { explainGaps, type GapCache } from '../../app/explainGaps.ts';
import { handedOffVariant, readBrief } from '../../app/exportBrief.ts';
import type { Clock, LabStore } from '../../app/ports.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { answerBlockers } from '../../core/handoff/readinessAnswers.ts';
import { axes } from '../../core/handoff/gaps/gap.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import type { ReadinessView } from '../../protocol/guideHandoff.ts';

interface Deps {
  readonly store: LabStore;
  readonly clock: Clock;
  /** Of scans in this lab: what did not change since the last one is not read again. */
  readonly cache: GapCache;
}

/** What the brief would say now, and how the exported one stands to it. */
export interface HandoffReading {
  readonly readiness: ReadinessView;
  /** `undefined` when none was exported. */
  readonly standing: BriefStanding | undefined;
}

/**
 * Works out what the brief would say now: what is missing, what the prototype leaves to engineering, and what the brief that
 * was exported does not say yet. Writes nothing, and
 * scans with breaks, as somebody may be typing.
 */
export async function readHandoff(
  experiment: Experiment,
  { store, clock, cache }: Deps,
): Promise<HandoffReading> {
  const variant = await handedOffVariant(experiment, undefined, store);
  const { gaps } =
    variant === undefined ? { gaps: [] } : await explainGaps(experiment, variant, { store, cache });
  const now = await readBrief(experiment, { variant, gaps }, { store, clock, sha256 });
  const { blockers } = now;
  const readiness = {
    blockers: blockers.map(({ message, field }) => ({ message, field })),
    later: experiment.verdict ? 0 : askedLater(experiment, blockers),
    gaps: axes.map((axis) => ({ axis, count: gaps.filter((gap) => gap.axis === axis).length })),
  };
  return { readiness, standing: await briefStanding(experiment, now, { store, sha256 }) };
}

/** What a verdict would ask for beyond what is missing already; who decides answers questions, so that is not asked. */
function askedLater(experiment: Experiment, blockers: readonly { readonly field: string }[]): number {
  const known = new Set(blockers.map(({ field }) => field));
  const verdict = {
    outcome: 'validated',
    byTheBar: 'validated',
    rationale: '',
    by: '–',
    at: experiment.updatedAt,
    successes: 0,
    participants: 0,
  } as const;
  return answerBlockers({ ...experiment, verdict }).filter(({ field }) => !known.has(field)).length;
}

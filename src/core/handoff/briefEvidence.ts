import type { Caveat, Comparison, Interval, Mean, VariantReading } from '../evidence/evidenceReading.ts';
import type { BriefComparison, BriefSession, BriefVariant } from './briefSchema.ts';

/** One variant's figures as a brief keeps them. @param caveats of all variants */
export function briefVariant(variant: VariantReading, caveats: readonly Caveat[]): BriefVariant {
  const { interval, chanceOfTarget, umuxLite } = variant;
  const sameAs = caveats.flatMap((one) =>
    one.code === 'footnoteOnly' && one.variant === variant.variant ? [one.from] : [],
  )[0];
  return {
    variant: variant.variant,
    ...(variant.change === undefined ? {} : { change: variant.change }),
    ...(sameAs === undefined ? {} : { footnoteOnly: sameAs }),
    successes: variant.successes,
    participants: variant.participants,
    stoppedEarly: variant.stoppedEarly,
    underWay: variant.underWay,
    didNotBegin: variant.didNotBegin,
    passBar: variant.passBar,
    killBar: variant.killBar,
    byTheBar: variant.outcome,
    ...(interval === undefined ? {} : { interval: roundedInterval(interval) }),
    ...(chanceOfTarget === undefined ? {} : { chanceOfTarget: rounded(chanceOfTarget) }),
    tasks: variant.tasks.map(({ task, begun, completed, assisted, failed, abandoned, time, seq }) => ({
      task,
      begun,
      completed,
      assisted,
      failed,
      abandoned,
      ...(time === undefined ? {} : { seconds: roundedMean(time) }),
      ...(seq === undefined ? {} : { seq: roundedMean(seq) }),
    })),
    ...(umuxLite === undefined ? {} : { umuxLite: roundedMean(umuxLite) }),
  };
}

/** Two variants side by side as a brief keeps them. */
export function briefComparison(comparison: Comparison): BriefComparison {
  const { a, b, chance, leftOut } = comparison;
  const both = { a, b, chance: rounded(chance), leftOut };
  if (comparison.kind === 'within') return { kind: 'within', ...both, counts: { ...comparison.counts } };
  const { counts } = comparison;
  return { kind: 'between', ...both, counts: { a: { ...counts.a }, b: { ...counts.b } } };
}

/** Who is not counted, and why; once for each session, however many variants were tried in it. */
export function notCounted(sessions: readonly BriefSession[]): { participant: string; why: string }[] {
  const found = new Map(
    sessions.flatMap(({ participant, startedAt, pilot, excluded, unfinished }) => {
      const why =
        pilot === true
          ? 'pilot run'
          : (excluded ?? (unfinished === 'didNotBegin' ? 'did not begin' : undefined));
      return why === undefined ? [] : [[`${participant} ${startedAt}`, { participant, why }] as const];
    }),
  );
  return [...found.values()];
}

function roundedMean({ mean, n, interval }: Mean) {
  return {
    mean: rounded(mean),
    n,
    ...(interval === undefined ? {} : { interval: roundedInterval(interval) }),
  };
}

function roundedInterval({ lower, upper }: Interval) {
  return { lower: rounded(lower), upper: rounded(upper) };
}

/** Four digits are more than so few people can show, and the same on every machine. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

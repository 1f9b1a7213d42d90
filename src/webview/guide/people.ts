import type { ExperimentView } from '../../protocol/guide.ts';

/** Whom a test takes: everybody tries all variants, or each variant takes people of its own. */
export interface PeopleNeeded {
  /** Before the bar speaks of a variant. */
  readonly perVariant: number;
  /** The variants that have people of their own; one where everybody tries the same. */
  readonly groups: number;
  readonly total: number;
}

/** How many people must at least try a variant before the bar speaks of it. */
export function minimumParticipants(experiment: ExperimentView): number {
  return experiment.hypothesis.criterion.minimumParticipants ?? 1;
}

/** How many people the test takes at least. @param more variants that are not there yet */
export function peopleNeeded(experiment: ExperimentView, more = 0): PeopleNeeded {
  const perVariant = minimumParticipants(experiment);
  const variants = Math.max(1, triable(experiment).length + more);
  const groups = experiment.hypothesis.plan.assignment === 'within' ? 1 : variants;
  return { perVariant, groups, total: perVariant * groups };
}

/** How many people are still needed before the bar speaks of every variant; 0 when there are enough. */
export function peopleMissing(experiment: ExperimentView): number {
  const { tally, hypothesis } = experiment;
  const minimum = minimumParticipants(experiment);
  const variants = triable(experiment);
  if (variants.length < 2) return Math.max(0, minimum - tally.participants);
  const missing = variants.map((id) => {
    const tried = tally.variants.find(({ variant }) => variant === id)?.participants ?? 0;
    return Math.max(0, minimum - tried);
  });
  return hypothesis.plan.assignment === 'within'
    ? Math.max(...missing)
    : missing.reduce((sum, each) => sum + each, 0);
}

/** Ids of the variants that people can try. */
function triable({ variants }: ExperimentView): string[] {
  return variants.filter(({ madeAt }) => madeAt !== undefined).map(({ id }) => id);
}

import type { Experiment } from './experiment.ts';
import type { HypothesisDraft } from './hypothesis.ts';

/**
 * A draft of the experiment after this one: all as it was, to be changed, but with a life of its own. It gets its own slug when it
 * is framed, and no evidence, as sessions are never pooled across experiments.
 */
export function newExperimentFrom({ hypothesis }: Pick<Experiment, 'hypothesis'>): HypothesisDraft {
  const { handoff: _, ...framed } = hypothesis;
  return { ...framed, throwAwayDate: '' };
}

import type { Session } from '../core/evidence/session.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Beyond } from '../core/handoff/learning/disposal.ts';

/** Where copies of an experiment's prototypes may be that were given out, by its records. */
export function copiesOf(experiment: Experiment, sessions: readonly Session[]): Beyond[] {
  const { lock, handedOffAt, reviews = [], variants } = experiment;
  const gaveKits = lock?.kitAt !== undefined || sessions.some(({ source }) => source === 'kit');
  const gaveBrief = handedOffAt !== undefined || reviews.length > 0;
  return [
    ...(gaveKits ? [{ kind: 'kits' } as const] : []),
    ...(variants.length > 0 ? [{ kind: 'tools' } as const] : []),
    ...(gaveBrief ? [{ kind: 'brief' } as const] : []),
  ];
}

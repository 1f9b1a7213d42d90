import { errors } from '../core/errors.ts';
import { readSessions } from '../core/evidence/session.ts';
import { tally, type Outcome, type Verdict } from '../core/evidence/verdict.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { advance, isDecided } from '../core/experiment/lifecycle.ts';
import type { Clock, LabStore } from './ports.ts';

/**
 * Records the decision. Without an outcome the bar decides; an outcome against the bar needs a rationale.
 *
 * @throws FootbridgeError `already-decided`, `override-needs-reason`
 */
export async function decide(
  experiment: Experiment,
  choice: { readonly outcome: Outcome | undefined; readonly rationale: string },
  deps: { readonly store: LabStore; readonly clock: Clock },
): Promise<Verdict> {
  if (isDecided(experiment)) throw errors.alreadyDecided(experiment.hypothesis.title);
  const { tasks, criterion } = experiment.hypothesis;
  const { records: logs } = await deps.store.readEvidence(experiment.slug);
  const count = tally(
    readSessions(logs),
    tasks.map((task) => task.id),
    criterion,
  );
  const outcome = choice.outcome ?? count.outcome;
  const rationale = choice.rationale.trim();
  if (outcome !== count.outcome && rationale === '') throw errors.overrideNeedsReason();
  const at = deps.clock.now();
  const { successes, participants } = count;
  const verdict = {
    outcome,
    byTheBar: count.outcome,
    rationale,
    at: at.toISOString(),
    successes,
    participants,
  };
  await deps.store.writeExperiment({ ...advance(experiment, 'decided', at), verdict });
  return verdict;
}

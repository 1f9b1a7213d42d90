import { errors } from '../core/errors.ts';
import { amendProtocol, type Amending } from '../core/evidence/amendProtocol.ts';
import { canonicalJson } from '../core/evidence/canonicalJson.ts';
import type { Sha256 } from '../core/evidence/protocol.ts';
import { experimentVersion, type Experiment } from '../core/experiment/experiment.ts';
import type { Hypothesis, HypothesisDraft } from '../core/experiment/hypothesis.ts';
import { localDay } from '../core/experiment/localDay.ts';
import { refuseClosed } from '../core/experiment/refuseClosed.ts';
import { completeHypothesis, keepTaskIds, slugOf } from '../core/experiment/completeHypothesis.ts';
import { reviewHypothesis } from '../core/experiment/reviewHypothesis.ts';
import { uniqueSlug } from '../core/experiment/slug.ts';
import type { Clock, LabStore } from './ports.ts';

interface Deps {
  readonly store: LabStore;
  readonly clock: Clock;
  readonly sha256: Sha256;
}

/**
 * Frames a hypothesis as a new experiment, or changes the hypothesis of one. Changing the protocol once it is locked
 * is recorded as an amendment; the throw-away date of a prototype is not put off here (see extendThrowAway.ts).
 *
 * @param slug the experiment to change, or `undefined` for a new one
 * @param reason why a locked protocol is changed; not needed for anything else
 * @returns the experiment as written
 * @throws FootbridgeError `incomplete-hypothesis` with all that is missing; `already-decided`, `amendment-needs-reason`
 */
export async function frameHypothesis(
  draft: HypothesisDraft,
  slug: string | undefined,
  deps: Deps,
  reason = '',
): Promise<Experiment> {
  const moment = deps.clock.now();
  const now = moment.toISOString();
  const today = localDay(moment);
  if (slug !== undefined)
    return await deps.store.updateExperiment(slug, (experiment) => {
      const kept = keepTaskIds(draft, experiment.hypothesis.tasks);
      const hypothesis = reviewed(kept, today, experiment);
      return revise(experiment, hypothesis, { at: now, reason, sha256: deps.sha256 });
    });
  return await begin(reviewed(draft, today), now, deps.store);
}

function reviewed(draft: HypothesisDraft, today: string, before?: Experiment): Hypothesis {
  const problems = reviewHypothesis(draft, today, before);
  if (problems.length > 0) throw errors.incompleteHypothesis(problems.map((problem) => problem.message));
  return completeHypothesis(draft, today, before);
}

/** Another window may take a name at the same moment, and one may be that of a record that cannot be read. */
async function begin(hypothesis: Hypothesis, now: string, store: LabStore): Promise<Experiment> {
  const { experiments } = await store.listExperiments();
  const taken = new Set(experiments.map(({ slug }) => slug));
  for (;;) {
    const experiment: Experiment = {
      schemaVersion: experimentVersion,
      slug: uniqueSlug(slugOf(hypothesis), taken),
      createdAt: now,
      updatedAt: now,
      stage: 'framed',
      hypothesis,
      variants: [],
      amendments: [],
    };
    if (await store.createExperiment(experiment)) return experiment;
    taken.add(experiment.slug);
  }
}

/** What was written for the handoff stays, as the form of the hypothesis does not ask for it. */
function revise(experiment: Experiment, revised: Hypothesis, amending: Amending): Experiment {
  refuseClosed(experiment);
  const { handoff } = experiment.hypothesis;
  const hypothesis = handoff === undefined ? revised : { handoff, ...revised };
  const after = {
    ...experiment,
    hypothesis,
    updatedAt: amending.at,
    ...(isReworded(experiment.hypothesis, hypothesis) && { reframedAt: amending.at }),
  };
  return amendProtocol(experiment, after, amending);
}

/** Whether a prototype would be made differently now: how it is tested, until when it lives and how it is handed off makes no difference. */
function isReworded(before: Hypothesis, after: Hypothesis): boolean {
  return canonicalJson(wordingOf(before)) !== canonicalJson(wordingOf(after));
}

function wordingOf(hypothesis: Hypothesis) {
  const {
    criterion: _bars,
    plan: _plan,
    throwAwayDate: _date,
    handoff: _later,
    tasks,
    ...wording
  } = hypothesis;
  return { ...wording, tasks: tasks.map(({ id, goal, success }) => ({ id, goal, success })) };
}

import { errors } from '../core/errors.ts';
import { experimentVersion, type Experiment } from '../core/experiment/experiment.ts';
import type { Hypothesis, HypothesisDraft } from '../core/experiment/hypothesis.ts';
import { isDecided } from '../core/experiment/lifecycle.ts';
import { localDay } from '../core/experiment/localDay.ts';
import { completeHypothesis, reviewHypothesis, slugOf } from '../core/experiment/reviewHypothesis.ts';
import { uniqueSlug } from '../core/experiment/slug.ts';
import type { Clock, LabStore } from './ports.ts';

/**
 * Frames a hypothesis as a new experiment, or changes the hypothesis of one. Changing what was fixed
 * beforehand (tasks or bars) once testing has begun is recorded as an amendment.
 *
 * @param slug the experiment to change, or `undefined` for a new one
 * @returns the experiment as written
 * @throws FootbridgeError `incomplete-hypothesis` with all that is missing; `already-decided`
 */
export async function frameHypothesis(
  draft: HypothesisDraft,
  slug: string | undefined,
  deps: { readonly store: LabStore; readonly clock: Clock },
): Promise<Experiment> {
  const moment = deps.clock.now();
  const now = moment.toISOString();
  const hypothesis = reviewed(draft, localDay(moment));
  const experiment =
    slug === undefined
      ? await begin(hypothesis, now, deps.store)
      : revise(await deps.store.readExperiment(slug), hypothesis, now);
  await deps.store.writeExperiment(experiment);
  return experiment;
}

function reviewed(draft: HypothesisDraft, today: string): Hypothesis {
  const problems = reviewHypothesis(draft, today);
  if (problems.length > 0) throw errors.incompleteHypothesis(problems.map((problem) => problem.message));
  return completeHypothesis(draft, today);
}

async function begin(hypothesis: Hypothesis, now: string, store: LabStore): Promise<Experiment> {
  const { experiments } = await store.listExperiments();
  const slug = uniqueSlug(slugOf(hypothesis), new Set(experiments.map((experiment) => experiment.slug)));
  return {
    schemaVersion: experimentVersion,
    slug,
    createdAt: now,
    updatedAt: now,
    stage: 'framed',
    hypothesis,
    variants: [],
    amendments: [],
  };
}

function revise(experiment: Experiment, hypothesis: Hypothesis, now: string): Experiment {
  if (isDecided(experiment)) throw errors.alreadyDecided(experiment.hypothesis.title);
  const fields = changedProtocol(experiment.hypothesis, hypothesis);
  const amended = experiment.stage === 'testing' && fields.length > 0;
  const amendment = { at: now, reason: 'Changed after testing had begun.', fields };
  return {
    ...experiment,
    hypothesis,
    updatedAt: now,
    amendments: amended ? [...experiment.amendments, amendment] : experiment.amendments,
  };
}

/** The parts of the protocol that differ; comparing as JSON is exact as both come from the same schema. */
function changedProtocol(before: Hypothesis, after: Hypothesis): string[] {
  const parts = ['tasks', 'criterion', 'segment'] as const;
  return parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

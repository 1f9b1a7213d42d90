import { askedTasks } from '../core/evidence/askedTasks.ts';
import { readManySessions } from '../core/evidence/readManySessions.ts';
import { tally, type Outcome } from '../core/evidence/verdict.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Learning, LearningNote } from '../core/handoff/learning/learning.ts';
import { pace } from './pace.ts';
import type { LabStore } from './ports.ts';

/** What a learning card rests on. */
export interface LearningBasis {
  /** The count that was decided on, else the count as it is now. */
  readonly evidence: Learning['evidence'];
  readonly outcome: Outcome | undefined;
  /** What the experiment's card says already, as after a prototype was thrown away and taken back. */
  readonly earlier: LearningNote | undefined;
}

/** Reads what a learning card says of the evidence, and what somebody wrote on an earlier one. */
export async function learningBasis(experiment: Experiment, store: LabStore): Promise<LearningBasis> {
  const { records } = await store.readLearnings();
  const earlier = records.find(({ slug }) => slug === experiment.slug);
  return {
    ...(await countFor(experiment, store)),
    earlier: earlier && noteOf(earlier),
  };
}

/** The count that a card tells of, with its verdict. */
export async function countFor(
  experiment: Experiment,
  store: LabStore,
): Promise<Pick<LearningBasis, 'evidence' | 'outcome'>> {
  const { slug, hypothesis, verdict, variants } = experiment;
  const sessions = async () => await readManySessions((await store.readEvidence(slug)).records, pace());
  const ids = variants.map(({ id }) => id);
  const counted = verdict ?? tally(await sessions(), askedTasks(experiment), hypothesis.criterion, ids);
  const { successes, participants } = counted;
  const { metric } = verdict?.criterion ?? hypothesis.criterion;
  return { evidence: { metric, successes, participants }, outcome: verdict?.outcome };
}

function noteOf({ observed, insight, action, supersedes }: Learning): LearningNote {
  return { observed, insight, action, ...(supersedes !== undefined && { supersedes }) };
}

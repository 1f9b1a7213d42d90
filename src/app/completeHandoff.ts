import { errors } from '../core/errors.ts';
import { canonicalJson } from '../core/evidence/canonicalJson.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { HandoffAnswers, HandoffFields, Hypothesis } from '../core/experiment/hypothesis.ts';
import { isDecided } from '../core/experiment/lifecycle.ts';
import { placeholderIn } from '../core/handoff/placeholders.ts';
import type { Clock, LabStore } from './ports.ts';

interface Deps {
  readonly store: Pick<LabStore, 'updateExperiment'>;
  readonly clock: Clock;
}

/**
 * Writes what a brief needs beyond the test. Answers that are given replace what was there, others stay; texts are trimmed.
 * `problem` and `nonGoals` belong to the hypothesis: once it is decided on, they can be filled in where nothing was
 * written, and not be changed. Answers that say what is on record already leave it as it is.
 *
 * @returns the experiment as written
 * @throws FootbridgeError `already-decided`, `discarded-already`, and what the store throws
 */
export async function completeHandoff(
  experiment: Experiment,
  answers: HandoffAnswers,
  { store, clock }: Deps,
): Promise<Experiment> {
  const at = clock.now().toISOString();
  return await store.updateExperiment(experiment.slug, (current) => {
    if (current.stage === 'discarded') throw errors.discardedAlready(current.hypothesis.title);
    const hypothesis = withAnswers(current, answers);
    // The guide says again what it does not know to be on record.
    if (canonicalJson(hypothesis) === canonicalJson(current.hypothesis)) return current;
    return { ...current, hypothesis, updatedAt: at, completedAt: at };
  });
}

function withAnswers(experiment: Experiment, { problem, nonGoals, ...fields }: HandoffAnswers): Hypothesis {
  const { hypothesis } = experiment;
  const lines = nonGoals?.map((line) => line.trim()).filter((line) => line !== '');
  const rewrites =
    (problem !== undefined && problem.trim() !== hypothesis.problem && isWritten(hypothesis.problem)) ||
    (lines !== undefined && lines.join('\n') !== hypothesis.nonGoals.join('\n') && areWritten(hypothesis));
  if (rewrites && isDecided(experiment)) throw errors.alreadyDecided(hypothesis.title);
  return {
    ...hypothesis,
    ...(problem !== undefined && { problem: problem.trim() }),
    ...(lines !== undefined && { nonGoals: lines }),
    handoff: { ...hypothesis.handoff, ...trimmed(fields) },
  };
}

function isWritten(text: string): boolean {
  return text.trim() !== '' && placeholderIn(text) === undefined;
}

function areWritten({ nonGoals }: Hypothesis): boolean {
  return nonGoals.length > 0 && nonGoals.every(isWritten);
}

function trimmed({ questions, ...fields }: HandoffFields): HandoffFields {
  const texts = Object.entries(fields).map(([name, value]) => [name, value?.trim()]);
  return {
    ...Object.fromEntries(texts),
    ...(questions && {
      questions: questions
        .map(({ question, owner = '' }) => ({ question: question.trim(), owner: owner.trim() }))
        .filter(({ question }) => question !== ''),
    }),
  };
}

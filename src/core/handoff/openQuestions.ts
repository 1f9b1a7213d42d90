import {
  nobodyYet,
  type AcceptanceCriterion,
  type Blocker,
  type BriefCrossing,
  type OpenQuestion,
} from './briefSchema.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Review } from './review/review.ts';
import { dayOf } from './markdown/blocks.ts';

/** Where the question comes from whether the riskiest assumption holds. */
export const riskiestFrom = 'riskiest assumption';

/** Where what engineering asked back comes from; a day follows. */
const answerFrom = 'engineering’s answer of';

/** Whether a question is what engineering asked back. */
export function isAskedBack({ from }: OpenQuestion): boolean {
  return from.startsWith(answerFrom);
}

/**
 * Lists what is still open, most important first. Where nobody else is named, whoever answers engineering owns a question, or
 * else who decided.
 */
export function openQuestions(
  { hypothesis, verdict, reviews = [] }: Experiment,
  blockers: readonly Blocker[],
  criteria: readonly AcceptanceCriterion[],
  crossings: readonly BriefCrossing[],
): OpenQuestion[] {
  const { handoff = {} } = hypothesis;
  const owner = handoff.owner?.trim() || verdict?.by?.trim() || nobodyYet;
  const questions: { question: string; from: string; owner?: string | undefined }[] = [
    ...blockers.map(({ message }) => ({ question: message, from: 'readiness' })),
    ...returnedSince(reviews).map(({ at, reason }) => ({
      question: reason,
      from: `${answerFrom} ${dayOf(at)}`,
    })),
    ...(hypothesis.riskiestAssumption.trim() === ''
      ? [
          {
            question: 'What must be true for this to work? No riskiest assumption was named.',
            from: 'hypothesis',
          },
        ]
      : [
          {
            question: `Does this hold? ${hypothesis.riskiestAssumption.trim()}`,
            from: riskiestFrom,
          },
        ]),
    // What is missing for a final brief asks for it already.
    ...(hypothesis.problem.trim() === '' && !blockers.some(({ field }) => field === 'problem')
      ? [{ question: 'Which problem does this solve? None was written down.', from: 'hypothesis' }]
      : []),
    ...(handoff.questions ?? []).map((one) => ({ ...one, from: 'handoff' })),
    ...criteria.flatMap(taskQuestion),
    ...crossings.flatMap(crossingQuestion),
  ];
  return questions.map(({ question, from, owner: named }, index) => ({
    id: `Q${index + 1}`,
    question,
    from,
    owner: named?.trim() || owner,
  }));
}

/** Answers that send a brief back ask for something, until one accepts it. */
function returnedSince(reviews: readonly Review[]): readonly Review[] {
  return reviews.slice(reviews.findLastIndex(({ status }) => status === 'accepted') + 1);
}

function taskQuestion({ id, standing, when, participants }: AcceptanceCriterion) {
  const { assisted, failed, abandoned, stopped } = participants;
  const without = [...assisted, ...failed, ...abandoned, ...stopped];
  if (without.length === 0 || (standing !== 'mixed' && standing !== 'notShown')) return [];
  const who = without.join(', ');
  return [
    {
      question: `Why did ${without.length} not manage alone (${who}): "${when}"? What has to change?`,
      from: id,
    },
  ];
}

function crossingQuestion({ ended, folder, path }: BriefCrossing) {
  if (ended === 'undone' || ended === 'moved') return [];
  const file = `${path} in ${folder}`;
  const questions = {
    kept: `${file} was changed while exploring and kept. Who reviews that change?`,
    committed: `${file} was changed while exploring and committed. Who has reviewed that commit?`,
    proposed: `A change to ${file} was proposed as a lightweight fix. Is it accepted?`,
    open: `${file} was changed while exploring. Is it undone, or kept and reviewed?`,
  };
  return [{ question: questions[ended ?? 'open'], from: 'crossing' }];
}

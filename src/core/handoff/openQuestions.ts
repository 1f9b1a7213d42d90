import {
  nobodyYet,
  type AcceptanceCriterion,
  type Blocker,
  type BriefCrossing,
  type OpenQuestion,
} from './briefSchema.ts';
import type { Hypothesis } from '../experiment/hypothesis.ts';

/** Lists what is still open, most important first. Nobody owns a question until somebody is named. */
export function openQuestions(
  hypothesis: Hypothesis,
  blockers: readonly Blocker[],
  criteria: readonly AcceptanceCriterion[],
  crossings: readonly BriefCrossing[],
): OpenQuestion[] {
  const questions = [
    ...blockers.map(({ message }) => ({ question: message, from: 'readiness' })),
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
            from: 'riskiest assumption',
          },
        ]),
    ...(hypothesis.problem.trim() === ''
      ? [{ question: 'Which problem does this solve? None was written down.', from: 'hypothesis' }]
      : []),
    ...criteria.flatMap(taskQuestion),
    ...crossings.flatMap(crossingQuestion),
  ];
  return questions.map((entry, index) => ({ id: `Q${index + 1}`, ...entry, owner: nobodyYet }));
}

function taskQuestion({ id, standing, when, participants }: AcceptanceCriterion) {
  const { assisted, failed, abandoned } = participants;
  const without = assisted.length + failed.length + abandoned.length;
  if (standing !== 'mixed' && standing !== 'notShown') return [];
  const who = [...assisted, ...failed, ...abandoned].join(', ');
  return [
    { question: `Why did ${without} not manage alone (${who}): "${when}"? What has to change?`, from: id },
  ];
}

function crossingQuestion({ ended, folder, path }: BriefCrossing) {
  if (ended === 'undone') return [];
  const question =
    ended === 'kept'
      ? `${path} in ${folder} was changed while exploring and kept. Who reviews that change?`
      : `${path} in ${folder} was changed while exploring. Is it undone, or kept and reviewed?`;
  return [{ question, from: 'crossing' }];
}

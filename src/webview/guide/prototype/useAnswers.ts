import { useKept } from '../memory.ts';
import type { QuestionsView, QuestionView } from '../../../protocol/guidePrototype.ts';

/** How far somebody has come with the questions; survives hiding the view. */
export interface Answers {
  /** The question on the page, and its place among them from 0. */
  readonly question: QuestionView | undefined;
  readonly index: number;
  /** What was answered to the question on the page before; empty when it was skipped or is new. */
  readonly given: string;
  /** All answers, skipped questions left out, with another answer to the question on the page. */
  readonly all: (answer: string) => { question: string; answer: string }[];
  /** Keeps an answer, empty for a skipped question, and goes to the next question or back. */
  readonly go: (by: 1 | -1, answer: string) => void;
  /** Whether all were answered or skipped before, for a turn that did not come to its end. */
  readonly again: boolean;
  /** Keeps all answers, with another one to the question on the page, for when they are asked for again. */
  readonly finish: (answer: string) => void;
  readonly forget: () => void;
}

interface Kept {
  /** The wording of all questions: their ids are the same in every round. */
  readonly asked: string;
  readonly index: number;
  readonly answers: readonly string[];
  readonly again?: boolean;
}

/** The answers to one set of questions; another set begins anew. */
export function useAnswers({ experiment, questions }: QuestionsView): Answers {
  const [value, keep] = useKept(`answers:${experiment}`);
  const asked = JSON.stringify(questions.map(({ question }) => question));
  const fresh: Kept = { asked, index: 0, answers: [] };
  const { index, answers, again = false } = isKept(value) && value.asked === asked ? value : fresh;
  const withAnswer = (answer: string): string[] =>
    questions.map((_, at) => (at === index ? answer : (answers[at] ?? '')));
  return {
    question: questions[index],
    index,
    given: answers[index] ?? '',
    all: (answer) =>
      withAnswer(answer).flatMap((one, at) => {
        const question = questions[at]?.question;
        return one === '' || question === undefined ? [] : [{ question, answer: one }];
      }),
    go: (by, answer) => keep({ asked, index: index + by, answers: withAnswer(answer), again }),
    again,
    finish: (answer) => keep({ asked, index: 0, answers: withAnswer(answer), again: true }),
    forget: () => keep(undefined),
  };
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'asked' in value &&
    'index' in value &&
    typeof value.index === 'number' &&
    'answers' in value &&
    Array.isArray(value.answers)
  );
}

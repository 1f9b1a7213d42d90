import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { QuestionsView, QuestionView } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { QuestionOptions } from './questionOptions.tsx';
import { useAnswers, type Answers } from './useAnswers.ts';
import { Waiting } from './waiting.tsx';

/** What the model wants to know before the first prototype, one question at a time; all can be skipped. */
export function QuestionCard({ view }: { readonly view: QuestionsView }) {
  const answers = useAnswers(view);
  const { question } = answers;
  if (view.thinking || !question) return <Thinking note={view.note ?? ''} />;
  return (
    <Question key={question.question} question={question} count={view.questions.length} answers={answers} />
  );
}

function Thinking({ note }: { readonly note: string }) {
  const host = useHost();
  const words = l10n.t('The model reads the hypothesis and may have a question or two…');
  return (
    <div class="card generation">
      <p class="phase" role="status">
        {note === '' ? words : note}
      </p>
      <div class="progress" role="progressbar" aria-label={l10n.t('Waiting for questions')}>
        <span />
      </div>
      <Waiting />
      <div class="buttons">
        <button
          type="button"
          class="secondary"
          onClick={() => host.send({ type: 'answerQuestions', answers: [] })}
        >
          {l10n.t('Go on without questions')}
        </button>
        <button type="button" class="quiet" onClick={() => host.send({ type: 'cancelQuestions' })}>
          {l10n.t('Cancel')}
        </button>
      </div>
    </div>
  );
}

interface QuestionProps {
  readonly question: QuestionView;
  readonly count: number;
  readonly answers: Answers;
}

function Question({ question, count, answers }: QuestionProps) {
  const host = useHost();
  const proposed = answers.given || (question.options[0] ?? '');
  const [answer, setAnswer] = useState(proposed);
  const card = useFocusOnNewQuestion(answers.index > 0 || answers.given !== '');
  const isLast = answers.index === count - 1;
  const finish = (given: string): void => {
    host.send({ type: 'answerQuestions', answers: answers.all(given) });
    answers.finish(given);
  };
  const cancel = (): void => {
    host.send({ type: 'cancelQuestions' });
    answers.forget();
  };
  const goOn = (given: string): void => (isLast ? finish(given) : answers.go(1, given));
  return (
    <form
      class="card question"
      ref={card}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        goOn(answer.trim());
      }}
    >
      <p class="hint">{l10n.t('Question {0} of {1}', answers.index + 1, count)}</p>
      <QuestionOptions question={question} answer={answer} onChange={setAnswer} />
      <div class="buttons">
        <button type="submit" class="primary">
          {isLast ? l10n.t('Make the prototype') : l10n.t('Next')}
        </button>
        <button type="button" class="secondary" onClick={() => goOn('')}>
          {l10n.t('Skip')}
        </button>
        {answers.index > 0 && (
          <button type="button" class="quiet" onClick={() => answers.go(-1, answer.trim())}>
            {l10n.t('Back')}
          </button>
        )}
        {!isLast && !answers.again && (
          <button type="button" class="quiet" onClick={() => finish('')}>
            {l10n.t('Skip all and make it')}
          </button>
        )}
        {!isLast && answers.again && (
          <button
            type="button"
            class="quiet"
            onClick={() => finish(answer === proposed ? answers.given : answer.trim())}
          >
            {l10n.t('Make it with these answers')}
          </button>
        )}
        <button type="button" class="quiet" onClick={cancel}>
          {l10n.t('Cancel')}
        </button>
      </div>
    </form>
  );
}

/** Going on to another question takes the focus along, so that it is read and answered without searching. */
function useFocusOnNewQuestion(isOneOfSeveral: boolean) {
  const card = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (isOneOfSeveral) card.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, []);
  return card;
}

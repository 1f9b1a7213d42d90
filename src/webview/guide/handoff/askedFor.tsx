import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { Icon } from '../../shared/icon.tsx';
import type { StepName } from '../steps.ts';
import { handoffControl } from './handoffFields.ts';
import type { Answer } from './standing.ts';
import type { AnswersModel } from './useAnswers.ts';

/** As in core/experiment/hypothesis.ts. */
const longestQuestion = 500;

interface AskedForProps {
  readonly answer: Answer;
  readonly experiment: ExperimentView;
  readonly model: AnswersModel;
  readonly onShow: (step: StepName, control: string) => void;
}

/** What engineering found missing when it returned the brief, with a way to answer it. */
export function AskedFor({ answer: { reason }, experiment, model, onShow }: AskedForProps) {
  const { questions = [] } = model.answers;
  const question = reason.trim().slice(0, longestQuestion);
  const isAsked = questions.some((one) => one.question.trim() === question);
  const answerIt = (): void => {
    const owner = experiment.verdict?.by ?? '';
    if (!isAsked) model.change({ questions: [{ question, owner }, ...questions].slice(0, 20) });
    onShow('handOff', handoffControl('questions'));
  };
  return (
    <li>
      <Icon name="half" />
      <span>
        {reason}{' '}
        <button type="button" class="link" data-next="focus" onClick={answerIt}>
          {isAsked ? l10n.t('Show the open question') : l10n.t('Answer it as an open question')}
        </button>
      </span>
    </li>
  );
}

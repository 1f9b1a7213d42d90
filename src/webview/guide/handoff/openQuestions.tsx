import * as l10n from '@vscode/l10n';
import { ListEditor } from '../form/listEditor.tsx';
import { AnswerText } from './answerText.tsx';
import { handoffControl } from './handoffFields.ts';
import type { AnswersModel } from './useAnswers.ts';

interface OpenQuestionsProps {
  readonly model: AnswersModel;
  /** Who decided, and so answers what is open unless somebody else does. */
  readonly decider: string | undefined;
}

/** What is open beside what follows from the records, and who answers it. */
export function OpenQuestions({ model, decider }: OpenQuestionsProps) {
  const id = handoffControl('questions');
  const { questions = [] } = model.answers;
  return (
    <>
      <AnswerText
        model={model}
        name="owner"
        label={l10n.t('Who answers engineering’s questions?')}
        limit={100}
        example={decider}
        optional={decider !== undefined}
      />
      <div class="field">
        <span class="label" id={`${id}-label`}>
          {l10n.t('Open questions')} <span class="optional">{l10n.t('optional')}</span>
        </span>
        <ListEditor
          id={id}
          items={questions}
          blank={{ question: '', owner: '' }}
          limit={20}
          fields={[
            {
              label: l10n.t('Question'),
              placeholder: l10n.t('e.g. what happens when an item is sold out?'),
              limit: 500,
              read: ({ question }) => question,
              write: (item, question) => ({ ...item, question }),
            },
            {
              label: l10n.t('Who answers it'),
              placeholder: l10n.t('who answers it, if somebody else'),
              limit: 100,
              read: ({ owner = '' }) => owner,
              write: (item, owner) => ({ ...item, owner }),
            },
          ]}
          nameOf={(number) => l10n.t('Question {0}', number)}
          addLabel={l10n.t('Add a question')}
          layout="cards"
          labelledBy={`${id}-label`}
          describedBy={undefined}
          invalid={false}
          onChange={(changed) => model.change({ questions: changed })}
          onBlur={model.flush}
        />
      </div>
    </>
  );
}

import * as l10n from '@vscode/l10n';
import { AnswerText } from './answerText.tsx';
import type { AnswersModel } from './useAnswers.ts';

/** What engineering asks for before it builds something. */
export function ForProduction({ model }: { readonly model: AnswersModel }) {
  return (
    <>
      <AnswerText
        model={model}
        name="baseline"
        label={l10n.t('The metric in production today')}
        hint={l10n.t('A number, and where it comes from.')}
        limit={200}
        example={l10n.t('e.g. 31 of 100 who come back order, shop analytics')}
        suggestion={l10n.t('Not measured')}
      />
      <AnswerText
        model={model}
        name="target"
        label={l10n.t('The metric once this is live')}
        limit={200}
        example={l10n.t('e.g. 40 of 100 within a month')}
      />
      <AnswerText
        model={model}
        name="privacy"
        label={l10n.t('Which personal data does it touch?')}
        hint={l10n.t('What it would read, keep or pass on about people.')}
        limit={1000}
        suggestion={l10n.t('None')}
      />
      <AnswerText
        model={model}
        name="security"
        label={l10n.t('What must not get into the wrong hands?')}
        hint={l10n.t('Also who may see or do what.')}
        limit={1000}
        suggestion={l10n.t('None known')}
      />
      <AnswerText
        model={model}
        name="accessibility"
        label={l10n.t('What do people need who cannot see, hear or point?')}
        hint={l10n.t('Also what you saw in the tests.')}
        limit={1000}
        suggestion={l10n.t('None known')}
      />
    </>
  );
}

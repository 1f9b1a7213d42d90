import * as l10n from '@vscode/l10n';
import { useId, useState } from 'preact/hooks';
import type { QuestionView } from '../../../protocol/guidePrototype.ts';

interface QuestionOptionsProps {
  readonly question: QuestionView;
  readonly answer: string;
  readonly onChange: (answer: string) => void;
}

/** The options of a question, the recommended one first, and room for an answer of one's own. */
export function QuestionOptions({ question, answer, onChange }: QuestionOptionsProps) {
  const id = useId();
  const [isOwn, setOwn] = useState(!question.options.includes(answer));
  const why = question.why ?? '';
  return (
    <fieldset class="choices" aria-describedby={why === '' ? undefined : `${id}-why`}>
      <legend class="question-text">{question.question}</legend>
      {why !== '' && (
        <p class="hint" id={`${id}-why`}>
          {why}
        </p>
      )}
      {question.options.map((option, index) => (
        <label key={option} class="choice">
          <input
            type="radio"
            name={id}
            checked={!isOwn && option === answer}
            data-next={!isOwn && option === answer ? 'focus' : undefined}
            onChange={() => {
              setOwn(false);
              onChange(option);
            }}
          />
          <span class="choice-name">
            {option}
            {index === 0 && <span class="tag">{l10n.t('recommended')}</span>}
          </span>
        </label>
      ))}
      <label class="choice">
        <input
          type="radio"
          name={id}
          checked={isOwn}
          data-next={isOwn ? 'focus' : undefined}
          onChange={() => {
            setOwn(true);
            onChange('');
          }}
        />
        <span class="choice-name">{l10n.t('Something else')}</span>
      </label>
      {isOwn && (
        <textarea
          class="own-answer"
          rows={1}
          maxLength={1000}
          aria-label={l10n.t('Your own answer')}
          value={answer}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </fieldset>
  );
}

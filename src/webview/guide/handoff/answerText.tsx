import { Field } from '../form/field.tsx';
import { type Answers, handoffControl } from './handoffFields.ts';
import type { AnswersModel } from './useAnswers.ts';

interface AnswerTextProps {
  readonly model: AnswersModel;
  readonly name: Exclude<keyof Answers, 'disposition' | 'questions'>;
  readonly label: string;
  readonly hint?: string;
  readonly limit: number;
  readonly example?: string | undefined;
  /** An answer for one press, as long as nothing was written. */
  readonly suggestion?: string;
  readonly optional?: boolean;
}

/** A text that only the team knows; it grows with what is written. */
export function AnswerText(props: AnswerTextProps) {
  const { model, name, label, hint, limit, example, suggestion, optional = false } = props;
  const id = handoffControl(name);
  const value = model.answers[name] ?? '';
  return (
    <Field id={id} label={label} hint={hint} optional={optional}>
      {(attributes) => (
        <>
          <textarea
            {...attributes}
            rows={1}
            maxLength={limit}
            placeholder={example}
            value={value}
            onInput={(event) => model.change({ [name]: event.currentTarget.value })}
          />
          {suggestion !== undefined && value === '' && (
            <button
              type="button"
              class="link suggestion"
              aria-label={`${suggestion}: ${label}`}
              onClick={() => {
                model.change({ [name]: suggestion });
                document.getElementById(id)?.focus();
              }}
            >
              {suggestion}
            </button>
          )}
        </>
      )}
    </Field>
  );
}

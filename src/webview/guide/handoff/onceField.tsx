import * as l10n from '@vscode/l10n';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { useKeptText } from '../memory.ts';
import { handoffControl, type OnceField as OnceName } from './handoffFields.ts';

/** As in core/experiment/hypothesis.ts. */
const longestLine = 300;
const mostLines = 30;

interface OnceFieldProps {
  readonly field: OnceName;
  /** Its slug. */
  readonly experiment: string;
}

/** A part of the hypothesis that was left out, to be written once: what was decided on is not reworded. */
export function OnceField({ field, experiment }: OnceFieldProps) {
  const host = useHost();
  const [text, type] = useKeptText(`once-${field}:${experiment}`);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isEmpty = lines.length === 0;
  const save = (): void => {
    if (isEmpty) return;
    const nonGoals = lines.map((line) => line.slice(0, longestLine)).slice(0, mostLines);
    const answers = field === 'problem' ? { problem: text } : { nonGoals };
    host.send({ type: 'completeHandoff', answers });
  };
  const isProblem = field === 'problem';
  return (
    <div class="once">
      <Field
        id={handoffControl(field)}
        label={isProblem ? l10n.t('The problem people have today') : l10n.t('What is it not about?')}
        hint={
          isProblem
            ? l10n.t(
                'It was left out so far. Once written down it stays as it is, like all that was decided on.',
              )
            : l10n.t(
                'One per line; “none” is an answer. Once written down it stays as it is, like all that was decided on.',
              )
        }
      >
        {(attributes) => (
          <textarea
            {...attributes}
            rows={2}
            maxLength={2000}
            value={text}
            onInput={(event) => type(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="buttons">
        <button type="button" class="secondary" aria-disabled={isEmpty} onClick={save}>
          {l10n.t('Write it down')}
        </button>
      </div>
    </div>
  );
}

import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Field } from '../form/field.tsx';
import { taskOutcomeWord, type TaskOutcomeName } from '../words.ts';

interface OverrideReasonProps {
  readonly id: string;
  readonly outcome: TaskOutcomeName;
  /** What was recorded before; `none`: nothing until the session was over. */
  readonly said: TaskOutcomeName | 'none';
  readonly onGive: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks why an observer says something else than what was recorded; nothing changes before there is a reason. */
export function OverrideReason({ id, outcome, said, onGive, onCancel }: OverrideReasonProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const isMissing = reason.trim() === '';
  // Arrow keys walk through the choices: the focus stays there until Tab, unless the mouse made the choice.
  useLayoutEffect(() => {
    field.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const give = (): void => {
    setTried(true);
    if (isMissing) document.getElementById(`why-${id}`)?.focus();
    else onGive(reason.trim());
  };
  return (
    <div class="override" ref={field}>
      <Field
        id={`why-${id}`}
        label={
          said === 'none'
            ? l10n.t('Why is it “{0}”? The session was over without an outcome.', taskOutcomeWord(outcome))
            : l10n.t('Why is it “{0}”, not “{1}”?', taskOutcomeWord(outcome), taskOutcomeWord(said))
        }
        hint={l10n.t('It is shown beside the result.')}
        problem={tried && isMissing ? l10n.t('Give a reason in a few words.') : undefined}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            rows={1}
            maxLength={1000}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="buttons">
        <button type="button" class="secondary" onClick={give}>
          {l10n.t('Record “{0}”', taskOutcomeWord(outcome))}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {l10n.t('Leave as it was')}
        </button>
      </div>
    </div>
  );
}

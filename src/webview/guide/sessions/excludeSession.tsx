import * as l10n from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { useKeptText } from '../memory.ts';

interface ExcludeSessionProps {
  readonly session: SessionView;
  /** Whether its participant is still there: with it the session ends. */
  readonly isLive?: boolean;
}

/** Leaves a session out of the count because something technical spoilt it, or counts it again; each with the reason. */
export function ExcludeSession({ session, isLive = false }: ExcludeSessionProps) {
  const host = useHost();
  if (session.pilot) return null;
  return session.excluded === undefined ? (
    <WithReason
      key="exclude"
      id={`exclude-${session.id}`}
      summary={l10n.t('Something technical spoilt it')}
      label={l10n.t('What happened?')}
      hint={
        isLive
          ? l10n.t(
              'The session ends and is kept, not counted, and shown with this reason. A result you do not like is no reason.',
            )
          : l10n.t(
              'The session is kept, not counted, and shown with this reason. A result you do not like is no reason.',
            )
      }
      example={l10n.t('e.g. the network was gone for two minutes')}
      button={isLive ? l10n.t('End it and do not count it') : l10n.t('Do not count it')}
      onGive={(reason) => host.send({ type: 'excludeSession', session: session.id, reason })}
    />
  ) : (
    <WithReason
      key="readmit"
      id={`readmit-${session.id}`}
      summary={l10n.t('Count it after all')}
      label={l10n.t('Why does it count after all?')}
      hint={l10n.t('It is shown beside the result. A result you like is no reason.')}
      example={l10n.t('e.g. the wrong session was left out')}
      button={l10n.t('Count it')}
      onGive={(reason) => host.send({ type: 'readmitSession', session: session.id, reason })}
    />
  );
}

interface WithReasonProps {
  readonly id: string;
  readonly summary: string;
  readonly label: string;
  readonly hint: string;
  readonly example: string;
  readonly button: string;
  readonly onGive: (reason: string) => void;
}

/** Something that is folded until it is wanted, and not done without a reason. */
function WithReason({ id, summary, label, hint, example, button, onGive }: WithReasonProps) {
  const [reason, setReason] = useKeptText(id.replace('-', ':'));
  const [tried, setTried] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  const isMissing = reason.trim() === '';
  const give = (): void => {
    setTried(true);
    if (isMissing) {
      document.getElementById(id)?.focus();
      return;
    }
    onGive(reason.trim());
    setReason(undefined);
    if (details.current) details.current.open = false;
  };
  return (
    <details class="more" ref={details}>
      <summary>{summary}</summary>
      <Field
        id={id}
        label={label}
        hint={hint}
        problem={tried && isMissing ? l10n.t('Give a reason in a few words.') : undefined}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            rows={1}
            maxLength={1000}
            placeholder={example}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="buttons">
        <button type="button" class="secondary" onClick={give}>
          {button}
        </button>
      </div>
    </details>
  );
}

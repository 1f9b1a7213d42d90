import * as l10n from '@vscode/l10n';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import type { PendingText } from './usePendingText.ts';
import { Written } from './written.tsx';

interface WriteDownProps {
  readonly session: SessionView;
  readonly pending: PendingText;
  /** Whether their page asks what they agree to; where it does not, the observer asks. */
  readonly isAsked: boolean;
}

/** What was seen and heard: notes in the observer's words, and quotes in theirs where they agreed to it. */
export function WriteDown({ session, pending, isAsked }: WriteDownProps) {
  const { text, type, note, quote } = pending;
  const isEmpty = text.trim() === '';
  const canQuote = session.quotable === true;
  return (
    <>
      <Written session={session} canStrike />
      <Field id={`note-${session.id}`} label={l10n.t('What did they say or do?')} optional>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={2}
            maxLength={4000}
            placeholder={l10n.t('e.g. looked for the total at the top')}
            value={text}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) note();
            }}
          />
        )}
      </Field>
      <div class="buttons">
        <button type="button" class="secondary" aria-disabled={isEmpty} onClick={note}>
          {l10n.t('Add note')}
        </button>
        <button
          type="button"
          class="secondary"
          aria-disabled={isEmpty || !canQuote}
          aria-describedby={canQuote ? undefined : `quotes-${session.id}`}
          onClick={() => canQuote && quote()}
        >
          {l10n.t('Add as their words')}
        </button>
      </div>
      {!canQuote && <NoQuotes session={session} isAsked={isAsked} />}
    </>
  );
}

/** Why their own words are not kept, and the way to their consent where nobody asked. */
function NoQuotes({ session, isAsked }: Pick<WriteDownProps, 'session' | 'isAsked'>) {
  const host = useHost();
  return (
    <>
      <p class="hint" id={`quotes-${session.id}`}>
        {session.quotable === undefined
          ? l10n.t('Their own words are kept only once they agreed to be quoted.')
          : l10n.t('They did not agree to be quoted. Note it in your words.')}
      </p>
      {!isAsked && session.quotable === undefined && (
        <button
          type="button"
          class="link"
          onClick={() => host.send({ type: 'recordConsent', session: session.id, quotes: true })}
        >
          {l10n.t('I asked, and they agreed')}
        </button>
      )}
    </>
  );
}

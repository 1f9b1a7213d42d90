import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ParticipantScript } from '../../protocol/participant.ts';
import { Paragraphs } from './paragraphs.tsx';
import type { TestRun } from './testRun.ts';

/** What they agree to before anything is recorded. Only where somebody hears them can their words be written down. */
export function Consent({ script, run }: { readonly script: ParticipantScript; readonly run: TestRun }) {
  const [quotes, setQuotes] = useState(false);
  return (
    <>
      <h1 tabIndex={-1}>{l10n.t('Before you begin')}</h1>
      <Paragraphs text={script.consent} />
      <p>{l10n.t('Your code is {0}.', script.participant)}</p>
      {script.moderated && (
        <label class="check">
          <input
            type="checkbox"
            checked={quotes}
            onChange={({ currentTarget }) => setQuotes(currentTarget.checked)}
          />
          <span>{l10n.t('What I say may be written down and quoted, without my name.')}</span>
        </label>
      )}
      <div class="buttons">
        <button type="button" class="primary" onClick={() => run.agree(quotes)}>
          {l10n.t('I agree, begin')}
        </button>
        <button type="button" class="secondary" onClick={() => run.stop()}>
          {l10n.t('I do not want to take part')}
        </button>
      </div>
    </>
  );
}

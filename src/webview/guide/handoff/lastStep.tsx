import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface LastStepProps {
  readonly onDiscard: () => void;
  readonly onLeave: () => void;
}

/** Asks in place before the prototype is deleted; the safe answer has the focus. */
export function LastStep({ onDiscard, onLeave }: LastStepProps) {
  const safe = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => safe.current?.focus(), []);
  return (
    <div class="card note" role="group" aria-labelledby="last-step">
      <p id="last-step">
        <strong>{l10n.t('Throw the prototype away now?')}</strong>{' '}
        {l10n.t('You can take it back for 30 days. After that its code is gone.')}
      </p>
      <div class="buttons">
        <button type="button" class="primary" onClick={onDiscard}>
          {l10n.t('Yes, throw it away')}
        </button>
        <button type="button" class="quiet" ref={safe} onClick={onLeave}>
          {l10n.t('Not yet')}
        </button>
      </div>
    </div>
  );
}

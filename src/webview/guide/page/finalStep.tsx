import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface FinalStepProps {
  /** What would be decided, in a sentence. */
  readonly what: string;
  readonly onDecide: () => void;
  readonly onLeave: () => void;
}

/** Asks in place once more, as a decision cannot be taken back; the safe answer has the focus. */
export function FinalStep({ what, onDecide, onLeave }: FinalStepProps) {
  const safe = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => safe.current?.focus(), []);
  return (
    <div class="card note" role="group" aria-labelledby="final-step">
      <p id="final-step">
        <strong>{what}</strong>{' '}
        {l10n.t('This is final: nobody tries it any more, and the plan stays as it is.')}
      </p>
      <div class="buttons">
        <button type="button" class="primary" onClick={onDecide}>
          {l10n.t('Yes, decide')}
        </button>
        <button type="button" class="quiet" ref={safe} onClick={onLeave}>
          {l10n.t('Not yet')}
        </button>
      </div>
    </div>
  );
}

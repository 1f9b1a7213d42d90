import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import { useNow } from '../useNow.ts';

/** Before this, in seconds, nobody wonders. */
const patience = 8;

/** How long nothing has come, so that nobody takes a slow model for a broken one. Screen readers would hear it every second. */
export function Waiting() {
  const begun = useRef(Date.now());
  const seconds = Math.floor((useNow(true) - begun.current) / 1000);
  if (seconds < patience) return null;
  return (
    <p class="hint">
      {l10n.t('Waited {0} seconds so far. Some models think for a minute or two before they write.', seconds)}
    </p>
  );
}

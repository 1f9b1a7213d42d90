import * as l10n from '@vscode/l10n';
import type { LiveView } from '../../../protocol/guideEvidence.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';

/** Where the participant's page is, when it is not simply in its own window, and what to do about it. */
export function TheirWindow({ live }: { readonly live: LiveView }) {
  const host = useHost();
  if (live.where === 'window' || live.phase === 'over') return null;
  if (live.where === 'gone')
    return (
      <div class="card warning" role="status">
        <Icon name="warning" />
        <div>
          <p>{l10n.t('Their window is closed. What they did so far is kept.')}</p>
          <div class="buttons">
            <button type="button" class="primary" onClick={() => host.send({ type: 'showSession' })}>
              {l10n.t('Show it again')}
            </button>
          </div>
        </div>
      </div>
    );
  return (
    <div class="card note">
      <p>
        {live.windowRefused
          ? l10n.t(
              'No second window could be opened here, so their page is beside this one. Hand over the keyboard, and look away from the notes.',
            )
          : l10n.t('Their page is in the editor area of this window.')}
      </p>
      <button type="button" class="link" onClick={() => host.send({ type: 'exportKit' })}>
        {l10n.t('Use the test kit in a browser instead')}
      </button>
    </div>
  );
}

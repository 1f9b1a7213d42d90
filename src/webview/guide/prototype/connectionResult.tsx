import * as l10n from '@vscode/l10n';
import type { ConnectionView } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';

/** What came of testing the connection: what happened, why, what to do. */
export function ConnectionResult({ connection }: { readonly connection: ConnectionView }) {
  const host = useHost();
  if (connection.status === 'testing')
    return (
      <p class="hint connection-testing">
        <span role="status">{l10n.t('Testing the connection…')}</span>{' '}
        <button type="button" class="link" onClick={() => host.send({ type: 'dismissConnection' })}>
          {l10n.t('Cancel')}
        </button>
      </p>
    );
  const { status, what, why, next, action } = connection;
  return (
    <div class={`card connection ${status === 'ok' ? 'good' : 'warning'}`} role="status">
      <Icon name={status === 'ok' ? 'check' : 'warning'} />
      <div>
        <p class="what">{what}</p>
        {why !== '' && <p>{why}</p>}
        {next !== '' && <p>{next}</p>}
        {action !== undefined && (
          <p>
            <button type="button" class="link" onClick={() => host.send({ type: 'connectionAction' })}>
              {action}
            </button>
          </p>
        )}
      </div>
      <button
        type="button"
        class="icon-button"
        title={l10n.t('Dismiss')}
        aria-label={l10n.t('Dismiss the test result')}
        onClick={() => host.send({ type: 'dismissConnection' })}
      >
        <Icon name="cross" />
      </button>
    </div>
  );
}

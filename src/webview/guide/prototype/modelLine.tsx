import * as l10n from '@vscode/l10n';
import type { GuideState } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { Icon } from '../icon.tsx';

/** Which model will make the prototype, and a way to take another. */
export function ModelLine({ state: { model, trusted } }: { readonly state: GuideState }) {
  const host = useHost();
  const isStarter = model.provider === 'starter';
  return (
    <div class="model">
      <Icon name="spark" />
      <p>
        <span class="model-name">{model.label}</span>
        <span class="hint">
          {isStarter
            ? l10n.t('No account needed, made without AI.')
            : l10n.t('Your hypothesis is sent to this model.')}
        </span>
        {!isStarter && !trusted && (
          <span class="hint">{l10n.t('It waits until you trust this window.')}</span>
        )}
      </p>
      <button
        type="button"
        class="link"
        aria-label={l10n.t('Change the model')}
        onClick={() => host.send({ type: 'run', command: 'footbridge.chooseModel' })}
      >
        {l10n.t('Change')}
      </button>
    </div>
  );
}

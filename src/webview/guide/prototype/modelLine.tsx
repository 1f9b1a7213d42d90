import * as l10n from '@vscode/l10n';
import type { GuideState } from '../../../protocol/guide.ts';
import type { ModelView } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { formatCount } from '../words.ts';
import { ConnectionResult } from './connectionResult.tsx';

/** Which model will make the prototype, what it can take, and ways to test it or take another. */
export function ModelLine({ state: { model, trusted } }: { readonly state: GuideState }) {
  const host = useHost();
  const isStarter = model.provider === 'starter';
  return (
    <>
      <div class="model">
        <Icon name="spark" />
        <div>
          <p class="model-name">{model.label}</p>
          <p class="hint">
            {isStarter
              ? l10n.t('No account needed, made without AI.')
              : [l10n.t('Your hypothesis is sent to this model.'), limits(model)].join(' ')}
          </p>
          {!isStarter && !trusted && <p class="hint">{l10n.t('It waits until you trust this window.')}</p>}
          <p class="model-links">
            <button
              type="button"
              class="link"
              onClick={() => host.send({ type: 'run', command: 'footbridge.chooseModel' })}
            >
              {l10n.t('Change the model')}
            </button>
            {!isStarter && trusted && (
              <button type="button" class="link" onClick={() => host.send({ type: 'testConnection' })}>
                {l10n.t('Test connection')}
              </button>
            )}
          </p>
        </div>
      </div>
      {!isStarter && model.connection && <ConnectionResult connection={model.connection} />}
    </>
  );
}

/** Such as "Takes 128,000 tokens and images"; nothing where nobody says what it can. */
function limits({ contextTokens, takesImages }: ModelView): string {
  if (contextTokens === undefined) return takesImages ? l10n.t('Images can be attached.') : '';
  const tokens = formatCount(contextTokens);
  return takesImages
    ? l10n.t('Takes {0} tokens at once, and images.', tokens)
    : l10n.t('Takes {0} tokens at once.', tokens);
}

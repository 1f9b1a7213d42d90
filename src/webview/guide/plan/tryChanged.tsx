import * as l10n from '@vscode/l10n';
import { useHost } from '../host.ts';

/** After the verdict: what was tested stays as it was, and a change becomes an experiment of its own. */
export function TryChanged() {
  const host = useHost();
  return (
    <>
      <p class="hint">
        {l10n.t(
          'Decided. What was tested stays as it was, so that the result keeps its meaning. A changed idea is a new experiment.',
        )}
      </p>
      <div class="buttons">
        <button type="button" class="secondary" onClick={() => host.send({ type: 'tryChanged' })}>
          {l10n.t('Try something changed')}
        </button>
      </div>
    </>
  );
}

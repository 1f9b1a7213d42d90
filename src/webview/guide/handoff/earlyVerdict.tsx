import * as l10n from '@vscode/l10n';
import { useHost } from '../host.ts';

/** Decided before enough people tried it: what is left to do, as nobody tries it any more. @param words why, in a sentence */
export function EarlyVerdict({ words }: { readonly words: string }) {
  const host = useHost();
  return (
    <div class="card note early">
      <p>
        {words} {l10n.t('Hand off the draft, or start a new experiment from this one.')}
      </p>
      <div class="buttons">
        <button
          type="button"
          class="primary"
          data-next="focus"
          onClick={() => host.send({ type: 'exportBrief', draft: true })}
        >
          {l10n.t('Hand off the draft')}
        </button>
        <button type="button" class="secondary" onClick={() => host.send({ type: 'tryChanged' })}>
          {l10n.t('New experiment from this one')}
        </button>
      </div>
    </div>
  );
}

import * as l10n from '@vscode/l10n';
import type { GuideState } from '../../../protocol/guide.ts';

/** Where the prototypes live and what stays untouched. */
export function Footer({ state: { lab, production } }: { readonly state: GuideState }) {
  if (!lab) return null;
  return (
    <footer class="hint">
      <p title={lab.path}>{l10n.t('Lab: {0}', lab.name)}</p>
      {production.length > 0 && <p>{l10n.t('Kept apart from: {0}', production.join(', '))}</p>}
    </footer>
  );
}

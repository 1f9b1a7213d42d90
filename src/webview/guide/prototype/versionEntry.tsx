import * as l10n from '@vscode/l10n';
import type { VersionView } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { fileCount, spentWords, timeAgo } from '../words.ts';

interface VersionEntryProps {
  readonly version: VersionView;
  readonly variant: string;
  readonly canRestore: boolean;
}

/** One version: what was asked for, when, what it took, and ways to look at it and to go back to it. */
export function VersionEntry({ version, variant, canRestore }: VersionEntryProps) {
  const host = useHost();
  const { checkpoint, current, at } = version;
  const title = titleOf(version);
  return (
    <li class="version" aria-current={current ? 'true' : undefined}>
      <p class="version-title">
        {title} {current && <span class="tag">{l10n.t('this is it now')}</span>}
      </p>
      <p class="hint" title={new Date(at).toLocaleString()}>
        {factsOf(version)}
      </p>
      {version.undone.length > 0 && (
        <p class="hint">{l10n.t('Only noted, not done: {0}', version.undone.join('; '))}</p>
      )}
      {version.files.length > 0 && (
        <details class="version-files">
          <summary class="hint">{fileCount(version.files.length)}</summary>
          <p class="path">{version.files.join(', ')}</p>
        </details>
      )}
      <p class="version-actions">
        <button
          type="button"
          class="link"
          aria-label={l10n.t('Preview “{0}”', title)}
          onClick={() =>
            host.send(current ? { type: 'preview', variant } : { type: 'preview', variant, checkpoint })
          }
        >
          {l10n.t('Preview')}
        </button>
        {canRestore && (
          <button
            type="button"
            class="link"
            aria-label={l10n.t('Restore “{0}”', title)}
            onClick={() => host.send({ type: 'restoreVersion', variant, checkpoint })}
          >
            {l10n.t('Restore')}
          </button>
        )}
      </p>
    </li>
  );
}

function titleOf({ kind, instruction }: VersionView): string {
  if (kind === 'hand') return l10n.t('Edited by hand');
  if (kind === 'adopted') return l10n.t('Brought along');
  if (kind === 'fix') return l10n.t('Fixed: {0}', instruction);
  return instruction === '' ? l10n.t('Made from the hypothesis') : instruction;
}

function factsOf({ at, spent, requests, model, kind }: VersionView): string {
  const asked = requests > 1 ? l10n.t('{0} requests', requests) : '';
  const facts = [timeAgo(at, Date.now()), kind === 'hand' ? '' : model, spentWords(spent), asked];
  return facts.filter(Boolean).join(' · ');
}

import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import type { VariantView } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { canUndo } from '../steps.ts';
import { formatCount, variantName } from '../words.ts';
import { VersionEntry } from './versionEntry.tsx';

/** As many versions as one sees at first. */
const firstShown = 5;

interface VersionsProps {
  readonly state: GuideState;
  readonly experiment: ExperimentView;
  readonly variant: VariantView;
}

/** Every version of the chosen variant, newest first: look at any, go back to any, undo and redo. */
export function Versions({ state, experiment, variant }: VersionsProps) {
  const { history, slug } = experiment;
  const [isAll, showAll] = useState(false);
  if (history === undefined)
    return (
      <p class="hint" aria-busy="true">
        {l10n.t('Reading the versions…')}
      </p>
    );
  if (history.length === 0) return null;
  const isBusy = state.generations.some((one) => one.experiment === slug && one.variant === variant.id);
  const canChange = experiment.verdict === undefined && !isBusy;
  const shown = isAll ? history : history.slice(0, firstShown);
  return (
    <details class="versions">
      <summary>
        <h3>
          {experiment.variants.length > 1
            ? l10n.t('Versions of {0}', variantName(variant.id))
            : l10n.t('Versions')}
        </h3>
        <span class="hint">{formatCount(history.length)}</span>
        <Icon name="chevron" />
      </summary>
      {canChange && <UndoRedo experiment={experiment} variant={variant} />}
      <ol>
        {shown.map((version) => (
          <VersionEntry
            key={version.checkpoint}
            version={version}
            variant={variant.id}
            canRestore={canChange && !version.current}
          />
        ))}
      </ol>
      {shown.length < history.length && (
        <button type="button" class="quiet" onClick={() => showAll(true)}>
          {l10n.t('Show all {0}', formatCount(history.length))}
        </button>
      )}
    </details>
  );
}

function UndoRedo({ experiment, variant: { id } }: Omit<VersionsProps, 'state'>) {
  const host = useHost();
  const at = experiment.history?.findIndex(({ current }) => current) ?? -1;
  const isUndoable = canUndo(experiment);
  return (
    <p class="undo-redo">
      <button
        type="button"
        class="quiet"
        aria-disabled={!isUndoable}
        onClick={() => isUndoable && host.send({ type: 'undoGeneration', variant: id })}
      >
        <Icon name="undo" />
        {l10n.t('Undo')}
      </button>
      <button
        type="button"
        class="quiet"
        aria-disabled={at <= 0}
        onClick={() => at > 0 && host.send({ type: 'redoGeneration', variant: id })}
      >
        <Icon name="redo" />
        {l10n.t('Redo')}
      </button>
    </p>
  );
}

import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { shownExperiment } from '../steps.ts';

/** The last step: what engineering receives instead of the prototype's code. */
export function HandOffStep({ state }: { readonly state: GuideState }) {
  const host = useHost();
  const experiment = shownExperiment(state);
  const isDraft = experiment?.verdict === undefined;
  return (
    <>
      <p>
        {experiment?.verdict?.outcome === 'invalidated'
          ? l10n.t('The brief keeps what you learnt, so that nobody has to find it out again. It contains:')
          : l10n.t('The Handoff Brief is what crosses the bridge. It contains:')}
      </p>
      <ul class="contents">
        <li>{l10n.t('the hypothesis, the bar and what the count says')}</li>
        <li>{l10n.t('what people did, session by session, without names')}</li>
        <li>{l10n.t('acceptance criteria from the tasks that passed')}</li>
        <li>
          {l10n.t('what the prototype leaves to engineering: scale, resilience, security, maintainability')}
        </li>
      </ul>
      {experiment && isDraft && (
        <p class="card note">{l10n.t('There is no verdict yet, so the brief will be marked as a draft.')}</p>
      )}
      {experiment && (
        <div class="buttons">
          <button
            type="button"
            class={isDraft || experiment.brief !== undefined ? 'secondary' : 'primary'}
            onClick={() => host.send({ type: 'exportBrief' })}
          >
            {exportLabel(experiment)}
          </button>
        </div>
      )}
      {experiment?.brief !== undefined && <LastBrief path={experiment.brief} />}
    </>
  );
}

function exportLabel({ verdict, brief }: ExperimentView): string {
  if (!verdict) return l10n.t('Export a draft');
  return brief === undefined ? l10n.t('Export Handoff Brief') : l10n.t('Export again');
}

function LastBrief({ path }: { readonly path: string }) {
  const host = useHost();
  return (
    <div class="last-brief">
      <p class="hint">{l10n.t('Last exported to')}</p>
      <p class="path">{path}</p>
      <button type="button" class="link" onClick={() => host.send({ type: 'openBrief' })}>
        {l10n.t('Open the brief')}
      </button>
    </div>
  );
}

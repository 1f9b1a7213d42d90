import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { DatasetCard } from './datasetCard.tsx';

interface DataSectionProps {
  readonly experiment: ExperimentView;
  readonly isFinal: boolean;
}

/** The data a tool works on. Other kinds of experiments find it quietly, as most need none. */
export function DataSection({ experiment, isFinal }: DataSectionProps) {
  const host = useHost();
  const { slug, datasets, hypothesis } = experiment;
  const isTool = hypothesis.kind === 'internalTool';
  if (datasets.length === 0 && (!isTool || isFinal)) return null;
  return (
    <section class="data" aria-labelledby="data-heading">
      <h3 id="data-heading">{l10n.t('Data')}</h3>
      {datasets.length === 0 && (
        <p class="hint">
          {l10n.t(
            'Attach the spreadsheet or export the tool is for. The model sees names, types and a few rows; the page reads all of it. The files stay on this machine.',
          )}
        </p>
      )}
      {datasets.length > 0 && (
        <ul class="datasets">
          {datasets.map((dataset) => (
            <DatasetCard key={dataset.id} experiment={slug} dataset={dataset} isFinal={isFinal} />
          ))}
        </ul>
      )}
      {!isFinal && (
        <button type="button" class="quiet" onClick={() => host.send({ type: 'attachData' })}>
          <Icon name="table" />
          {datasets.length === 0 ? l10n.t('Attach data') : l10n.t('Attach more data')}
        </button>
      )}
    </section>
  );
}

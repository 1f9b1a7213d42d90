import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { ReportView } from '../../../protocol/guideEvidence.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { useUnfolded } from '../plan/useUnfolded.ts';
import { ReportCard } from './reportCard.tsx';
import { sendResults } from './sendResults.ts';

/**
 * People who are not here: a test kit goes to them, its results come back by drop, picker or as text. After the verdict
 * nobody tries it any more, and what was recorded can still be saved.
 */
export function Elsewhere({ experiment }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  const { report } = experiment.evidence;
  const ofImport = report?.type === 'withdrawn' ? undefined : report;
  const details = useUnfolded(ofImport !== undefined);
  if (!experiment.hasPrototype) return null;
  if (experiment.verdict) return <ExportEvidence experiment={experiment} />;
  return (
    <details class="more elsewhere" ref={details}>
      <summary>{l10n.t('People who are somewhere else')}</summary>
      <p class="hint">
        {l10n.t(
          'A test kit is one file with everything in it. Mail it or put it on a page; it works on a phone and without network, and sends nothing by itself.',
        )}
      </p>
      <div class="buttons">
        <button type="button" class="secondary" onClick={() => host.send({ type: 'exportKit' })}>
          <Icon name="save" />
          {l10n.t('Export Test Kit…')}
        </button>
      </div>
      <Import report={ofImport} />
      <ExportEvidence experiment={experiment} />
    </details>
  );
}

/** Files are dropped here or chosen; what somebody mailed as text is pasted. */
function Import({ report }: { readonly report: ReportView | undefined }) {
  const host = useHost();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) void sendResults(files, host);
  };
  return (
    <>
      <div
        class={`drop${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{l10n.t('Drop the results here that came back, as many as there are.')}</p>
        <button type="button" class="secondary" onClick={() => host.send({ type: 'pickResults' })}>
          {l10n.t('Choose files…')}
        </button>
      </div>
      <div role="status">{report && <ReportCard report={report} />}</div>
      <Paste />
    </>
  );
}

function Paste() {
  const host = useHost();
  const [text, setText] = useState('');
  const isEmpty = text.trim() === '';
  return (
    <details class="more">
      <summary>{l10n.t('A result came as text')}</summary>
      <Field id="pasted-result" label={l10n.t('Paste it here')}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            value={text}
            spellcheck={false}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="buttons">
        <button
          type="button"
          class="secondary"
          aria-disabled={isEmpty}
          onClick={() => {
            if (isEmpty) return;
            void sendResults([new File([text], l10n.t('pasted text'))], host);
            setText('');
          }}
        >
          {l10n.t('Import')}
        </button>
      </div>
    </details>
  );
}

function ExportEvidence({ experiment }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  if (experiment.evidence.total === 0) return null;
  return (
    <div class="export">
      <p class="export-heading">{l10n.t('Save what was recorded for other tools')}</p>
      <div class="buttons">
        <button
          type="button"
          class="link"
          onClick={() => host.send({ type: 'exportEvidence', format: 'csv' })}
        >
          {l10n.t('As a table (CSV)')}
        </button>
        <button
          type="button"
          class="link"
          onClick={() => host.send({ type: 'exportEvidence', format: 'capture' })}
        >
          {l10n.t('For analytics (JSON)')}
        </button>
      </div>
    </div>
  );
}

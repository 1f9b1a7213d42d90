import * as l10n from '@vscode/l10n';
import type { ReportView } from '../../../protocol/guideEvidence.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { formatCount } from '../words.ts';

/** What came of the last import or withdrawal, until it is put away; whoever shows it announces it. */
export function ReportCard({ report }: { readonly report: ReportView }) {
  const host = useHost();
  const isRefusal = report.type === 'imported' && report.rejected > 0;
  return (
    <div class={`card ${isRefusal ? 'warning' : 'note'} report`}>
      <Icon name={isRefusal ? 'warning' : 'info'} />
      <div>
        <Words report={report} />
        {report.type !== 'importing' && (
          <button type="button" class="link" onClick={() => host.send({ type: 'dismissReport' })}>
            {l10n.t('Put away')}
          </button>
        )}
      </div>
    </div>
  );
}

function Words({ report }: { readonly report: ReportView }) {
  switch (report.type) {
    case 'importing':
      return <p>{l10n.t('Reading results: {0} so far.', formatCount(report.read))}</p>;
    case 'imported':
      return <Imported report={report} />;
    default:
      return <Withdrawn report={report} />;
  }
}

function Imported({ report }: { readonly report: Extract<ReportView, { type: 'imported' }> }) {
  const { imported, duplicates, rejected, reasons } = report;
  const more = rejected - reasons.length;
  return (
    <>
      <p>
        {imported === 1
          ? l10n.t('One session came in.')
          : l10n.t('{0} sessions came in.', formatCount(imported))}{' '}
        {duplicates > 0 &&
          (duplicates === 1
            ? l10n.t('One was here already.')
            : l10n.t('{0} were here already.', formatCount(duplicates)))}{' '}
        {rejected > 0 &&
          (rejected === 1 ? l10n.t('One was refused:') : l10n.t('{0} were refused:', formatCount(rejected)))}
      </p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ file, why }, index) => (
            <li key={index}>
              <span class="path">{file}</span>: {why}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p class="hint">{l10n.t('and {0} more', formatCount(more))}</p>}
    </>
  );
}

function Withdrawn({ report }: { readonly report: Extract<ReportView, { type: 'withdrawn' }> }) {
  const { participant, deleted, outOfReach } = report;
  return (
    <>
      <p>
        {l10n.t(
          'All that was recorded about {0} is deleted, and later results of theirs are refused.',
          participant,
        )}{' '}
        {deleted.length === 1
          ? l10n.t('One file was deleted.')
          : l10n.t('{0} files were deleted.', deleted.length)}
      </p>
      {outOfReach.length > 0 && (
        <>
          <p>{l10n.t('Out of reach from here:')}</p>
          <ul>
            {outOfReach.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

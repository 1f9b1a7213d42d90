import * as l10n from '@vscode/l10n';
import type { DataColumnView, DatasetView } from '../../../protocol/guidePrototype.ts';
import { ConfirmButton } from '../form/confirmButton.tsx';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { formatCount } from '../words.ts';
import { PersonalColumns } from './personalColumns.tsx';

interface DatasetCardProps {
  /** Slug of the experiment the data belongs to. */
  readonly experiment: string;
  readonly dataset: DatasetView;
  readonly isFinal: boolean;
}

/** One attached file: how much it holds, its columns, and what looks like personal data in it. */
export function DatasetCard({ experiment, dataset, isFinal }: DatasetCardProps) {
  const host = useHost();
  const { id, name, sourceName, rows, columns, issues } = dataset;
  return (
    <li class="card dataset">
      <p class="dataset-name">
        <Icon name="table" />
        <span>{name}</span>
      </p>
      <p class="hint">
        {l10n.t(
          '{0} rows, {1} columns, from {2}',
          formatCount(rows),
          formatCount(columns.length),
          sourceName,
        )}
      </p>
      {issues.map((issue) => (
        <p key={issue} class="problem">
          <Icon name="warning" />
          <span>{issue}</span>
        </p>
      ))}
      <PersonalColumns
        key={`${experiment}/${id}`}
        experiment={experiment}
        dataset={dataset}
        isFinal={isFinal}
      />
      <details class="columns">
        <summary class="hint">{l10n.t('Columns')}</summary>
        <ul aria-label={l10n.t('Columns of {0}', name)}>
          {columns.map((column) => (
            <ColumnLine key={column.name} column={column} />
          ))}
        </ul>
      </details>
      {!isFinal && (
        <ConfirmButton
          label={l10n.t('Remove {0}', name)}
          question={l10n.t('Remove the data? The file it came from stays where it is.')}
          yes={l10n.t('Remove')}
          ask
          onConfirm={() => host.send({ type: 'removeData', dataset: id })}
        />
      )}
    </li>
  );
}

function ColumnLine({ column: { label, type, personal } }: { readonly column: DataColumnView }) {
  return (
    <li>
      <span>{label}</span> <span class="hint">{typeWord(type)}</span>{' '}
      {personal && (
        <span class="tag" title={personal.why}>
          {personal.approved ? l10n.t('personal, approved') : l10n.t('personal, left out')}
        </span>
      )}
    </li>
  );
}

function typeWord(type: string): string {
  const words: Readonly<Record<string, string>> = {
    integer: l10n.t('whole number'),
    number: l10n.t('number'),
    boolean: l10n.t('yes or no'),
    date: l10n.t('date'),
    datetime: l10n.t('date and time'),
    text: l10n.t('text'),
  };
  return words[type] ?? type;
}

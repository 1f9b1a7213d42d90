import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { BoardEntry, BoardView } from '../../protocol/board.ts';
import { Icon } from '../shared/icon.tsx';
import { filterEntries, isFiltered, noFilter, results, stages, type Filter } from './looks.ts';
import { numberText, resultName, stageName } from './words.ts';

interface FilterBarProps {
  readonly board: BoardView;
  readonly filter: Filter;
  /** How many fit. */
  readonly found: number;
  readonly textOf: (entry: BoardEntry) => string;
  readonly change: (change: Partial<Filter>) => void;
}

/** Of the field for words to find. */
export const findId = 'find-experiments';

/** What is to be seen, and how many that are. */
export function FilterBar({ board, filter, found, textOf, change }: FilterBarProps) {
  return (
    <div class="filters" role="search" aria-label={l10n.t('Filter experiments')}>
      <label class="search">
        <Icon name="search" />
        <span class="visually-hidden">{l10n.t('Find experiments')}</span>
        <input
          id={findId}
          type="search"
          placeholder={l10n.t('Find experiments')}
          value={filter.text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </label>
      <Stages board={board} filter={filter} textOf={textOf} change={change} />
      <Choice
        label={l10n.t('Result')}
        value={filter.result}
        all={l10n.t('Any result')}
        options={results.map((result) => [result, resultName(result)])}
        choose={(value) => change({ result: results.find((one) => one === value) ?? '' })}
      />
      {board.labs.length > 1 && (
        <Choice
          label={l10n.t('Lab')}
          value={filter.lab}
          all={l10n.t('All labs')}
          options={board.labs.map(({ id, name }) => [id, name])}
          choose={(lab) => change({ lab })}
        />
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={filter.overdue}
          onChange={(event) => change({ overdue: event.currentTarget.checked })}
        />
        {l10n.t('Overdue only')}
      </label>
      <p class="found">
        <span role="status">
          {l10n.t('{0} of {1} shown', numberText(found), numberText(board.entries.length))}
        </span>
        <button
          type="button"
          class={isFiltered(filter) ? 'link' : 'link kept'}
          onClick={() => change(noFilter)}
        >
          {l10n.t('Show all')}
        </button>
      </p>
    </div>
  );
}

/** How many there would be in each stage with the other filters as they are; several can be chosen. */
function Stages({ board, filter, textOf, change }: Omit<FilterBarProps, 'found'>) {
  const counts = useMemo(() => {
    const others = filterEntries(board.entries, { ...filter, stages: [] }, textOf);
    const rows = others.filter((entry) => entry.kind === 'experiment');
    return new Map(stages.map((stage) => [stage, rows.filter((row) => row.stage === stage).length]));
  }, [board, filter, textOf]);
  const toggle = (stage: (typeof stages)[number]): void =>
    change({
      stages: filter.stages.includes(stage)
        ? filter.stages.filter((one) => one !== stage)
        : [...filter.stages, stage],
    });
  return (
    <div class="chips" role="group" aria-label={l10n.t('Stages')}>
      {stages.map((stage) => (
        <button
          key={stage}
          type="button"
          class="chip"
          aria-pressed={filter.stages.includes(stage)}
          onClick={() => toggle(stage)}
        >
          {stageName(stage)} <span class="count">{numberText(counts.get(stage) ?? 0)}</span>
        </button>
      ))}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  /** What stands for no choice. */
  readonly all: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly choose: (value: string) => void;
}

function Choice({ label, value, all, options, choose }: ChoiceProps) {
  return (
    <select aria-label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="">{all}</option>
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  );
}

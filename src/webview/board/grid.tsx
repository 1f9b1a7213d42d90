import * as l10n from '@vscode/l10n';
import type { TargetedKeyboardEvent } from 'preact';
import type { BoardEntry } from '../../protocol/board.ts';
import { EntryRow } from './entryRow.tsx';
import { Icon } from '../shared/icon.tsx';
import { columnIds, type ColumnId, type Sorting } from './looks.ts';
import { useCursor } from './useCursor.ts';
import { useVisibleRows } from './useVisibleRows.ts';
import { columnName } from './words.ts';

export interface GridProps {
  readonly entries: readonly BoardEntry[];
  readonly isFiltered: boolean;
  readonly sorting: Sorting;
  readonly sort: (sorting: Sorting) => void;
  /** What a lab is called; left out where there is only one. */
  readonly labName: ((folder: string) => string) | undefined;
  readonly isHere: (lab: string) => boolean;
  readonly open: (key: string) => void;
}

/**
 * The table. Only the rows in sight are drawn, so that thousands are as quick as ten; screen readers are told how many
 * there are and which ones these are. Inside, arrows move from cell to cell (ARIA's grid pattern), Enter opens.
 */
export function Grid({ entries, isFiltered, sorting, sort, labName, isHere, open }: GridProps) {
  const { scroller, first, last, rowHeight, reveal } = useVisibleRows(entries.length);
  const cursor = useCursor(entries.length, scroller, reveal, first, last);
  const shown = entries.slice(first, last);
  const press = (event: TargetedKeyboardEvent<HTMLTableElement>): void => {
    const entry = entries[cursor.row - 1];
    if (
      event.key === 'Enter' &&
      entry?.kind === 'experiment' &&
      !(event.target instanceof HTMLButtonElement)
    ) {
      event.preventDefault();
      open(entry.key);
    } else cursor.press(event);
  };
  return (
    <div class="scroller" ref={scroller}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA in HTML allows it, and it makes grid cells of the cells
        role="grid"
        aria-label={isFiltered ? l10n.t('Experiments that fit') : l10n.t('All experiments')}
        aria-rowcount={entries.length + 1}
        aria-colcount={columnIds.length}
        onKeyDown={press}
        onFocusCapture={cursor.follow}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columnIds.map((column, index) => (
              <Heading
                key={column}
                column={column}
                sorting={sorting}
                sort={sort}
                place={cursor.placeOf(0, index)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Gap height={first * rowHeight} />}
          {shown.map((entry, index) => (
            <EntryRow
              key={entry.key}
              entry={entry}
              row={first + index + 1}
              placeOf={cursor.placeOf}
              labName={labName}
              isHere={entry.kind === 'experiment' && entry.labs.some(isHere)}
              open={open}
            />
          ))}
          {last < entries.length && <Gap height={(entries.length - last) * rowHeight} />}
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are out of sight. */
function Gap({ height }: { readonly height: number }) {
  return <tr class="gap" aria-hidden="true" style={{ height: `${height}px` }} />;
}

interface HeadingProps extends Pick<GridProps, 'sorting' | 'sort'> {
  readonly column: ColumnId;
  readonly place: { readonly 'data-place': string; readonly tabIndex: number };
}

function Heading({ column, sorting, sort, place }: HeadingProps) {
  const isSorted = sorting.column === column;
  const next = { column, descending: isSorted && !sorting.descending };
  const direction = sorting.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" class={`of-${column}`} aria-sort={isSorted ? direction : 'none'}>
      <button type="button" {...place} onClick={() => sort(next)}>
        {columnName(column)}
        {isSorted && <Icon name={sorting.descending ? 'chevronDown' : 'chevronUp'} />}
      </button>
    </th>
  );
}

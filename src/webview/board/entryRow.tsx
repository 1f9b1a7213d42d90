import * as l10n from '@vscode/l10n';
import type { BoardEntry, BoardRow, UnreadableRow } from '../../protocol/board.ts';
import { Cell } from './cells.tsx';
import { Icon } from '../shared/icon.tsx';
import { columnIds } from './looks.ts';
import type { Cursor } from './useCursor.ts';

interface EntryRowProps<E extends BoardEntry = BoardEntry> {
  readonly entry: E;
  /** Counted from 1, as the headings are row 0. */
  readonly row: number;
  readonly placeOf: Cursor['placeOf'];
  /** What a lab is called; left out where there is only one. */
  readonly labName: ((folder: string) => string) | undefined;
  /** Whether it can be opened in this window. */
  readonly isHere: boolean;
  readonly open: (key: string) => void;
}

/** One line of the table. */
export function EntryRow({ entry, ...rest }: EntryRowProps) {
  return entry.kind === 'unreadable' ? (
    <UnreadableLine {...rest} entry={entry} />
  ) : (
    <ExperimentLine {...rest} entry={entry} />
  );
}

/** The whole line can be clicked; for the keyboard that is the button in it, whose click arrives here too. */
function ExperimentLine({ entry, row, placeOf, labName, isHere, open }: EntryRowProps<BoardRow>) {
  const { key, title, lab } = entry;
  const below = labName === undefined ? entry.segment : labName(lab);
  return (
    <tr class="experiment" aria-rowindex={row + 1} onClick={() => open(key)}>
      <th scope="row" class="of-experiment">
        <button
          type="button"
          class="title"
          {...placeOf(row, 0)}
          title={isHere ? title : l10n.t('{0}. Opens its lab in another window.', title)}
        >
          <span>{title}</span>
          {!isHere && <Icon name="elsewhere" />}
        </button>
        <span class="below" title={below}>
          {below}
        </span>
      </th>
      {columnIds.slice(1).map((column, index) => (
        <td key={column} class={`of-${column}`} {...placeOf(row, index + 1)}>
          <Cell row={entry} column={column} />
        </td>
      ))}
    </tr>
  );
}

/** A record that cannot be read still has a line: what it holds is missing from every figure. */
function UnreadableLine({ entry, row, placeOf, labName }: EntryRowProps<UnreadableRow>) {
  const { file, why, lab } = entry;
  const text = labName === undefined ? file : `${labName(lab)}: ${file}`;
  return (
    <tr class="unreadable" aria-rowindex={row + 1}>
      <th scope="row" class="of-experiment" {...placeOf(row, 0)}>
        <span class="title" title={text}>
          <Icon name="warning" />
          <span>{text}</span>
        </span>
        <span class="below">{l10n.t('Cannot be read')}</span>
      </th>
      <td colSpan={columnIds.length - 1} {...placeOf(row, 1)} title={why}>
        <span class="why">{why}</span>
      </td>
    </tr>
  );
}

import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import type { BoardRow } from '../../protocol/board.ts';
import { CountBar } from './countBar.tsx';
import { Icon, type IconName } from '../shared/icon.tsx';
import type { ColumnId } from './looks.ts';
import {
  barText,
  costText,
  countText,
  dayText,
  daysText,
  durationText,
  handoffText,
  killText,
  loopText,
  resultDetail,
  stageName,
  standingText,
  throwAwayDetail,
} from './words.ts';

/** What stands in one column of an experiment's line. */
export function Cell({ row, column }: { readonly row: BoardRow; readonly column: ColumnId }) {
  return <>{cells[column](row)}</>;
}

const cells: Record<ColumnId, (row: BoardRow) => ComponentChildren> = {
  experiment: ({ title }) => title,
  stage: ({ stage }) => <span class={`stage stage-${stage}`}>{stageName(stage)}</span>,
  bar: (row) => <Bar row={row} />,
  result: (row) => <Result row={row} />,
  running: ({ daysRunning }) => daysText(daysRunning),
  signal: ({ daysToSignal }) => (daysToSignal === undefined ? '–' : durationText(daysToSignal)),
  throwAway: (row) => <ThrowAway row={row} />,
  cost: costText,
  amendments: ({ amendments }) => (amendments === 0 ? '–' : `${amendments} ×`),
  handoff: (row) => <Handoff row={row} />,
};

/** A bar that was changed behind its back says so right where it is. */
function Bar({ row }: { readonly row: BoardRow }) {
  const below = row.drifted ? (
    <span class="late">
      <Icon name="warning" />
      {l10n.t('Changed by hand')}
    </span>
  ) : (
    killText(row)
  );
  return <Lines above={barText(row)} below={below} title={`${row.metric} (${killText(row)})`} />;
}

interface LinesProps {
  readonly above: ComponentChildren;
  readonly below: ComponentChildren;
  readonly last?: ComponentChildren;
  readonly title?: string | undefined;
}

function Lines({ above, below, last, title }: LinesProps) {
  return (
    <span class="lines" title={title}>
      <span class="above">{above}</span>
      <span class="below">{below}</span>
      {last && <span class="below">{last}</span>}
    </span>
  );
}

/** The count first, then what follows from it. */
function Result({ row }: { readonly row: BoardRow }) {
  const { verdict, isReadyToDecide, damagedLines } = row;
  const icon = verdict ? outcomeIcons[verdict.outcome] : isReadyToDecide ? 'clock' : undefined;
  const kind = verdict?.outcome ?? (isReadyToDecide ? 'ready' : 'open');
  const detail = resultDetail(row);
  const missing =
    damagedLines === 0 ? '' : l10n.t('{0} lines of its logs cannot be read and are missing', damagedLines);
  return (
    <span
      class="result"
      title={[countText(row), standingText(row), detail, missing].filter(Boolean).join('. ')}
    >
      <Lines
        above={
          <>
            <CountBar result={row.result} />
            {countText(row)}
          </>
        }
        below={
          <>
            <span class={`standing standing-${kind}`}>
              {icon && <Icon name={icon} />}
              <span class="ends">{standingText(row)}</span>
            </span>
            {missing !== '' && (
              <span class="late">
                <Icon name="warning" />
                <span class="visually-hidden">{missing}</span>
              </span>
            )}
          </>
        }
        last={detail !== '' && <span class="ends">{detail}</span>}
      />
    </span>
  );
}

const outcomeIcons: Record<NonNullable<BoardRow['verdict']>['outcome'], IconName> = {
  validated: 'check',
  invalidated: 'cross',
  inconclusive: 'half',
};

function ThrowAway({ row }: { readonly row: BoardRow }) {
  const { stage, throwAwayDate, movedFrom, isOverdue } = row;
  const detail = throwAwayDetail(row);
  const late = (
    <span class="late">
      <Icon name="warning" />
      {l10n.t('Overdue')}
    </span>
  );
  return (
    <Lines
      above={stage === 'discarded' ? l10n.t('Thrown away') : dayText(throwAwayDate)}
      below={isOverdue ? late : detail}
      last={isOverdue && detail}
      title={movedFrom && l10n.t('It was {0}', dayText(movedFrom))}
    />
  );
}

function Handoff({ row }: { readonly row: BoardRow }) {
  const icon = row.handoff === 'accepted' ? 'check' : row.handoff === 'returned' ? 'cross' : undefined;
  const text = (
    <span class="handoff">
      {icon && <Icon name={icon} />}
      {handoffText(row)}
    </span>
  );
  const { returned } = row.loop;
  const often = returned > 1 && l10n.t('returned {0} ×', returned);
  return <Lines above={text} below={loopText(row)} last={often} />;
}

import * as l10n from '@vscode/l10n';
import type { BoardRow } from '../../protocol/board.ts';
import type { ColumnId, ResultFilter } from './looks.ts';

/** Made once: making one takes longer than drawing a row. */
const language = document.documentElement.lang || 'en';
const plain = new Intl.NumberFormat(language);
const compact = new Intl.NumberFormat(language, { notation: 'compact' });
const calendar = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
const inUnit = (unit: string, maximumFractionDigits: number) =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits });
const hours = inUnit('hour', 0);
const daysInTenths = inUnit('day', 1);
const wholeDays = inUnit('day', 0);

type Verdict = NonNullable<BoardRow['verdict']>;

/** The stages in the user's words. */
export function stageName(stage: BoardRow['stage']): string {
  return {
    framed: l10n.t('Framed'),
    prototyping: l10n.t('Prototyping'),
    testing: l10n.t('Testing'),
    decided: l10n.t('Decided'),
    handedOff: l10n.t('Handed off'),
    discarded: l10n.t('Thrown away'),
  }[stage];
}

export function outcomeName(outcome: Verdict['outcome']): string {
  return {
    validated: l10n.t('Validated'),
    invalidated: l10n.t('Invalidated'),
    inconclusive: l10n.t('Inconclusive'),
  }[outcome];
}

export function resultName(result: ResultFilter): string {
  if (result === 'ready') return l10n.t('Ready to decide');
  return result === 'open' ? l10n.t('No verdict yet') : outcomeName(result);
}

export function columnName(column: ColumnId): string {
  return {
    experiment: l10n.t('Experiment'),
    stage: l10n.t('Stage'),
    bar: l10n.t('Bar'),
    result: l10n.t('Result'),
    running: l10n.t('Running'),
    signal: l10n.t('Time to signal'),
    throwAway: l10n.t('Throw away'),
    cost: l10n.t('Model cost'),
    amendments: l10n.t('Amended'),
    handoff: l10n.t('Handoff'),
  }[column];
}

/** The bar as it was set, such as “5 of 6”. */
export function barText({ bar }: BoardRow): string {
  return l10n.t('{0} of {1}', bar.pass, bar.of);
}

/** At how many it fails. */
export function killText({ bar }: BoardRow): string {
  return l10n.t('stop at {0}', bar.kill);
}

/** The count against the bar, which comes before any verdict. */
export function countText({ result }: BoardRow): string {
  const { successes, participants, passBar, minimum } = result;
  if (participants === 0) return l10n.t('nobody yet');
  return l10n.t(
    '{0} of {1}, bar {2} of {3}',
    successes,
    participants,
    passBar,
    Math.max(participants, minimum),
  );
}

/** What is known beyond the count, in a few words; empty where there is nothing. */
export function standingText({ verdict, result, isReadyToDecide }: BoardRow): string {
  if (verdict) return outcomeName(verdict.outcome);
  if (isReadyToDecide) return l10n.t('Ready to decide');
  const missing = result.minimum - result.participants;
  if (missing > 0 && result.participants > 0) return l10n.t('{0} more to go', missing);
  return result.underWay !== undefined && result.underWay > 0 ? l10n.t('{0} under way', result.underWay) : '';
}

/** What else the reader of a result should know. */
export function resultDetail({ verdict, result }: BoardRow): string {
  const { variantsTried, excluded, underWay } = result;
  return [
    verdict === undefined || verdict.outcome === verdict.byTheBar
      ? ''
      : l10n.t('bar: {0}', outcomeName(verdict.byTheBar).toLocaleLowerCase()),
    variantsTried !== undefined && variantsTried > 1 ? l10n.t('one of {0} variants', variantsTried) : '',
    excluded === undefined ? l10n.t('exclusions unknown') : '',
    excluded !== undefined && excluded > 0 ? l10n.t('{0} excluded', excluded) : '',
    underWay !== undefined && underWay > 0 ? l10n.t('{0} under way', underWay) : '',
    verdict?.by === undefined ? '' : l10n.t('by {0}', verdict.by),
  ]
    .filter(Boolean)
    .join(', ');
}

/** A length of time: days, or hours where it is less than one day. */
export function durationText(days: number): string {
  if (days * 24 < 1) return l10n.t('under an hour');
  // Nearly a day is a day, not 24 hours.
  if (days * 24 < 23.5) return hours.format(days * 24);
  return (days < 10 ? daysInTenths : wholeDays).format(days);
}

/** Full days, as people count them. */
export function daysText(days: number): string {
  if (days < 1) return l10n.t('under a day');
  return wholeDays.format(Math.floor(days));
}

/** A calendar day; noon, so that it is the same day in every time zone. */
export function dayText(date: string): string {
  return calendar.format(new Date(`${date}T12:00:00`));
}

/** What model turns cost: money where prices are known, else tokens. */
export function costText({ cost: { tokens, dollars, estimated } }: BoardRow): string {
  if (tokens === 0 && dollars === undefined) return '–';
  const about = estimated ? '≈ ' : '';
  if (dollars !== undefined) return `${about}$${dollars.toFixed(2)}`;
  return l10n.t('{0} tokens', about + compact.format(tokens));
}

/** What became of the date that was set first; empty where nothing did. */
export function throwAwayDetail({ stage, hasLearning, movedFrom }: BoardRow): string {
  if (stage === 'discarded') return hasLearning ? l10n.t('learning kept') : l10n.t('no learning');
  return movedFrom === undefined ? '' : l10n.t('moved once');
}

/** How long engineering took to answer, or has had the brief; empty where nothing is known. */
export function loopText({ handoff, loop: { answeredIn, waiting } }: BoardRow): string {
  if (waiting !== undefined) return daysText(waiting);
  const isAnswered = handoff === 'accepted' || handoff === 'returned';
  return isAnswered && answeredIn !== undefined ? l10n.t('in {0}', durationText(answeredIn)) : '';
}

export function handoffText(row: BoardRow): string {
  return {
    none: '–',
    draft: l10n.t('Draft'),
    exported: row.loop.waiting === undefined ? l10n.t('Exported') : l10n.t('Waiting'),
    accepted: l10n.t('Accepted'),
    returned: l10n.t('Returned'),
  }[row.handoff];
}

/** A count, in the reader's way of writing it. */
export function numberText(count: number): string {
  return plain.format(count);
}

import type { BoardEntry, BoardRow } from '../../protocol/board.ts';

/** The stages in the order in which an experiment goes through them. */
export const stages = ['framed', 'prototyping', 'testing', 'decided', 'handedOff', 'discarded'] as const;
type Stage = (typeof stages)[number];

/** What results can be asked for: a verdict, nobody decided, or enough people and nobody decided. */
export const results = ['validated', 'invalidated', 'inconclusive', 'ready', 'open'] as const;
export type ResultFilter = (typeof results)[number];

/** What is to be seen; an empty list or text stands for everything. */
export interface Filter {
  readonly text: string;
  readonly stages: readonly Stage[];
  readonly result: ResultFilter | '';
  /** Folder of a lab. */
  readonly lab: string;
  readonly overdue: boolean;
}

/** The columns, by which rows can be sorted. */
export const columnIds = [
  'experiment',
  'stage',
  'bar',
  'result',
  'running',
  'signal',
  'throwAway',
  'cost',
  'amendments',
  'handoff',
] as const;
export type ColumnId = (typeof columnIds)[number];

export interface Sorting {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** How somebody looks at the board. */
export interface Looks {
  readonly filter: Filter;
  readonly sorting: Sorting;
}

export const noFilter: Filter = { text: '', stages: [], result: '', lab: '', overdue: false };

export const firstLooks: Looks = { filter: noFilter, sorting: { column: 'stage', descending: false } };

/** What was kept by this version or another one; whatever cannot be understood is left at its default. */
export function readLooks(kept: unknown): Looks {
  const { filter, sorting } = fieldsOf(kept);
  const { text, stages: wanted, result, lab, overdue } = fieldsOf(filter);
  const { column, descending } = fieldsOf(sorting);
  return {
    filter: {
      text: typeof text === 'string' ? text : '',
      stages: Array.isArray(wanted) ? stages.filter((stage) => wanted.includes(stage)) : [],
      result: results.find((one) => one === result) ?? '',
      lab: typeof lab === 'string' ? lab : '',
      overdue: overdue === true,
    },
    sorting: {
      column: columnIds.find((one) => one === column) ?? firstLooks.sorting.column,
      descending: descending === true,
    },
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Whether anything is left out of sight. */
export function isFiltered({ text, stages: wanted, result, lab, overdue }: Filter): boolean {
  return text.trim() !== '' || wanted.length > 0 || result !== '' || lab !== '' || overdue;
}

/**
 * Finds what a filter asks for. Every word must occur in title, segment, metric, id or the name of a lab; not in who
 * decided, as the figures follow the filter and are not about persons. Records that cannot be read have only a text and a
 * lab, and are out of sight when anything else is asked for.
 *
 * @param textOf what {@link searchText} says of an entry
 */
export function filterEntries(
  entries: readonly BoardEntry[],
  filter: Filter,
  textOf: (entry: BoardEntry) => string,
): BoardEntry[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(
    (entry) => isWanted(entry, filter) && (words.length === 0 || holds(textOf(entry), words)),
  );
}

function isWanted(entry: BoardEntry, { stages: wanted, result, lab, overdue }: Filter): boolean {
  if (entry.kind === 'unreadable')
    return wanted.length === 0 && result === '' && !overdue && (lab === '' || entry.lab === lab);
  return (
    (wanted.length === 0 || wanted.includes(entry.stage)) &&
    (result === '' || hasResult(entry, result)) &&
    (lab === '' || entry.labs.includes(lab)) &&
    (!overdue || entry.isOverdue)
  );
}

function hasResult({ verdict, isReadyToDecide }: BoardRow, result: ResultFilter): boolean {
  if (result === 'ready') return isReadyToDecide;
  return result === 'open' ? !verdict : verdict?.outcome === result;
}

/** What words are looked for in, in small letters. @param labName what a lab is called, by its folder */
export function searchText(entry: BoardEntry, labName: (folder: string) => string): string {
  const texts =
    entry.kind === 'unreadable'
      ? [entry.file, entry.why, labName(entry.lab)]
      : [entry.title, entry.segment, entry.metric, entry.slug, ...entry.labs.map(labName)];
  return texts.join('\n').toLocaleLowerCase();
}

function holds(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

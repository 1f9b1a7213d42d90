import type { RefObject, TargetedFocusEvent, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { columnIds } from './looks.ts';

/** Row 0 is the headings; both are counted from 0. */
interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Cursor extends Place {
  /** What makes an element the one at a place: exactly one of the grid takes part in the Tab order. */
  readonly placeOf: (
    row: number,
    column: number,
  ) => { readonly 'data-place': string; readonly tabIndex: number };
  /** Moves on arrows, Home, End, Page Up and Page Down. */
  readonly press: (event: TargetedKeyboardEvent<HTMLElement>) => void;
  /** Moves to what got the focus otherwise. */
  readonly follow: (event: TargetedFocusEvent<HTMLElement>) => void;
}

const pageRows = 10;

/**
 * Where in the grid the keyboard is.
 *
 * @param rows how many there are, without the headings
 * @param reveal scrolls until a row (counted from 0, without the headings) is in sight
 * @param first the first row that is drawn, without the headings, and `last` the one after the last
 */
export function useCursor(
  rows: number,
  scroller: RefObject<HTMLElement | null>,
  reveal: (index: number) => void,
  first: number,
  last: number,
): Cursor {
  const [place, setPlace] = useState<Place>({ row: 1, column: 0 });
  const moved = useRef(false);
  const row = Math.min(place.row, rows);
  const { column } = place;
  // The row the cursor is in may be scrolled out of sight and not drawn: then Tab enters at the top of what is.
  const isDrawn = row === 0 || (row > first && row <= last);
  const tabRow = isDrawn ? row : first + 1;
  useLayoutEffect(() => {
    const target = scroller.current?.querySelector<HTMLElement>(`[data-place="${row}-${column}"]`);
    if (!moved.current || !target) return;
    moved.current = false;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  return {
    row,
    column,
    placeOf: (itsRow, itsColumn) => ({
      'data-place': `${itsRow}-${itsColumn}`,
      tabIndex: itsRow === tabRow && itsColumn === column ? 0 : -1,
    }),
    press: (event) => {
      const next = moveFrom({ row, column }, event, rows);
      if (!next) return;
      event.preventDefault();
      moved.current = true;
      if (next.row > 0) reveal(next.row - 1);
      setPlace(next);
    },
    follow: ({ target }) => {
      const at = target instanceof HTMLElement ? target.dataset['place']?.split('-').map(Number) : undefined;
      const [itsRow = row, itsColumn = column] = at ?? [];
      if (itsRow !== row || itsColumn !== column) setPlace({ row: itsRow, column: itsColumn });
    },
  };
}

/** Where a key leads; `undefined` for keys that mean something else. */
function moveFrom(
  { row, column }: Place,
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  rows: number,
): Place | undefined {
  if (altKey) return undefined;
  const all = ctrlKey || metaKey;
  const lastColumn = columnIds.length - 1;
  const at = (toRow: number, toColumn: number): Place => ({
    row: Math.max(0, Math.min(rows, toRow)),
    column: Math.max(0, Math.min(lastColumn, toColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'PageUp':
      return at(Math.max(1, row - pageRows), column);
    case 'PageDown':
      return at(row + pageRows, column);
    case 'Home':
      return at(all ? 1 : row, 0);
    case 'End':
      return at(all ? rows : row, lastColumn);
    default:
      return undefined;
  }
}

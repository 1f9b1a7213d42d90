import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows drawn above and below what is in sight, so that fast scrolling shows no gap. */
const margin = 8;
/** Until the first row is measured. */
const assumedHeight = 62;

export interface VisibleRows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The rows to draw: from `first` up to, not including, `last`. */
  readonly first: number;
  readonly last: number;
  /** Pixels; all rows are alike. */
  readonly rowHeight: number;
  /** Scrolls until a row (counted from 0) is in sight. */
  readonly reveal: (index: number) => void;
}

/** Which of many rows of one height are in sight, and a little more. @param count how many rows there are */
export function useVisibleRows(count: number): VisibleRows {
  const scroller = useRef<HTMLDivElement>(null);
  const [rowHeight, setRowHeight] = useState(assumedHeight);
  const [sight, setSight] = useState({ from: 0, rows: 30 });
  useLayoutEffect(() => {
    const measured = scroller.current?.querySelector('tbody tr:not(.gap)')?.getBoundingClientRect().height;
    if (measured !== undefined && Math.abs(measured - rowHeight) > 0.5) setRowHeight(measured);
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      const from = Math.floor(element.scrollTop / rowHeight);
      const rows = Math.ceil(element.clientHeight / rowHeight);
      setSight((before) => (before.from === from && before.rows === rows ? before : { from, rows }));
    };
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [rowHeight]);
  const reveal = useCallback(
    (index: number): void => {
      const element = scroller.current;
      if (!element) return;
      const head = element.querySelector('thead')?.getBoundingClientRect().height ?? 0;
      const top = index * rowHeight;
      const bottom = top + rowHeight + head;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom > element.scrollTop + element.clientHeight)
        element.scrollTop = bottom - element.clientHeight;
    },
    [rowHeight],
  );
  const first = Math.max(0, Math.min(sight.from, count - sight.rows) - margin);
  return { scroller, first, last: Math.min(count, first + sight.rows + 2 * margin), rowHeight, reveal };
}

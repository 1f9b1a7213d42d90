import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PickedElement, PageReport } from '../prototype/channel.ts';
import type { DataAnswer } from '../prototype/data/dataAnswer.ts';
import { repeatShortcut } from '../prototype/repeatShortcut.ts';
import type { PaneContent } from './paneContent.ts';
import { PaneFrame, type PaneListener } from './paneFrame.ts';
import type { Width } from './widths.ts';

interface StageProps {
  /** What screen readers call the prototype. */
  readonly name: string;
  readonly content: PaneContent;
  readonly width: Width;
  readonly pointing: boolean;
  readonly onReport: (report: PageReport) => void;
  readonly onPicked: (element: PickedElement) => void;
  readonly onPointingEnded: () => void;
  askData(dataset: string | undefined): Promise<DataAnswer>;
}

/** The running prototype, in the chosen width; where that is wider than there is room, all of it is drawn smaller. */
export function Stage(props: StageProps) {
  const { name, content, width, pointing } = props;
  const room = useRef<HTMLDivElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const frame = useFrame(holder, props);
  const scale = useScale(room, width.pixels);
  const { page, place } = content;
  const start = useRef('');
  start.current = place;
  // Not useEffect, which waits for a frame to be drawn: a new page has nothing to wait for.
  useLayoutEffect(() => frame.current?.call(name), [name, frame]);
  useLayoutEffect(() => {
    if (page === undefined) frame.current?.clear();
    else frame.current?.load(page.html, start.current);
  }, [page, frame]);
  useEffect(() => frame.current?.point(pointing), [pointing, frame]);
  const isFixed = width.pixels !== undefined;
  const size = isFixed
    ? { width: `${width.pixels}px`, height: `${100 / scale}%`, transform: `scale(${scale})` }
    : {};
  return (
    <div class={isFixed ? 'stage fixed' : 'stage'} ref={room}>
      <div class="sheet" style={isFixed ? { width: `${Math.round(width.pixels * scale)}px` } : undefined}>
        <div class="frame" ref={holder} style={size} />
      </div>
      {isFixed && (
        <p class="ruler" aria-hidden="true">
          {width.pixels} px{scale < 1 ? ` · ${Math.round(scale * 100)} %` : ''}
        </p>
      )}
    </div>
  );
}

/** One frame for as long as the pane is there; it always talks to the newest listeners. */
function useFrame(holder: { readonly current: HTMLDivElement | null }, props: StageProps) {
  const newest = useRef(props);
  newest.current = props;
  const frame = useRef<PaneFrame>(undefined);
  useLayoutEffect(() => {
    if (!holder.current) return undefined;
    const listener: PaneListener = {
      report: (report) => newest.current.onReport(report),
      picked: (element) => newest.current.onPicked(element),
      pointingEnded: () => newest.current.onPointingEnded(),
      key: repeatShortcut,
      data: (dataset) => newest.current.askData(dataset),
    };
    const made = new PaneFrame(holder.current, listener);
    frame.current = made;
    return () => made.dispose();
  }, [holder]);
  return frame;
}

/** How much smaller a page of so many pixels must be drawn to fit; never larger than it is. */
function useScale(room: { readonly current: HTMLDivElement | null }, pixels: number | undefined): number {
  const [scale, setScale] = useState(1);
  useEffect(() => {
    const element = room.current;
    if (!element || pixels === undefined) return undefined;
    const observer = new ResizeObserver(() => {
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      const free = element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      setScale(Math.min(1, Math.max(0.1, free / pixels)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [room, pixels]);
  return pixels === undefined ? 1 : scale;
}

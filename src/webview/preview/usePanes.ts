import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PreviewView, ToPreview } from '../../protocol/preview.ts';
import type { PageReport } from '../prototype/channel.ts';
import type { Host } from './host.ts';
import { emptyPane, type PaneContent, paneKey, withPage, withReport } from './paneContent.ts';

/** All that the shell shows: what the host sent, and what the prototypes reported since. */
export interface Panes {
  /** `undefined` until the host has said what to show. */
  readonly view: PreviewView | undefined;
  content(variant: string): PaneContent;
  /** Takes note of a report and hands it on to the host. */
  report(variant: string, report: PageReport): void;
}

/**
 * Listens to the host, and says `ready` once when it can.
 *
 * @param remember keeps the newest state for the time after a reload
 */
export function usePanes(host: Host, remember: (state: PreviewView['state']) => void): Panes {
  const [view, setView] = useState<PreviewView>();
  // Reports arrive between two drawings, so the newest contents are kept beside what is drawn.
  const contents = useRef<ReadonlyMap<string, PaneContent>>(new Map());
  const [, draw] = useState(contents.current);
  const replace = useCallback((panes: ReadonlyMap<string, PaneContent>): void => {
    contents.current = panes;
    draw(panes);
  }, []);
  useEffect(() => {
    const receive = ({ data, origin }: MessageEvent<ToPreview | undefined>): void => {
      // Prototypes in here can post to this window too, but they have no origin. (VS Code hides its own window.)
      if (origin !== window.origin || typeof data !== 'object' || data === null) return;
      if (data.type === 'view') {
        const { experiment, variants } = data.view.state;
        const keys = new Set(variants.map((variant) => paneKey({ experiment, variant })));
        replace(new Map([...contents.current].filter(([key]) => keys.has(key))));
        setView(data.view);
        remember(data.view.state);
      } else if (data.type === 'page' || data.type === 'broken') {
        const key = paneKey(data);
        const pane = withPage(contents.current.get(key) ?? emptyPane, data);
        replace(new Map(contents.current).set(key, pane));
      }
    };
    window.addEventListener('message', receive);
    host.send({ type: 'ready' });
    return () => window.removeEventListener('message', receive);
  }, [host, remember, replace]);
  const experiment = view?.state.experiment ?? '';
  const content = (variant: string): PaneContent =>
    contents.current.get(paneKey({ experiment, variant })) ?? emptyPane;
  const report = useCallback(
    (variant: string, heard: PageReport): void => {
      const key = paneKey({ experiment, variant });
      const pane = contents.current.get(key);
      if (!pane?.page) return;
      host.send({ type: 'report', variant, load: pane.page.load, report: heard });
      replace(new Map(contents.current).set(key, withReport(pane, heard)));
    },
    [host, experiment, replace],
  );
  return { view, content, report };
}

import type { PreviewView, ToPreview } from '../../protocol/preview.ts';
import type { PageReport } from '../prototype/channel.ts';

type Page = Extract<ToPreview, { type: 'page' }>;
type Broken = Extract<ToPreview, { type: 'broken' }>;

/** Whether a change can be asked for in a pane, or why not. */
export type Asking = PreviewView['asking'] | 'earlierVersion';

/** Something that is wrong with the prototype in a pane. `times` counts how often the same was reported. */
export interface FaultSeen {
  readonly kind: 'error' | 'blocked' | 'blank' | 'compile' | 'warning';
  /** What is wrong, in the words of whoever noticed it; empty for a blank page. */
  readonly message: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly times: number;
}

/** What a pane holds: the page or why there is none, and what was heard of it since. */
export interface PaneContent {
  readonly page: Page | undefined;
  readonly broken: string | undefined;
  readonly faults: readonly FaultSeen[];
  /** The screen that is shown, as in `basket/empty`; empty before the first. */
  readonly place: string;
  readonly painted: boolean;
}

/** Under what a pane is kept: ids of variants are the same in every experiment. */
export function paneKey({ experiment, variant }: Pick<Page, 'experiment' | 'variant'>): string {
  return `${experiment}/${variant}`;
}

export const emptyPane: PaneContent = {
  page: undefined,
  broken: undefined,
  faults: [],
  place: '',
  painted: false,
};

/** More would help nobody; the prototype may report without end. */
const mostFaults = 50;

/** The pane with a new page in it, or with the reason why there is none. */
export function withPage(pane: PaneContent, message: Page | Broken): PaneContent {
  const faults = message.findings.map(({ severity, message: text, file, line }): FaultSeen => ({
    kind: severity === 'error' ? 'compile' : 'warning',
    message: text,
    file,
    line,
    times: 1,
  }));
  if (message.type === 'broken') return { ...emptyPane, broken: message.message, faults, place: pane.place };
  const place = message.keepPlace ? pane.place : '';
  return { ...emptyPane, page: message, faults, place };
}

/** The pane after its page reported something. */
export function withReport(pane: PaneContent, report: PageReport): PaneContent {
  switch (report.type) {
    case 'painted': {
      const painted = { ...pane, painted: true };
      return report.empty ? addFault(painted, { kind: 'blank', message: '' }) : painted;
    }
    case 'screen':
      return { ...pane, place: placeOf(report) };
    case 'error':
      return addFault(pane, { kind: 'error', message: report.message, file: report.file, line: report.line });
    case 'blocked':
      return addFault(pane, { kind: 'blocked', message: report.what, file: report.file, line: report.line });
    default:
      return pane;
  }
}

function placeOf({ screen, state }: { readonly screen: string; readonly state: string }): string {
  const name = encodeURIComponent(screen);
  return state === 'ready' ? name : `${name}/${encodeURIComponent(state)}`;
}

/** The screen that is shown, and its state where it is not the one it opens in; nothing before the first. */
export function screenOf({ place }: PaneContent): { readonly screen?: string; readonly state?: string } {
  const [screen = '', state = ''] = place.split('/').map(decodeURIComponent);
  return { ...(screen !== '' && { screen }), ...(state !== '' && { state }) };
}

function addFault(pane: PaneContent, fault: Omit<FaultSeen, 'times'>): PaneContent {
  const known = pane.faults.findIndex(
    ({ kind, message, file, line }) =>
      kind === fault.kind && message === fault.message && file === fault.file && line === fault.line,
  );
  if (known < 0) {
    if (pane.faults.length >= mostFaults) return pane;
    return { ...pane, faults: [...pane.faults, { ...fault, times: 1 }] };
  }
  const faults = pane.faults.map((each, index) =>
    index === known ? { ...each, times: each.times + 1 } : each,
  );
  return { ...pane, faults };
}

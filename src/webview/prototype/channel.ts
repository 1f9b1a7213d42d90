import type { PreviewMessage } from '../../protocol/preview.ts';
import type { KeyPress } from './keyPress.ts';
import { nativeGetter } from './nativeGetter.ts';

/** What a page reports; see core/prototype/pageReport.ts. */
export type PageReport = PreviewMessage['report'];

/** The bootstrap's private line to the page around the frame. Prototype code never sees it. */
export interface Channel {
  /** Reports, cut to the lengths that the other side accepts; after `limit` of one type the rest is dropped. */
  report(report: PageReport): void;
  /** Asks the page around the frame to take the frame away at once. */
  leave(): void;
  /** Is given places such as `basket/empty` to open. */
  onOpen(open: (place: string) => void): void;
  /** Whether the page around the frame asked for shortcuts, as it does inside VS Code. */
  wantsKeys(): boolean;
  /** Hands a shortcut on to the page around the frame. */
  sendKey(key: KeyPress): void;
}

/** How the bootstrap hands the channel to the kit, which takes it before any prototype code runs. */
export const channelKey = '__footbridgeChannel';

const limit = { painted: 1, screen: 5000, taskStep: 5000, error: 100, blocked: 200 } as const;

/**
 * Makes the channel and sends its other end to the page around. Everything it uses later is bound now, so
 * that replacing built-ins does not reach it.
 */
export function openChannel(): Channel {
  const { port1, port2 } = new MessageChannel();
  const send = port1.postMessage.bind(port1);
  const counts: Record<PageReport['type'], number> = {
    painted: 0,
    screen: 0,
    taskStep: 0,
    error: 0,
    blocked: 0,
  };
  let open: ((place: string) => void) | undefined;
  let keysWanted = false;
  // A getter that prototype code put in its place would be given the event, and with it the port.
  const dataOf = nativeGetter(MessageEvent.prototype, 'data');
  port1.onmessage = (event) => {
    const data = dataOf(event) as { open?: unknown; keys?: unknown };
    if (data.keys === true) keysWanted = true;
    if (typeof data.open === 'string') open?.(data.open);
  };
  window.parent.postMessage({ type: 'footbridge' }, '*', [port2]);
  return Object.freeze({
    report(report: PageReport): void {
      counts[report.type] += 1;
      if (counts[report.type] <= limit[report.type]) send({ type: 'report', report: cut(report) });
    },
    leave(): void {
      send({ type: 'leave' });
    },
    onOpen(listener: (place: string) => void): void {
      open = listener;
    },
    wantsKeys: () => keysWanted,
    sendKey(key: KeyPress): void {
      send({ type: 'key', key });
    },
  });
}

function cut(report: PageReport): PageReport {
  switch (report.type) {
    case 'screen':
      return { ...report, screen: report.screen.slice(0, 100), state: report.state.slice(0, 100) };
    case 'taskStep':
      return { ...report, step: report.step.slice(0, 100) };
    case 'error':
      return { ...report, message: report.message.slice(0, 2000) };
    case 'blocked':
      return { ...report, what: report.what.slice(0, 300) };
    default:
      return report;
  }
}

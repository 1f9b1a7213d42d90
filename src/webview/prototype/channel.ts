import type { PreviewMessage } from '../../protocol/preview.ts';
import { DataRequests } from './data/askOverPort.ts';
import type { DataAnswer } from './data/dataAnswer.ts';
import type { KeyPress } from './keyPress.ts';
import { nativeGetter } from './nativeGetter.ts';
import type { PictureAnswer, PictureOrder } from './pictureOrder.ts';

/** What a page reports; see core/prototype/pageReport.ts. */
export type PageReport = Extract<PreviewMessage, { type: 'report' }>['report'];

/** An element that was pointed at; see core/prototype/pickedElement.ts. */
export type PickedElement = NonNullable<Extract<PreviewMessage, { type: 'change' }>['element']>;

/** The bootstrap's private line to the page around the frame. Prototype code never sees it. */
export interface Channel {
  /** Reports, cut to the lengths that the other side accepts; after `limit` of one type the rest is dropped. */
  report(report: PageReport): void;
  /** Asks the page around the frame to take the frame away at once. */
  leave(): void;
  /** Is given places such as `basket/empty` to open. */
  onOpen(open: (place: string) => void): void;
  /** Has the kit open a place, as if the page around had asked for it. */
  open(place: string): void;
  /** The place that was reported last, such as `basket/empty`; empty before the first. */
  place(): string;
  /** Is told to take a picture. Only pages that are made for it have a listener; see capture.ts. */
  onPictureWanted(take: (order: PictureOrder) => void): void;
  sendPicture(answer: PictureAnswer): void;
  /** Whether the page around the frame asked for shortcuts, as it does inside VS Code. */
  wantsKeys(): boolean;
  /** Is told that a participant tries the prototype. */
  onTest(listener: () => void): void;
  /** Hands a shortcut on to the page around the frame. */
  sendKey(key: KeyPress): void;
  /** Asks for attached data, or with no name for what there is. */
  askData(dataset: string | undefined): Promise<DataAnswer>;
  /** Is told when pointing at an element begins and ends. */
  onPoint(listener: (on: boolean) => void): void;
  /** Hands over the element that was pointed at; `undefined` when somebody left without choosing. */
  sendPicked(element: PickedElement | undefined): void;
}

/** How the bootstrap hands the channel to the kit, which takes it before any prototype code runs. */
export const channelKey = '__footbridgeChannel';

const limit = { painted: 1, screen: 5000, taskStep: 5000, error: 100, blocked: 200, input: 50_000 } as const;

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
    input: 0,
  };
  let open: ((place: string) => void) | undefined;
  let point: ((on: boolean) => void) | undefined;
  let take: ((order: PictureOrder) => void) | undefined;
  let place = '';
  let keysWanted = false;
  let isTest = false;
  const tests: (() => void)[] = [];
  const requests = new DataRequests((id, dataset) => send({ type: 'data', id, dataset }));
  // A getter that prototype code put in its place would be given the event, and with it the port.
  const dataOf = nativeGetter(MessageEvent.prototype, 'data');
  port1.onmessage = (event) => {
    const data = dataOf(event) as {
      open?: unknown;
      keys?: unknown;
      test?: unknown;
      point?: unknown;
      picture?: PictureOrder;
      data?: { id: number; answer: DataAnswer };
    };
    if (data.keys === true) keysWanted = true;
    if (data.test === true) {
      [keysWanted, isTest] = [false, true];
      for (const listener of tests) listener();
    }
    if (typeof data.open === 'string') open?.(data.open);
    if (typeof data.point === 'boolean') point?.(data.point);
    if (data.picture !== undefined) take?.(data.picture);
    if (data.data !== undefined) requests.settle(data.data.id, data.data.answer);
  };
  window.parent.postMessage({ type: 'footbridge' }, '*', [port2]);
  return Object.freeze({
    report(report: PageReport): void {
      if (report.type === 'screen') place = `${report.screen}/${report.state}`;
      counts[report.type] += 1;
      if (counts[report.type] <= limit[report.type]) send({ type: 'report', report: cut(report) });
    },
    leave(): void {
      send({ type: 'leave' });
    },
    onOpen(listener: (place: string) => void): void {
      open = listener;
    },
    open: (wanted: string) => open?.(wanted),
    place: () => place,
    onPictureWanted(listener: (order: PictureOrder) => void): void {
      take = listener;
    },
    sendPicture(answer: PictureAnswer): void {
      send({ type: 'picture', answer });
    },
    wantsKeys: () => keysWanted,
    onTest(listener: () => void): void {
      tests.push(listener);
      if (isTest) listener();
    },
    sendKey(key: KeyPress): void {
      send({ type: 'key', key });
    },
    askData: (dataset: string | undefined) => requests.ask(dataset),
    onPoint(listener: (on: boolean) => void): void {
      point = listener;
    },
    sendPicked(element: PickedElement | undefined): void {
      send({ type: 'picked', element });
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
      return {
        ...report,
        message: report.message.slice(0, 2000),
        ...(report.kind !== undefined && { kind: report.kind.slice(0, 60) }),
      };
    case 'blocked':
      return { ...report, what: report.what.slice(0, 300) };
    default:
      return report;
  }
}

import type { PageReport, PickedElement } from '../prototype/channel.ts';
import type { DataAnswer } from '../prototype/data/dataAnswer.ts';
import type { KeyPress } from '../prototype/keyPress.ts';
import type { PictureAnswer, PictureOrder } from '../prototype/pictureOrder.ts';
import { type FromShell, outerGreeting, type ToShell } from '../prototype/shellMessages.ts';
import { readPicked, readPicture, readReport } from './readFromOuter.ts';

/** What a pane hears from the page it shows. */
export interface PaneListener {
  report(report: PageReport): void;
  key(key: KeyPress): void;
  picked(element: PickedElement): void;
  pointingEnded(): void;
  /** In a test: the prototype cannot be shown, and why. */
  failed?(why: string, error: PageReport | undefined): void;
  /** In a test: the prototype tried to leave and was started again. */
  restarted?(): void;
  /** The page took a picture of itself, or could not. */
  picture?(answer: PictureAnswer): void;
  /** Gets attached data for the prototype. */
  data(dataset: string | undefined): Promise<DataAnswer>;
}

/**
 * How long a new page may take in the process of the one before, in milliseconds: to say something, and from then on to be
 * painted. Pages need 50 to 500 for both, and 1,500 where they are empty.
 */
const sharingPatience = 2000;
const paintingPatience = 4000;

/**
 * One prototype: a frame that is replaced whenever there is a new page, and the line to it.
 *
 * The page before goes away, out of sight, only when the new one is painted: as long as one prototype is there,
 * browsers put the next one into the same process, which saves starting another (a third of the time it takes to
 * paint, see test/support/benchUpdate.ts). Where the one before hangs, or begins to while it waits to go, the new one
 * stands still: then both go away, and it gets a process of its own.
 *
 * The outer page's frame has no sandbox of its own. With one, browsers put it into the process of the prototype's frame in
 * it, and then a prototype that hangs, or that leaves and keeps busy meanwhile, keeps the outer page from
 * stopping it (seen in Chromium 156: a host name got out). It holds our own script only, by hash.
 */
export class PaneFrame {
  readonly #holder: HTMLElement;
  readonly #listener: PaneListener;
  readonly #theme: MutationObserver;
  readonly #isTest: boolean;
  #frame: HTMLIFrameElement | undefined;
  /** The page before, until the new one is painted. */
  #before: HTMLIFrameElement | undefined;
  #isPainted = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  /** Loads the page again while it is not painted, and so has the one before go with it. */
  #again: (() => void) | undefined;
  #port: MessagePort | undefined;
  #title = '';
  #isPointing = false;

  /**
   * @param holder the element that the frame is put into
   * @param isTest a participant tries the prototype; see shellMessages.ts
   */
  constructor(holder: HTMLElement, listener: PaneListener, isTest = false) {
    this.#holder = holder;
    this.#listener = listener;
    this.#isTest = isTest;
    window.addEventListener('message', this.#greeted);
    this.#theme = new MutationObserver(() => this.#sendTheme());
    this.#theme.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  }

  /** @param title what screen readers call the frame */
  call(title: string): void {
    this.#title = title;
    if (this.#frame) this.#frame.title = title;
  }

  /**
   * Shows a page in place of the one before. Who worked in that one goes on in the new one.
   *
   * @param place the screen to begin with; empty for the first
   */
  load(html: string, place: string): void {
    const hadFocus = this.#frame !== undefined && document.activeElement === this.#frame;
    const before = this.#isPainted ? this.#frame : undefined;
    if (before) this.#putAside(before);
    else this.clear();
    const frame = document.createElement('iframe');
    frame.className = 'prototype';
    frame.title = this.#title;
    frame.name = place;
    frame.srcdoc = html;
    this.#frame = frame;
    this.#holder.append(frame);
    if (hadFocus) frame.focus();
    if (before) this.#waitFor(() => this.load(html, place), sharingPatience);
  }

  /** Takes the page away. */
  clear(): void {
    this.#closeLine();
    this.#forgetBefore();
    this.#frame?.remove();
    this.#frame = undefined;
  }

  /** Has the prototype go to a place such as `basket/empty`; where there is no such screen nothing happens. */
  open(place: string): void {
    this.#send({ type: 'open', place });
  }

  /** Has a page that was made for it take a picture of itself. */
  takePicture(order: PictureOrder): void {
    this.#send({ type: 'takePicture', order });
  }

  /** Moves the focus into the prototype. */
  focus(): void {
    this.#frame?.focus();
    this.#send({ type: 'focus' });
  }

  /** Begins or ends pointing at an element, also in pages to come; beginning moves the focus into the prototype. */
  point(on: boolean): void {
    this.#isPointing = on;
    this.#sendPointing();
  }

  dispose(): void {
    this.clear();
    this.#theme.disconnect();
    window.removeEventListener('message', this.#greeted);
  }

  #putAside(frame: HTMLIFrameElement): void {
    this.#closeLine();
    frame.hidden = true;
    this.#before = frame;
  }

  #closeLine(): void {
    this.#port?.close();
    this.#port = undefined;
    this.#isPainted = false;
  }

  #waitFor(again: () => void, patience: number): void {
    clearTimeout(this.#patience);
    this.#again = again;
    this.#patience = setTimeout(again, patience);
  }

  #forgetBefore(): void {
    clearTimeout(this.#patience);
    this.#again = undefined;
    this.#before?.remove();
    this.#before = undefined;
  }

  readonly #greeted = ({ source, data }: MessageEvent<{ type?: unknown } | undefined>): void => {
    const target = this.#frame?.contentWindow;
    if (!target || source !== target || data?.type !== outerGreeting || this.#port !== undefined) return;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.addEventListener('message', (event: MessageEvent<ToShell>) => this.#hear(event.data));
    port1.start();
    target.postMessage({ type: outerGreeting }, '*', [port2]);
    if (this.#isTest) this.#send({ type: 'test' });
    this.#sendTheme();
    if (document.activeElement === this.#frame) this.#send({ type: 'focus' });
    if (this.#isPointing) this.#sendPointing();
  };

  #hear(message: ToShell): void {
    if (message.type === 'report') {
      const report = readReport(message.report);
      if (report) this.#reported(report);
    } else if (message.type === 'picked') {
      const element = readPicked(message.element);
      if (element) this.#listener.picked(element);
    } else if (message.type === 'picture') {
      const answer = readPicture(message.answer);
      if (answer) this.#listener.picture?.(answer);
    } else if (message.type === 'key') this.#listener.key(message.key);
    else if (message.type === 'pointingEnded') this.#listener.pointingEnded();
    else if (message.type === 'failed') this.#listener.failed?.(message.why, readReport(message.error));
    else if (message.type === 'restarted') this.#listener.restarted?.();
    else if (message.type === 'data') void this.#sendData(message.id, message.dataset);
  }

  #reported(report: PageReport): void {
    if (report.type === 'painted') {
      this.#isPainted = true;
      this.#forgetBefore();
    } else if (this.#again) {
      this.#waitFor(this.#again, paintingPatience);
      // What goes on reporting must not be waited for without end.
      this.#again = undefined;
    }
    this.#listener.report(report);
  }

  async #sendData(id: number, dataset: unknown): Promise<void> {
    const port = this.#port;
    const answer = await this.#listener.data(typeof dataset === 'string' ? dataset : undefined);
    port?.postMessage({ type: 'data', id, answer } satisfies FromShell);
  }

  #sendPointing(): void {
    if (this.#isPointing) this.#frame?.focus();
    this.#send({ type: 'point', on: this.#isPointing });
  }

  #sendTheme(): void {
    this.#send({ type: 'theme', style: document.documentElement.style.cssText });
  }

  #send(message: FromShell): void {
    this.#port?.postMessage(message);
  }
}

/** What crosses between an outer page and the preview's shell around it, over a MessagePort. */
import type { PageReport, PickedElement } from './channel.ts';
import type { DataAnswer } from './data/dataAnswer.ts';
import type { KeyPress } from './keyPress.ts';
import type { PictureAnswer, PictureOrder } from './pictureOrder.ts';

/** An outer page says this to the window around it, which answers with a port if it is the shell. */
export const outerGreeting = 'footbridge-outer';

/** Messages to the shell. The outer page is trusted, but what a prototype reports is passed on as it came. */
export type ToShell =
  | { readonly type: 'report'; readonly report: PageReport }
  | { readonly type: 'key'; readonly key: KeyPress }
  /** A prototype wants attached data; without a name, what there is. */
  | { readonly type: 'data'; readonly id: number; readonly dataset: string | undefined }
  /** Somebody pointed at an element; pointing has ended. */
  | { readonly type: 'picked'; readonly element: PickedElement }
  /** A page that was made for it has taken a picture of itself, or could not. */
  | { readonly type: 'picture'; readonly answer: PictureAnswer }
  /** Somebody left pointing without choosing. */
  | { readonly type: 'pointingEnded' }
  /** In a test: the prototype tried to leave and was started again, with nothing it knew. */
  | { readonly type: 'restarted' }
  /** In a test, in place of the card: the prototype cannot be shown, and why. */
  | { readonly type: 'failed'; readonly why: string; readonly error: PageReport | undefined };

/** Messages from the shell. */
export type FromShell =
  | { readonly type: 'data'; readonly id: number; readonly answer: DataAnswer }
  /** Begin or end pointing at an element. */
  | { readonly type: 'point'; readonly on: boolean }
  /** Show a place such as `basket/empty`, as if somebody had gone there. */
  | { readonly type: 'open'; readonly place: string }
  | { readonly type: 'takePicture'; readonly order: PictureOrder }
  /**
   * A participant tries the prototype: what is there for whoever makes it is hidden, shortcuts stay with the browser, and
   * failures are told to the shell.
   */
  | { readonly type: 'test' }
  /** The focus is in this page: it belongs into the prototype. */
  | { readonly type: 'focus' }
  /** VS Code's colours: the style of the shell's root element. They do not reach frames by themselves. */
  | { readonly type: 'theme'; readonly style: string };

/** The trusted page around the frame: starts the prototype, passes on its reports and shortcuts, and says so when it fails. */
import type { PageReport, PickedElement } from './channel.ts';
import { DataRequests } from './data/askOverPort.ts';
import type { DataAnswer } from './data/dataAnswer.ts';
import { answerEmbedded, hasEmbeddedData } from './data/embeddedData.ts';
import { hideCard, showCard } from './failureCard.ts';
import { forwardShortcuts } from './forwardShortcuts.ts';
import { parseShortcut } from './keyPress.ts';
import type { PictureAnswer } from './pictureOrder.ts';
import { openShellLine } from './shellLine.ts';
import type { FromShell } from './shellMessages.ts';

/** A page that says nothing for this long has failed: it hangs, or its scripts never ran. Milliseconds. */
const silentAfter = 8000;
/** A prototype that tries to leave is started again this often, then stopped: it would only go round in circles. */
const restartLimit = 3;

/** What the bootstrap says over its port; see channel.ts. */
type FromPrototype =
  | { readonly type: 'report'; readonly report: PageReport }
  | { readonly type: 'leave' }
  | { readonly type: 'data'; readonly id: number; readonly dataset: string | undefined }
  | { readonly type: 'key'; readonly key: unknown }
  | { readonly type: 'picture'; readonly answer: PictureAnswer }
  | { readonly type: 'picked'; readonly element: PickedElement | undefined };

/** Inside VS Code the preview's shell is around this page. */
const shell = openShellLine(hearShell);
const dataRequests = new DataRequests((id, dataset) => shell?.send({ type: 'data', id, dataset }));
let frame: HTMLIFrameElement | undefined;
let port: MessagePort | undefined;
let restarts = 0;
let silence: ReturnType<typeof setTimeout> | undefined;
/** Somebody points at an element, whichever frame it is in. */
let pointing = false;
/** A participant tries the prototype; see shellMessages.ts. */
let testing = false;
let lastError: Extract<PageReport, { type: 'error' }> | undefined;

/** @param place the screen to open, as in the address after `#`; empty for the first */
function start(place: string): void {
  stop();
  hideCard();
  lastError = undefined;
  const template = document.getElementById('frame') as HTMLTemplateElement;
  frame = template.content.firstElementChild?.cloneNode(true) as HTMLIFrameElement;
  // The frame reads its own name at once, before any message could arrive.
  frame.name = place;
  document.body.prepend(frame);
  silence = setTimeout(() => {
    fail(
      'The prototype does not answer',
      'It started but showed nothing. It may be caught in an endless loop.',
    );
  }, silentAfter);
}

function stop(): void {
  clearTimeout(silence);
  port?.close();
  port = undefined;
  frame?.remove();
  frame = undefined;
}

function relay(report: PageReport): void {
  shell?.send({ type: 'report', report });
}

function fail(title: string, what: string): void {
  if (testing) {
    shell?.send({ type: 'failed', why: title, error: lastError });
    return;
  }
  const place = lastError?.file === undefined ? '' : ` (${lastError.file}:${lastError.line ?? 1})`;
  const detail = lastError === undefined ? '' : `${lastError.message}${place}`;
  showCard({ title, what, detail }, () => {
    restarts = 0;
    start(location.hash);
  });
}

function hear(report: PageReport): void {
  relay(report);
  if (report.type === 'error') lastError ??= report;
  if (report.type === 'screen') rememberPlace(report.screen, report.state);
  if (report.type !== 'painted') return;
  clearTimeout(silence);
  if (!report.empty) return;
  if (lastError === undefined)
    fail(
      'This prototype shows nothing',
      'The page is empty. Ask for the first screen again, or undo the last change.',
    );
  else
    fail(
      'The prototype stopped before it showed anything',
      'An error in its script keeps the first screen away.',
    );
}

/** In a browser the address follows, so that a screen can be bookmarked and shared. */
function rememberPlace(screen: string, state: string): void {
  if (shell !== undefined) return;
  const place = `#${encodeURIComponent(screen)}${state === 'ready' ? '' : `/${encodeURIComponent(state)}`}`;
  try {
    history.replaceState(null, '', place);
  } catch {
    // Some browsers refuse this for files; the prototype works without.
  }
}

function leave(): void {
  stop();
  relay({ type: 'blocked', what: 'opening another page in place of the prototype' });
  restarts += 1;
  if (restarts <= restartLimit) {
    if (testing) shell?.send({ type: 'restarted' });
    start('');
  } else
    fail('The prototype keeps trying to open another page', 'That is not possible here, so it was stopped.');
}

function connect(event: MessageEvent): void {
  // The bootstrap's message is the frame's first; a port that comes later is not ours.
  if (port !== undefined || event.ports[0] === undefined) return;
  port = event.ports[0];
  port.onmessage = ({ data }: MessageEvent<FromPrototype>) => hearPrototype(data);
  // Elsewhere the browser's own shortcuts work, and must go on doing so.
  if (shell === undefined) return;
  port.postMessage(testing ? { test: true } : { keys: true });
  // A frame that takes another's place takes its duties too.
  if (pointing) point(true);
}

function hearPrototype(message: FromPrototype): void {
  if (message.type === 'leave') leave();
  if (message.type === 'report') hear(message.report);
  if (message.type === 'data') void sendData(message.id, message.dataset);
  if (message.type === 'key') sendKey(message.key);
  if (message.type === 'picture') shell?.send(message);
  if (message.type === 'picked') {
    pointing = false;
    shell?.send(
      message.element === undefined
        ? { type: 'pointingEnded' }
        : { type: 'picked', element: message.element },
    );
  }
}

/** Whoever asked is gone when the answer comes to a port that was closed meanwhile. */
async function sendData(id: number, dataset: string | undefined): Promise<void> {
  const asker = port;
  const answer = await answerData(dataset).catch((): DataAnswer => ({ refused: 'The data is damaged.' }));
  asker?.postMessage({ data: { id, answer } });
}

async function answerData(dataset: string | undefined): Promise<DataAnswer> {
  if (hasEmbeddedData()) return answerEmbedded(dataset);
  if (shell !== undefined) return dataRequests.ask(dataset);
  return dataset === undefined ? { datasets: [] } : { refused: 'This page was opened without its data.' };
}

function hearShell(message: FromShell): void {
  if (message.type === 'data') dataRequests.settle(message.id, message.answer);
  if (message.type === 'theme') document.documentElement.style.cssText = message.style;
  if (message.type === 'focus') frame?.focus();
  if (message.type === 'open') port?.postMessage({ open: message.place });
  if (message.type === 'takePicture') port?.postMessage({ picture: message.order });
  if (message.type === 'test') {
    testing = true;
    document.documentElement.setAttribute('data-footbridge-test', '');
    port?.postMessage({ test: true });
  }
  if (message.type === 'point') {
    pointing = message.on;
    point(message.on);
  }
}

function point(on: boolean): void {
  port?.postMessage({ point: on });
  // The arrow keys walk in the prototype, so it has to hear them.
  if (on) frame?.focus();
}

function sendKey(key: unknown): void {
  const press = parseShortcut(key);
  if (press !== undefined) shell?.send({ type: 'key', key: press });
}

window.addEventListener('message', (event) => {
  if (frame !== undefined && event.source === frame.contentWindow) connect(event);
});
window.addEventListener('hashchange', () => port?.postMessage({ open: location.hash }));
// VS Code does not listen in frames: what is pressed on the card is handed on as well.
forwardShortcuts({ wantsKeys: () => shell !== undefined, sendKey });
start(shell === undefined ? location.hash : window.name);

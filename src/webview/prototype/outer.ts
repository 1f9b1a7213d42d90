/** The trusted page around the frame: starts the prototype, passes on its reports and shortcuts, and says so when it fails. */
import type { ToPreview } from '../../protocol/preview.ts';
import type { PageReport } from './channel.ts';
import { hideCard, showCard } from './failureCard.ts';
import { repeatShortcut } from './repeatShortcut.ts';

/** A page that says nothing for this long has failed: it hangs, or its scripts never ran. Milliseconds. */
const silentAfter = 8000;
/** A prototype that tries to leave is started again this often, then stopped: it would only go round in circles. */
const restartLimit = 3;

const host = 'acquireVsCodeApi' in globalThis ? acquireVsCodeApi() : undefined;
let frame: HTMLIFrameElement | undefined;
let port: MessagePort | undefined;
let restarts = 0;
let silence: ReturnType<typeof setTimeout> | undefined;
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
  host?.postMessage({ type: 'report', report });
}

function fail(title: string, what: string): void {
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
  if (host !== undefined) return;
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
  if (restarts <= restartLimit) start('');
  else
    fail('The prototype keeps trying to open another page', 'That is not possible here, so it was stopped.');
}

function connect(event: MessageEvent): void {
  // The bootstrap's message is the frame's first; a port that comes later is not ours.
  if (port !== undefined || event.ports[0] === undefined) return;
  port = event.ports[0];
  port.onmessage = ({ data }: MessageEvent<{ type: string; report: PageReport; key: unknown }>) => {
    if (data.type === 'leave') leave();
    if (data.type === 'report') hear(data.report);
    if (data.type === 'key' && host !== undefined) repeatShortcut(data.key);
  };
  // Elsewhere the browser's own shortcuts work, and must go on doing so.
  if (host !== undefined) port.postMessage({ keys: true });
}

window.addEventListener('message', (event: MessageEvent<ToPreview | undefined>) => {
  if (frame !== undefined && event.source === frame.contentWindow) {
    connect(event);
    return;
  }
  if (host === undefined || event.source === null) return;
  if (event.data?.type === 'remember') host.setState(event.data.state);
  if (event.data?.type === 'open') port?.postMessage({ open: event.data.place });
});
window.addEventListener('hashchange', () => port?.postMessage({ open: location.hash }));
start(location.hash);

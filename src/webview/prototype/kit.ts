/**
 * The prototype kit: one screen at a time, states, navigation by `data-go` or by code, and reports of screens
 * and task steps. See core/prototype/contract.ts for what prototypes may rely on.
 */
import { channelKey, type Channel } from './channel.ts';
import { define } from './define.ts';
import { noteInput } from './noteInput.ts';
import { ScreenDeck } from './screenDeck.ts';

/** A form that is submitted this long after somebody did something was submitted by script. Milliseconds. */
const submitsWithin = 1000;

const channel = takeChannel();
const sinceInput = noteInput(channel);
const deck = new ScreenDeck(document, (screen, state) => channel.report({ type: 'screen', screen, state }));

define(
  window,
  'footbridge',
  Object.freeze({
    __esModule: true,
    go: (place: string): void => deck.go(String(place)),
    back: (): void => deck.back(),
    readData: (dataset?: string) => channel.askData(dataset === undefined ? undefined : String(dataset)),
    onScreen: (listener: (screen: string, state: string) => void): (() => void) => deck.onScreen(listener),
    onMissing: (render: (screen: string, state: string) => void): void => deck.onMissing(render),
  }),
);

document.addEventListener('DOMContentLoaded', () => {
  deck.start(location.hash.length > 1 ? location.hash : window.name);
});
window.addEventListener('hashchange', () => deck.openIfKnown(location.hash));
channel.onOpen((place) => deck.openIfAny(place));

/** What was clicked, as it was before anything answered: a script may turn one control into another where it stands. */
let clicked: { readonly event: Event; readonly step: string | null; readonly go: string | null } | undefined;
document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const step = target?.closest(
    '[data-task-step]:not(input:not([type=button],[type=submit],[type=checkbox],[type=radio]), select, textarea, form)',
  );
  const control = target?.closest('[data-go]');
  // A submit button goes on by its form, so that required fields are asked for first.
  const leads = control && !isSubmitter(control) && !control.matches('form,:disabled,[aria-disabled=true]');
  clicked = {
    event,
    step: step?.getAttribute('data-task-step') ?? null,
    go: leads ? control.getAttribute('data-go') : null,
  };
}, true); // prettier-ignore
document.addEventListener('click', (event) => {
  if (clicked?.event !== event) return;
  reportStep(event, clicked.step);
  if (clicked.go === null) return;
  event.preventDefault();
  deck.follow(clicked.go);
});
document.addEventListener('change', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const control = target?.closest(
    'input:not([type=checkbox],[type=radio])[data-task-step],select[data-task-step],textarea[data-task-step]',
  );
  reportStep(event, control?.getAttribute('data-task-step') ?? null);
});
document.addEventListener('submit', (event) => {
  const form = event.target instanceof Element ? event.target : undefined;
  if (sinceInput() <= submitsWithin)
    reportStep(event, form?.closest('form[data-task-step]')?.getAttribute('data-task-step') ?? null);
  const place = event.submitter?.getAttribute('data-go') ?? form?.getAttribute('data-go');
  if (place) deck.follow(place);
});

function isSubmitter(control: Element): boolean {
  return control.matches('button:not([type]),[type=submit],[type=image]') && control.closest('form') !== null;
}

/** Only what a person did counts; script cannot report steps. */
function reportStep(event: Event, step: string | null): void {
  if (step && event.isTrusted) channel.report({ type: 'taskStep', step });
}

/** Takes the bootstrap's channel and leaves no trace of it for prototype code. */
function takeChannel(): Channel {
  const holder = window as unknown as Record<string, Channel | undefined>;
  const taken = holder[channelKey];
  delete holder[channelKey];
  if (taken === undefined) throw new Error('The kit runs after the bootstrap');
  return taken;
}

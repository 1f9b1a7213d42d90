/**
 * The prototype kit: one screen at a time, states, navigation by `data-go` or by code, and reports of screens
 * and task steps. See core/prototype/contract.ts for what prototypes may rely on.
 */
import { channelKey, type Channel } from './channel.ts';
import { define } from './define.ts';
import { ScreenDeck } from './screenDeck.ts';

const channel = takeChannel();
const deck = new ScreenDeck(document, (screen, state) => channel.report({ type: 'screen', screen, state }));

define(
  window,
  'footbridge',
  Object.freeze({
    __esModule: true,
    go: (place: string): void => deck.go(String(place)),
    back: (): void => deck.back(),
    onScreen: (listener: (screen: string, state: string) => void): (() => void) => deck.onScreen(listener),
  }),
);

document.addEventListener('DOMContentLoaded', () => {
  deck.start(location.hash.length > 1 ? location.hash : window.name);
});
window.addEventListener('hashchange', () => deck.openIfKnown(location.hash));
channel.onOpen((place) => deck.openIfKnown(place));

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  reportStep(
    event,
    target?.closest(
      '[data-task-step]:not(input:not([type=button],[type=submit],[type=checkbox],[type=radio]), select, textarea, form)',
    ),
  );
  const control = target?.closest('[data-go]');
  // A submit button goes on by its form, so that required fields are asked for first.
  if (!control || isSubmitter(control) || control.matches(':disabled,[aria-disabled=true]')) return;
  if (control.matches('form')) return;
  event.preventDefault();
  deck.follow(control.getAttribute('data-go') ?? '');
});
document.addEventListener('change', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  reportStep(
    event,
    target?.closest(
      'input:not([type=checkbox],[type=radio])[data-task-step],select[data-task-step],textarea[data-task-step]',
    ),
  );
});
document.addEventListener('submit', (event) => {
  const form = event.target instanceof Element ? event.target : undefined;
  reportStep(event, form?.closest('form[data-task-step]'));
  const place = event.submitter?.getAttribute('data-go') ?? form?.getAttribute('data-go');
  if (place) deck.follow(place);
});

function isSubmitter(control: Element): boolean {
  return control.matches('button:not([type]),[type=submit],[type=image]') && control.closest('form') !== null;
}

/** Only what a person did counts; script cannot report steps. */
function reportStep(event: Event, control: Element | null | undefined): void {
  const step = control?.getAttribute('data-task-step');
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

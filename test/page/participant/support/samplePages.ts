import type { ParticipantScript } from '../../../../src/protocol/participant.ts';
import type { PageParts } from '../../../../src/core/prototype/compileTools.ts';
import { compilePage } from '../../prototype/pages.ts';

/** The file of a shop of three screens with a note for whoever makes it. @param headline stands on its first screen */
export function shopFile(headline: string): string {
  return `<title>Shop</title>
<main data-screen="list"><h1>${headline}</h1>
  <button data-task-step="choose" data-go="basket">Take the blue one</button></main>
<main data-screen="basket"><h1>Basket</h1>
  <p data-state="empty">Nothing in it</p>
  <button data-go="paid">Pay</button> <button data-go="list">Back to the list</button>
  <button data-task-step="gift">As a gift</button>
  <button onclick="throw new Error('The discount is missing')">Discount</button>
  <button onclick="for (;;);">Freeze</button></main>
<main data-screen="paid"><h1>Thank you for your order</h1></main>
<footer data-for-makers>Only makers see this</footer>`;
}

/** {@link shopFile} as a page. */
export function shop(headline: string, parts: PageParts): string {
  return compilePage({ 'index.html': shopFile(headline) }, parts, 'Shop');
}

/** Three tasks: noticed by a screen, by a step, and by nobody but the participant. */
export const tasks: ParticipantScript['tasks'] = [
  { id: 'pay', goal: 'Pay for the blue one.', successWhen: { screen: 'paid' }, timeoutSeconds: undefined },
  { id: 'gift', goal: 'Have it wrapped.', successWhen: { taskStep: 'gift' }, timeoutSeconds: undefined },
  {
    id: 'look',
    goal: 'Find out what else there is.',
    successWhen: undefined,
    timeoutSeconds: undefined,
  },
];

/** What {@link shopFile} names. */
export const known: ParticipantScript['known'] = {
  screens: ['list', 'basket', 'paid'],
  states: ['ready', 'empty'],
  steps: ['choose', 'gift'],
  files: ['index.html'],
  kinds: ['SyntaxError', 'TypeError'],
};

export const consent = 'You try a sketch.\n\nYou can stop at any time.';

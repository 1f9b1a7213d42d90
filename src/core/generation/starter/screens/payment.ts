import type { Composition, StepContext } from '../composition.ts';
import { type Field, fieldRow } from '../fields.ts';
import { type SafeHtml, html } from '../html.ts';
import { type IconName, icon } from '../icons.ts';
import { backButton, errorBlock, leadsOn, withChoices } from '../parts.ts';

const methods: readonly { name: string; note: string; icon: IconName }[] = [
  { name: 'Card', note: 'Debit or credit', icon: 'card' },
  { name: 'Invoice', note: 'Pay within 14 days', icon: 'receipt' },
  { name: 'Balance', note: 'From an earlier return', icon: 'wallet' },
];

const cardFields: readonly Field[] = [
  {
    name: 'card-number',
    label: 'Card number',
    hint: 'A sample number. One that ends in 0002 is declined.',
    value: '4000 0000 0000 0001',
    pattern: '(\\d ?){16}',
    inputmode: 'numeric',
    problem: 'Please enter 16 digits. Made-up ones are fine.',
    autocomplete: 'off',
  },
];

/** Ways to pay; nothing is charged, and a declined card can be seen. */
export const payment: Composition = {
  lead: 'Nothing is charged: this is a prototype.',
  invitation: 'Continue to payment',
  behaviours: ['validate', 'payment'],
  collects: () => ({ value: 'Card', price: 0 }),
  states: (context) => ({
    ready: withChoices(
      context,
      html`<form data-validate data-payment="${context.step.id}" novalidate>
        <fieldset>
          <legend>Pay with</legend>
          <div class="stack tight">
            ${methods.map((method, index) => choice(context, method, index === 0))}
          </div>
        </fieldset>
        <div data-only-for="Card">${cardFields.map((field) => fieldRow(context, field))}</div>
        <div class="actions">
          <button type="submit" ${leadsOn(context)}>
            ${icon('shield')}${context.next === undefined ? 'Finish' : 'Pay and go on'}
          </button>
          ${backButton(context)}
        </div>
      </form>`,
    ),
    loading: html`<div class="card stack">
      <p role="status"><strong>Talking to the bank…</strong></p>
      <progress aria-label="Payment"></progress>
      <p class="muted">Please stay on this page.</p>
    </div>`,
    error: errorBlock(
      context,
      'The card was declined.',
      'Nothing was charged and your choices are kept. Try another way to pay.',
      'Choose another way',
    ),
  }),
};

function choice(context: StepContext, method: (typeof methods)[number], checked: boolean): SafeHtml {
  return html`<label class="choice">
    <input
      type="radio"
      name="${context.step.id}-method"
      value="${method.name}"
      data-answer="${context.step.id}"
      data-method${checked && html` checked`}
    />
    <span class="grow"><strong>${method.name}</strong><br /><span class="hint">${method.note}</span></span>
    ${icon(method.icon)}
  </label>`;
}

import { amount } from '../amounts.ts';
import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, emptyBlock, errorBlock, skeletonCards, withChoices } from '../parts.ts';
import type { SampleOption } from '../sample/samplePack.ts';

/** Three ways to go on, side by side, one of them chosen. */
export const choose: Composition = {
  lead: 'Three ways to go on. You can come back and change it.',
  invitation: 'See the options',
  collects: (context) => ({ value: context.pack.options[0].name, price: context.pack.options[0].price }),
  states: (context) => ({
    ready: withChoices(
      context,
      html`<fieldset>
          <legend class="visually-hidden">${context.step.title}</legend>
          <div class="grid options">
            ${context.pack.options.map((option, index) => card(context, option, index === 0))}
          </div>
        </fieldset>
        ${actions(context)}`,
    ),
    loading: skeletonCards(3),
    empty: emptyBlock(
      'list',
      'No options right now',
      'They depend on your choices so far. Go back and try another.',
    ),
    error: errorBlock(context, 'The options could not be loaded.', 'Nothing you entered is lost.'),
  }),
  css: `.options {
  --column: 12.5rem;
  margin-block-start: 0;
}
.option {
  display: grid;
  grid-template-columns: auto 1fr;
  align-content: start;
  column-gap: var(--s3);
  row-gap: var(--s1);
  font-weight: 400;
}
.option > :not(input) {
  grid-column: 2;
}
.option > strong {
  grid-row: 1;
}
.option ul {
  list-style: none;
  padding: var(--s2) 0 0;
  font-size: var(--small);
}
.option li {
  display: flex;
  gap: var(--s2);
}
.option li .icon {
  color: var(--accent-text);
  margin-block-start: 0.15em;
}`,
};

function card(context: StepContext, option: SampleOption, checked: boolean): SafeHtml {
  const priced = context.pack.options.some((other) => other.price > 0);
  return html`<label class="choice option">
    <input
      type="radio"
      name="${context.step.id}-option"
      value="${option.name}"
      data-answer="${context.step.id}"
      data-price="${option.price}"
      ${checked && html` checked`}
    />
    <strong>${option.name}</strong>
    <span class="muted">${option.note}</span>
    ${priced && html`<span class="price large">${option.price === 0 ? 'Free' : amount(option.price, context.currency)}</span>`}
    <ul>
      ${option.points.map((point) => html`<li>${icon('check')}${point}</li>`)}
    </ul>
  </label>`;
}

import { amount } from '../amounts.ts';
import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, emptyBlock, errorBlock, picture, price, sampleItem, skeletonLines } from '../parts.ts';
import type { SampleItem } from '../sample/samplePack.ts';
import { counter } from './details.ts';

/** Things gathered: change how many, take one out, put one aside. */
export const basket: Composition = {
  lead: 'Change how many, take something out, or go on.',
  invitation: 'See your basket',
  behaviours: ['counter', 'basket'],
  collects: (context) => ({
    value: lines(context)
      .map((item) => item.name)
      .join(', '),
    price: sum(context),
  }),
  states: (context) => ({
    ready: html`<div class="split" data-basket="${context.step.id}">
      <div class="stack">
        <ul class="list">
          ${lines(context).map((item) => line(context, item))}
        </ul>
        <p class="muted" role="status" data-basket-news></p>
      </div>
      <aside class="card so-far" aria-label="Total">
        <h2>Total</h2>
        <dl>
          <div>
            <dt><span data-basket-count>3</span> ${context.pack.nouns}</dt>
            ${sum(context) > 0 && html`<dd data-basket-sum>${amount(sum(context), context.currency)}</dd>`}
          </div>
        </dl>
        <p class="hint">Delivery and discounts come later.</p>
        ${actions(context)}
      </aside>
    </div>`,
    loading: skeletonLines(6),
    empty: emptyBlock(
      'basket',
      'Nothing here yet',
      'What you add stays here until you come back.',
      html`<button type="button" data-go="${context.previous?.step.id ?? context.step.id}">
        Look around
      </button>`,
    ),
    error: errorBlock(
      context,
      'Your list could not be brought up to date.',
      'What you see is from a moment ago.',
    ),
  }),
  css: `.basket-line h2 {
  font-size: 1rem;
}
.basket-line .price {
  min-width: 4.5rem;
  text-align: end;
}
@media (max-width: 40rem) {
  .basket-line {
    flex-wrap: wrap;
  }
  .basket-line .grow {
    flex-basis: 60%;
  }
  .basket-line .price {
    margin-inline-start: auto !important;
  }
}`,
};

const lineCount = 3;

function lines(context: StepContext): SampleItem[] {
  return Array.from({ length: lineCount }, (_, index) => sampleItem(context, index));
}

function sum(context: StepContext): number {
  return lines(context).reduce((running, item) => running + item.price, 0);
}

function line(context: StepContext, item: SampleItem): SafeHtml {
  return html`<li class="basket-line" data-line data-name="${item.name}" data-price="${item.price}">
    ${picture(context, item, 'thumb')}
    <div class="grow">
      <h2>${item.name}</h2>
      <p class="hint">${item.note}</p>
    </div>
    ${counter(item.name)} ${price(context, item.price)}
    <button type="button" class="icon-only small quiet" aria-label="Take out ${item.name}" data-take-out>
      ${icon('close')}
    </button>
  </li>`;
}

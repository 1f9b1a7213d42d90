import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import {
  actions,
  emptyBlock,
  errorBlock,
  leadsOn,
  picture,
  price,
  sampleItem,
  skeletonLines,
} from '../parts.ts';
import type { SampleItem } from '../sample/samplePack.ts';
import { filterBar } from './browse.ts';

/** A list that answers at once while one types, narrows down or changes the order. */
export const narrowDown: Composition = {
  lead: 'The list answers while you type.',
  invitation: 'Narrow it down',
  behaviours: ['filter'],
  collects: (context) => ({ value: sampleItem(context, 0).name, price: 0 }),
  states: (context) => ({
    ready: html`<div class="stack narrow" data-filter>
        ${filterBar(context)}
        <p class="muted" role="status" data-count>${context.pack.items.length} ${context.pack.nouns}</p>
        <ul class="list">
          ${context.pack.items.map((item) => entry(context, item))}
        </ul>
        <div data-none hidden>
          ${emptyBlock('search', 'Nothing matches', 'Try fewer letters, or another group.')}
        </div>
      </div>
      ${actions(context)}`,
    loading: skeletonLines(8),
    empty: emptyBlock(
      'inbox',
      `No ${context.pack.nouns} yet`,
      'New ones appear here as soon as they are added.',
    ),
    error: errorBlock(context, 'The list could not be loaded.', 'What you typed is kept.'),
  }),
};

function entry(context: StepContext, item: SampleItem): SafeHtml {
  return html`<li data-group="${item.group}" data-name="${item.name}" data-price="${item.price}">
    ${picture(context, item, 'thumb')}
    <span class="grow"><strong>${item.name}</strong><br /><span class="hint">${item.note}</span></span>
    ${price(context, item.price)}
    <button
      type="button"
      class="small"
      aria-label="Choose ${item.name}"
      ${leadsOn(context)}
      data-set="${context.step.id}"
      data-value="${item.name}"
      data-price="0"
    >
      Choose
    </button>
  </li>`;
}

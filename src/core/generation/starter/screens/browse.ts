import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { emptyBlock, errorBlock, leadsOn, picture, price, sampleItem, skeletonCards } from '../parts.ts';
import type { SampleItem } from '../sample/samplePack.ts';

/** A gallery to search, narrow down and sort; choosing one leads on. */
export const browse: Composition = {
  lead: 'Search, narrow it down, and choose one to go on.',
  invitation: 'Browse',
  behaviours: ['filter'],
  collects: (context) => ({ value: sampleItem(context, 0).name, price: sampleItem(context, 0).price }),
  states: (context) => ({
    ready: html`<div class="stack" data-filter>
      ${filterBar(context)}
      <p class="muted" role="status" data-count>${context.pack.items.length} ${context.pack.nouns}</p>
      <ul class="grid bare">
        ${context.pack.items.map((item) => card(context, item))}
      </ul>
      <div data-none hidden>
        ${emptyBlock('search', 'Nothing matches', 'Try fewer letters, or another group.')}
      </div>
    </div>`,
    loading: skeletonCards(6),
    empty: emptyBlock(
      'inbox',
      `No ${context.pack.nouns} yet`,
      'New ones appear here as soon as they are added.',
    ),
    error: errorBlock(
      context,
      `The ${context.pack.nouns} could not be loaded.`,
      'Your search is kept. Check the connection and try again.',
    ),
  }),
  css: `.item-card {
  display: flex;
  flex-direction: column;
  padding: var(--s3);
}
.item-card .row {
  padding: 0 var(--s1) var(--s1);
}
.item-card h2 {
  font-size: 1rem;
  line-height: 1.35;
  padding-inline: var(--s1);
}
.item-card .muted {
  margin-block-start: 0;
  padding-inline: var(--s1);
  font-size: var(--small);
  flex: 1;
}
@media (max-width: 40rem) {
  .item-card {
    display: grid;
    grid-template: auto auto 1fr / 5.5rem 1fr;
    column-gap: var(--s3);
  }
  .item-card > * {
    grid-column: 2;
    margin-block: 0;
  }
  .item-card > .art {
    grid-area: 1 / 1 / -1;
    aspect-ratio: 1;
    align-self: center;
  }
  .item-card > .row {
    padding-block-start: var(--s2);
  }
}`,
};

/** Search, groups and order for a list in the same `data-filter`. */
export function filterBar(context: StepContext): SafeHtml {
  const groups = [...new Set(context.pack.items.map((item) => item.group))];
  const id = context.step.id;
  const priced = context.pack.items.some((item) => item.price > 0);
  return html`<div class="toolbar">
      <div class="search">
        ${icon('search')}
        <input
          type="search"
          aria-label="Search ${context.pack.nouns}"
          placeholder="Search ${context.pack.nouns}"
          data-query
        />
      </div>
      <select class="sort" aria-label="Order of ${context.pack.nouns}" id="${id}-order" data-order>
        <option value="">Suggested first</option>
        <option value="name">By name</option>
        ${priced && html`<option value="price">Lowest price first</option>`}
      </select>
    </div>
    <div class="row chips" role="group" aria-label="Groups">
      <button type="button" class="chip" aria-pressed="true" data-group="">All</button>
      ${groups.map((group) => html`<button type="button" class="chip" aria-pressed="false" data-group="${group}">${group}</button>`)}
    </div>`;
}

function card(context: StepContext, item: SampleItem): SafeHtml {
  const action = context.next?.composition.invitation === 'See details' ? 'View' : 'Choose';
  return html`<li
    class="card item-card"
    data-group="${item.group}"
    data-name="${item.name}"
    data-price="${item.price}"
  >
    ${picture(context, item)}
    <h2>${item.name}</h2>
    <p class="muted">${item.note}</p>
    <div class="row between">
      ${price(context, item.price) ?? html`<span class="badge">${item.group}</span>`}
      <button
        type="button"
        class="small"
        aria-label="${action} ${item.name}"
        ${leadsOn(context)}
        data-set="${context.step.id}"
        data-value="${item.name}"
        data-price="${item.price}"
      >
        ${action}
      </button>
    </div>
  </li>`;
}

import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { actions, emptyBlock, errorBlock, picture, price, sampleItem, skeletonCards } from '../parts.ts';

/** The first thing one sees: what is waiting, and one way on. */
export const welcome: Composition = {
  lead: 'Everything is where you left it.',
  invitation: 'Start',
  states: (context) => ({
    ready: html`<div class="waiting">
      <div class="stack">
        <h2>Waiting for you</h2>
        <ul class="list">
          ${[0, 1, 2].map((position) => row(context, position))}
        </ul>
        ${actions(context)}
      </div>
      <div class="mosaic" aria-hidden="true">
        ${[0, 1, 2, 3].map((position) => picture(context, sampleItem(context, position)))}
      </div>
    </div>`,
    loading: skeletonCards(3),
    empty: emptyBlock('inbox', 'Nothing is waiting', 'What you start is kept here until you come back.'),
    error: errorBlock(context, 'We could not fetch what you left here.', 'It is safe. Please try again.'),
  }),
  css: `.waiting {
  display: grid;
  gap: var(--s6);
  align-items: center;
}
.waiting > * {
  margin: 0;
  min-width: 0;
}
.waiting h2 {
  font-size: 1rem;
}
.mosaic {
  display: grid;
  grid-template-columns: 1fr 1fr;
  gap: var(--s3);
}
.mosaic .art {
  aspect-ratio: 1.15;
}
@media (min-width: 54rem) {
  .waiting {
    grid-template-columns: 1fr 1fr;
    gap: var(--s8);
  }
}`,
};

function row(context: StepContext, position: number): SafeHtml {
  const item = sampleItem(context, position);
  return html`<li>
    ${picture(context, item, 'thumb')}<span class="grow"
      ><strong>${item.name}</strong><br /><span class="hint">${item.note}</span></span
    >${price(context, item.price)}
  </li>`;
}

import type { Composition } from '../composition.ts';
import { html } from '../html.ts';
import { icon } from '../icons.ts';
import { messageCopy } from '../messageCopy.ts';
import { backButton, emptyBlock, errorBlock, onward } from '../parts.ts';

/** A message inside a product: a card over a page that is only hinted at. */
export const announcement: Composition = {
  lead: 'As it would appear inside the product.',
  invitation: 'See what is new',
  states: (context) => {
    const copy = messageCopy(context);
    return {
      ready: html`<div class="in-app">
        <div class="behind" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></div>
        <div class="card raised stack" role="group" aria-label="Announcement">
          <div class="row between">
            <span class="badge accent">New</span>
            <button
              type="button"
              class="icon-only small quiet"
              aria-label="Close the announcement"
              data-go="${context.step.id}/empty"
            >
              ${icon('close')}
            </button>
          </div>
          <h2 data-headline>${copy.headline}</h2>
          <p class="muted">${copy.value}</p>
          <div class="actions">${onward(context)} ${backButton(context)}</div>
        </div>
      </div>`,
      empty: emptyBlock(
        'bell',
        'Closed',
        'The announcement is gone and does not come back by itself.',
        html`<button type="button" data-go="${context.step.id}">Show it again</button>`,
      ),
      error: errorBlock(context, 'The announcement could not be loaded.', 'The product works as before.'),
    };
  },
  css: `.in-app {
  display: grid;
  border: 1px solid var(--line);
  border-radius: calc(var(--radius) * 1.25);
  background: var(--sunken);
  overflow: hidden;
}
.in-app > * {
  grid-area: 1 / 1;
  margin: 0;
}
.in-app > .card {
  align-self: center;
  justify-self: center;
  width: min(100% - 2rem, 27rem);
  margin-block: var(--s7);
  position: relative;
}
.in-app h2 {
  font-size: 1.5rem;
}
.behind {
  display: grid;
  grid-template: repeat(4, 1fr) / 1fr 3fr;
  gap: var(--s4);
  padding: var(--s5);
}
.behind i {
  border-radius: var(--radius);
  background: var(--line);
  min-height: 3.5rem;
}
.behind i:first-child {
  grid-row: 1 / -1;
}`,
};

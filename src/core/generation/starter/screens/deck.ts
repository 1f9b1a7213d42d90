import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, emptyBlock, errorBlock, onward, picture, sampleItem, skeletonLines } from '../parts.ts';
import type { SampleItem } from '../sample/samplePack.ts';

const count = 5;

/** One card at a time: keep it or skip it, with buttons or arrow keys, and take back the last. */
export const deck: Composition = {
  lead: 'One at a time: keep it or skip it.',
  invitation: 'Go through them',
  behaviours: ['deck'],
  collects: () => ({ value: 'Nothing kept yet', price: 0 }),
  states: (context) => ({
    ready: html`<div class="deck stack" data-deck="${context.step.id}">
        <progress max="${count}" value="0" aria-label="How many you have been through"></progress>
        <div class="at-work">
          <div class="stack">
            <div class="cards">
              ${Array.from({ length: count }, (_, index) => card(context, sampleItem(context, index), index))}
            </div>
            <div class="row keep-or-skip">
              <button type="button" data-skip>${icon('close')}Skip</button>
              <button type="button" data-keep>${icon('heart')}Keep</button>
            </div>
            <div class="row between">
              <p class="hint" role="status" data-news>1 of ${count}. The keys ← and → work too.</p>
              <button type="button" class="small quiet" data-undo disabled>Undo</button>
            </div>
          </div>
          <aside aria-label="Kept so far">
            <h2>Kept so far</h2>
            <ul class="list" data-kept>
              <li class="muted">Nothing yet</li>
            </ul>
          </aside>
        </div>
      </div>
      ${actions(context)}`,
    loading: html`<div class="deck">
      <span class="skeleton" style="--height: 18rem"></span>${skeletonLines(2)}
    </div>`,
    empty: emptyBlock(
      'check',
      'You have been through them all',
      'New ones come tomorrow.',
      html`<div class="actions">
        ${onward(context)}
        <button type="button" class="quiet" data-go="${context.step.id}">Look again</button>
      </div>`,
    ),
    error: errorBlock(context, 'The next card could not be loaded.', 'What you kept is safe.'),
  }),
  css: `.at-work {
  display: grid;
  gap: var(--s6);
}
.at-work > * {
  margin: 0;
  min-width: 0;
}
.at-work aside h2 {
  font-size: 1rem;
  margin-block-end: var(--s3);
}
@media (min-width: 44rem) {
  .at-work {
    grid-template-columns: 22rem 1fr;
  }
}
.cards {
  position: relative;
}
.cards .card {
  padding: var(--s3);
  box-shadow: var(--shadow);
}
.cards .card p,
.cards .card h2 {
  padding-inline: var(--s2);
}
.cards .card p {
  margin-block: var(--s1) var(--s2);
}
.keep-or-skip > button {
  flex: 1;
  min-height: 3.25rem;
}
.cards .leaving {
  animation: leave 0.18s ease-in forwards;
}
@keyframes leave {
  to {
    transform: translateX(calc(var(--side, 1) * 2.5rem)) rotate(calc(var(--side, 1) * 2deg));
    opacity: 0;
  }
}`,
};

function card(context: StepContext, item: SampleItem, index: number): SafeHtml {
  return html`<article class="card" data-card data-name="${item.name}" ${index > 0 && html` hidden`}>
    ${picture(context, item)}
    <h2>${item.name}</h2>
    <p class="muted">${item.note}</p>
  </article>`;
}

import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, errorBlock, picture, price, sampleItem, skeletonLines } from '../parts.ts';
import { browse } from './browse.ts';

/** One item at rest: picture, facts, how many. */
export const details: Composition = {
  lead: 'Everything that matters about this one, at a glance.',
  invitation: 'See details',
  behaviours: ['counter'],
  states: (context) => ({
    ready: html`<div class="about">
      <div data-show-picture="${source(context)}">${picture(context, sampleItem(context, 0))}</div>
      <div class="stack">
        <div>
          <h2 data-show-name="${source(context)}">${sampleItem(context, 0).name}</h2>
          <p class="muted" data-show-note="${source(context)}">${sampleItem(context, 0).note}</p>
        </div>
        ${howMany(context)}
        <dl class="facts">
          ${context.pack.facts.map(
            ([label, value]) =>
              html`<dt>${label}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>
        ${actions(context)}
      </div>
    </div>`,
    loading: html`<div class="about">
      <span class="skeleton" style="--height: 18rem"></span>
      <div>${skeletonLines(6)}</div>
    </div>`,
    empty: html`<div class="notice warn">
      ${icon('clock')}
      <p><strong>Not available at the moment.</strong> Go back and choose another one.</p>
    </div>`,
    error: errorBlock(
      context,
      'This could not be loaded.',
      'It may have been moved. Your other choices are kept.',
    ),
  }),
  css: `.about {
  display: grid;
  gap: var(--s6);
}
.about .art {
  aspect-ratio: 1.1;
}
.about .art > svg {
  width: 34%;
  stroke-width: 0.7;
}
.facts {
  border-block: 1px solid var(--line);
  padding-block: var(--s4);
}
@media (min-width: 48rem) {
  .about {
    grid-template-columns: 1.1fr 1fr;
    gap: var(--s7);
  }
}`,
};

/** The step whose choice is shown here: the nearest gallery before, else this step itself. */
function source(context: StepContext): string {
  const before = context.plan.slice(0, context.index).findLast((planned) => planned.composition === browse);
  return before?.step.id ?? context.step.id;
}

function howMany(context: StepContext): SafeHtml | undefined {
  const shownPrice = price(context, sampleItem(context, 0).price);
  if (shownPrice === undefined) return undefined;
  return html`<div class="row between">
    <span class="price large" data-show-price="${source(context)}">${shownPrice}</span>
    ${counter(sampleItem(context, 0).name, source(context))}
  </div>`;
}

/** Minus, a number, plus. With a step, the number belongs to what was chosen there. */
export function counter(what: string, step?: string): SafeHtml {
  return html`<div
    class="row counter"
    role="group"
    aria-label="How many: ${what}"
    data-counter${step !== undefined && html`="${step}"`}
  >
    <button type="button" class="icon-only small" aria-label="One less" data-step="-1">
      ${icon('minus')}
    </button>
    <output aria-live="polite">1</output>
    <button type="button" class="icon-only small" aria-label="One more" data-step="1">${icon('plus')}</button>
  </div>`;
}

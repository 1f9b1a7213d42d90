import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { messageCopy } from '../messageCopy.ts';
import { backButton, errorBlock, onward, picture, sampleItem, skeletonLines } from '../parts.ts';

/** A landing page: headline, value and call to action from the hypothesis, and nothing it does not say. */
export const landing: Composition = {
  lead: '',
  invitation: 'Learn more',
  head: (context) => html`<h1 class="eyebrow" id="${context.step.id}-title">${context.step.title}</h1>`,
  states: (context) => {
    const copy = messageCopy(context);
    return {
      ready: html`<div class="hero">
          <div class="stack">
            <h2 class="display" data-headline>${copy.headline}</h2>
            <p class="lead">${copy.subline}</p>
            <div class="actions">${onward(context)} ${backButton(context)}</div>
          </div>
          ${vignette(context)}
        </div>
        <div class="contrast">
          <section class="before" aria-labelledby="${context.step.id}-today">
            <h2 id="${context.step.id}-today">Today</h2>
            <p class="${statementClass(copy.problem)}">${copy.problem}</p>
          </section>
          <section class="after" aria-labelledby="${context.step.id}-with">
            <h2 id="${context.step.id}-with">With this</h2>
            <p class="${statementClass(copy.value)}">${copy.value}</p>
          </section>
        </div>
        <div class="closing">
          <p>${copy.headline}</p>
          ${onward(context)}
        </div>`,
      loading: html`<div class="hero">
        <div>${skeletonLines(6)}</div>
        <span class="skeleton" style="--height: 20rem"></span>
      </div>`,
      error: errorBlock(context, 'The page could not be loaded.', 'Nothing was sent.', 'Load it again'),
    };
  },
  css: `.hero {
  display: grid;
  gap: var(--s7);
  align-items: start;
  padding-block-end: clamp(0.5rem, 3vw, 2.5rem);
}
h1.eyebrow {
  font-size: var(--small);
  letter-spacing: 0;
}
.hero .lead {
  font-size: 1.1875rem;
  max-width: 32rem;
}
.hero .actions {
  padding-block: var(--s3) 0;
}
.vignette {
  display: grid;
  gap: var(--s3);
  padding: clamp(1.25rem, 5vw, 2.75rem);
  border-radius: calc(var(--radius) * 1.75);
  background: oklch(var(--tile-soft) var(--hue));
}
.vignette .card {
  display: flex;
  align-items: center;
  gap: var(--s3);
  padding: var(--s3);
  margin: 0;
  border-color: transparent;
  box-shadow: var(--shadow);
}
.vignette .card > * {
  margin: 0;
}
.vignette .card:nth-child(2) {
  margin-inline: clamp(0rem, 4vw, 2.5rem) calc(-1 * clamp(0rem, 3vw, 1.5rem));
}
.contrast {
  display: grid;
  gap: var(--s4);
}
.contrast > * {
  margin: 0;
  padding: clamp(1.25rem, 4vw, 2.25rem);
  border-radius: calc(var(--radius) * 1.5);
  background: var(--sunken);
}
.contrast > .after {
  background: var(--accent-soft);
}
.contrast h2 {
  font-size: var(--small);
  letter-spacing: 0;
  color: var(--muted);
}
.contrast .after h2 {
  color: var(--accent-text);
}
.statement {
  font-size: clamp(1.25rem, 1.1rem + 0.8vw, 1.5rem);
  line-height: 1.35;
  letter-spacing: -0.012em;
}
.closing {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: var(--s4);
  padding-block: var(--s6) var(--s4);
}
.closing > * {
  margin: 0;
}
.closing p {
  font-size: 1.25rem;
  font-weight: 600;
  letter-spacing: -0.012em;
}
@media (min-width: 54rem) {
  .hero {
    grid-template-columns: 1.15fr 1fr;
  }
  .contrast {
    grid-template-columns: 1fr 1fr;
  }
}`,
};

function vignette(context: StepContext): SafeHtml {
  const cards = [0, 1, 2].map((position) => {
    const item = sampleItem(context, position);
    const mark = position === 1 ? html`<span class="badge good">Chosen</span>` : undefined;
    return html`<div class="card">
      ${picture(context, item, 'thumb')}<span class="grow"
        ><strong>${item.name}</strong><br /><span class="hint">${item.note}</span></span
      >${mark}
    </div>`;
  });
  return html`<div class="vignette" aria-hidden="true">${cards}</div>`;
}

/** Short texts are set large; long ones would be hard to read that way. */
function statementClass(text: string): string {
  return text.length <= 180 ? 'statement' : 'plain-text';
}

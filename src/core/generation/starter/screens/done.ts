import { type Composition, type StepContext, collectedBefore } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { errorBlock, onward, shown, total } from '../parts.ts';

/** The end: what happened, what comes next, a way to start over. */
export const done: Composition = {
  lead: 'That is all. Here it is at a glance.',
  invitation: 'Finish',
  opensLoading: true,
  head: (context) =>
    html`<header class="screen-head">
      <span class="tick">${icon('check')}</span>
      <h1 id="${context.step.id}-title">${context.step.title}</h1>
      <p class="lead">${context.step.detail ?? lead(context)}</p>
    </header>`,
  states: (context) => ({
    ready: html`<div class="stack narrow">
      ${receipt(context)}
      <div class="actions">${onward(context)}</div>
    </div>`,
    loading: html`<p role="status" class="muted">Just a moment: this is being confirmed…</p>
      <progress aria-label="Confirming" class="narrow"></progress>`,
    error: errorBlock(
      context,
      'We could not confirm it yet.',
      'Nothing is lost. We try again by ourselves.',
      'Try now',
    ),
  }),
  css: `.tick {
  display: inline-grid;
  place-items: center;
  width: 3.5rem;
  height: 3.5rem;
  border-radius: 50%;
  background: var(--good-soft);
  color: var(--good);
  font-size: 1.25rem;
  margin-block-end: var(--s3);
}
.screen-head:has(~ [data-state='ready'][hidden]) > :not(h1) {
  display: none;
}`,
};

function lead(context: StepContext): string {
  return collectedBefore(context).length === 0 ? 'That is all there is to it.' : done.lead;
}

function receipt(context: StepContext): SafeHtml | undefined {
  const collected = collectedBefore(context);
  if (collected.length === 0) return undefined;
  const rows = collected.map(
    (entry) =>
      html`<div>
        <dt>${entry.step.title}</dt>
        <dd>${shown(entry.step.id, entry.value, entry.price)}</dd>
      </div>`,
  );
  return html`<div class="card raised so-far">
    <dl>${rows}</dl>
    ${total(context)}
  </div>`;
}

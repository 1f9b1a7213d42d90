import { type Composition, type StepContext, collectedBefore } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { actions, emptyBlock, errorBlock, shown, skeletonLines, total } from '../parts.ts';

/** Everything chosen and entered so far, each with a way to change it. */
export const review: Composition = {
  lead: 'Is everything right? You can still change it.',
  invitation: 'Review',
  states: (context) => ({
    ready: html`<div class="card raised review">${rows(context)} ${total(context)}</div>
      ${actions(context, confirmLabel(context))}`,
    loading: skeletonLines(5),
    empty: emptyBlock('list', 'Nothing to review yet', 'Your choices show up here as you make them.'),
    error: errorBlock(
      context,
      'Something changed while you were looking.',
      'Please look through it once more.',
      'Show it again',
    ),
  }),
  css: `.review,
.review + .actions {
  max-width: 44rem;
}
.review .list {
  border: 0;
}
.review .list > li:first-child {
  padding-block-start: 0;
}
.review .hint {
  display: block;
}`,
};

function confirmLabel(context: StepContext): string | undefined {
  return context.next !== undefined && /confirm|review|check|summary/i.test(context.step.title)
    ? 'Confirm'
    : undefined;
}

function rows(context: StepContext): SafeHtml {
  const collected = collectedBefore(context);
  if (collected.length === 0) {
    return html`<p class="muted">${context.step.detail ?? context.hypothesis.title}</p>`;
  }
  return html`<ul class="list">
    ${collected.map(
      (entry) =>
        html`<li>
          <div class="grow">
            <span class="hint">${entry.step.title}</span>
            <strong>${shown(entry.step.id, entry.value, entry.price)}</strong>
          </div>
          <button
            type="button"
            class="small quiet"
            data-go="${entry.step.id}"
            aria-label="Change: ${entry.step.title}"
          >
            Change
          </button>
        </li>`,
    )}
  </ul>`;
}

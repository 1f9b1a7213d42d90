import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, emptyBlock, errorBlock, picture, sampleItem, skeletonLines } from '../parts.ts';
import type { SampleItem } from '../sample/samplePack.ts';

const count = 6;

/** A list put in order with buttons or keys: works without a mouse and without dragging. */
export const reorder: Composition = {
  lead: 'Move what matters most to the top.',
  invitation: 'Put them in order',
  behaviours: ['reorder'],
  collects: (context) => ({ value: `First: ${sampleItem(context, 0).name}`, price: 0 }),
  states: (context) => ({
    ready: html`<div class="stack narrow">
      <p class="hint">
        Use the arrows, or the keys <kbd>Alt</kbd> <kbd>↑</kbd> and <kbd>Alt</kbd> <kbd>↓</kbd> on a button.
      </p>
      <ol class="list ranked" data-reorder="${context.step.id}">
        ${Array.from({ length: count }, (_, index) => entry(context, sampleItem(context, index)))}
      </ol>
      <div class="row between">
        <p class="muted" role="status" data-news>Nothing moved yet.</p>
        <button type="button" class="small quiet" data-undo disabled>Undo</button>
      </div>
      ${actions(context)}
    </div>`,
    loading: skeletonLines(6),
    empty: emptyBlock('sort', 'Nothing to put in order', `Add at least two ${context.pack.nouns} first.`),
    error: errorBlock(
      context,
      'The new order was not saved.',
      'The list is as it was before your last move.',
      'Show the list',
    ),
  }),
  css: `.ranked {
  counter-reset: rank;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--surface);
}
.ranked > li {
  counter-increment: rank;
  padding-inline: var(--s4);
}
.ranked > li::before {
  content: counter(rank);
  min-width: 1.25rem;
  color: var(--muted);
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}
.ranked .moved {
  background: var(--accent-soft);
}`,
};

function entry(context: StepContext, item: SampleItem): SafeHtml {
  return html`<li data-name="${item.name}">
    ${picture(context, item, 'thumb')}
    <span class="grow"><strong>${item.name}</strong><br /><span class="hint">${item.note}</span></span>
    <span class="row tight">
      <button type="button" class="icon-only small quiet" aria-label="Move ${item.name} up" data-move="-1">
        ${icon('up')}
      </button>
      <button type="button" class="icon-only small quiet" aria-label="Move ${item.name} down" data-move="1">
        ${icon('down')}
      </button>
    </span>
  </li>`;
}

import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, emptyBlock, errorBlock, picture, sampleItem, skeletonLines } from '../parts.ts';
import type { SampleItem } from '../sample/samplePack.ts';

const count = 5;

/** Names that are changed where they stand: Enter keeps, Escape gives back what was there. */
export const inlineEdit: Composition = {
  lead: 'Change a name where it stands. Enter keeps it, Escape gives back what was there.',
  invitation: 'Make changes',
  behaviours: ['inlineEdit'],
  collects: () => ({ value: 'Nothing changed yet', price: 0 }),
  states: (context) => ({
    ready: html`<div class="stack narrow">
      <ul class="list editable" data-inline-edit="${context.step.id}">
        ${Array.from({ length: count }, (_, index) => entry(context, sampleItem(context, index), index))}
      </ul>
      <p class="muted" role="status" data-news>Nothing changed yet.</p>
      ${actions(context)}
    </div>`,
    loading: skeletonLines(5),
    empty: emptyBlock('pencil', 'Nothing to change', `There are no ${context.pack.nouns} yet.`),
    error: errorBlock(
      context,
      'The change was not saved.',
      'Somebody else changed the same one. Theirs was kept.',
      'Show theirs',
    ),
  }),
  css: `.editable {
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--surface);
}
.editable > li {
  padding-inline: var(--s4);
  flex-wrap: wrap;
}
.editable form {
  display: flex;
  flex: 1;
  flex-wrap: wrap;
  gap: var(--s2);
  margin: 0;
}
.editable form > * {
  margin: 0 !important;
}
.editable input {
  flex: 1 1 9rem;
}`,
};

function entry(context: StepContext, item: SampleItem, index: number): SafeHtml {
  const id = `${context.step.id}-name-${index}`;
  return html`<li>
    ${picture(context, item, 'thumb')}
    <span class="grow" data-shown
      ><strong data-text>${item.name}</strong><br /><span class="hint">${item.group}</span></span
    >
    <button type="button" class="small quiet" aria-label="Edit ${item.name}" data-edit>
      ${icon('pencil')}Edit
    </button>
    <form hidden novalidate>
      <label class="visually-hidden" for="${id}">Name</label>
      <input
        id="${id}"
        value="${item.name}"
        maxlength="60"
        autocomplete="off"
        aria-describedby="${id}-problem"
      />
      <button type="submit" class="small">Keep</button>
      <button type="button" class="small quiet" data-cancel>Cancel</button>
      <p class="field-error" id="${id}-problem" hidden>A name cannot be empty.</p>
    </form>
  </li>`;
}

import { dayFrom } from '../amounts.ts';
import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, emptyBlock, errorBlock, picture, sampleItem, skeletonLines } from '../parts.ts';

const stages = ['Received', 'In preparation', 'On its way', 'There'] as const;
/** How many stages are behind; the next one is under way. */
const reached = 2;

/** A customer's home: what is under way and how far it is. */
export const overview: Composition = {
  lead: 'What is under way, and what is next.',
  invitation: 'See how it stands',
  opensLoading: true,
  states: (context) => ({
    ready: html`<div class="split">
      <div class="stack">${current(context)} ${actions(context)}</div>
      <aside class="stack" aria-label="Earlier">
        <h2>Earlier</h2>
        <ul class="list">
          ${[1, 2, 3].map((position) => earlier(context, position))}
        </ul>
      </aside>
    </div>`,
    loading: skeletonLines(6),
    empty: emptyBlock(
      'inbox',
      'Nothing under way',
      'As soon as you start something, you can follow it here.',
    ),
    error: errorBlock(
      context,
      'This is not up to date.',
      'What you saw last was from this morning.',
      'Bring it up to date',
    ),
  }),
  css: `.stages {
  list-style: none;
  padding: 0;
}
.stages li {
  display: flex;
  gap: var(--s3);
  padding-block: var(--s2);
  margin: 0;
  color: var(--muted);
}
.stages .icon {
  margin-block-start: 0.1em;
}
.stages .done .icon {
  color: var(--good);
}
.stages [aria-current] {
  color: var(--text);
  font-weight: 600;
}`,
};

function current(context: StepContext): SafeHtml {
  const item = sampleItem(context, 0);
  return html`<div class="card raised stack">
    <div class="row">
      ${picture(context, item, 'thumb')}
      <div class="grow">
        <h2>${item.name}</h2>
        <p class="hint">${item.note}</p>
      </div>
      <span class="badge accent">${stages[reached] ?? ''}</span>
    </div>
    <progress max="${stages.length}" value="${reached + 0.5}" aria-label="How far it is"></progress>
    <ol class="stages">
      ${stages.map(
        (stage, index) =>
          html`<li${index < reached && html` class="done"`}${index === reached && html` aria-current="step"`}>${icon(index < reached ? 'check' : 'clock')}${stage}</li>`,
      )}
    </ol>
  </div>`;
}

function earlier(context: StepContext, position: number): SafeHtml {
  const item = sampleItem(context, position);
  const { label } = dayFrom(context.hypothesis.throwAwayDate, -9 * position - 14);
  return html`<li>
    ${picture(context, item, 'thumb')}<span class="grow"
      ><strong>${item.name}</strong><br /><span class="hint">${label}</span></span
    >
  </li>`;
}

import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, emptyBlock, errorBlock, skeletonLines } from '../parts.ts';
import { type SampleRecord, sampleRecords, statuses } from '../records.ts';
import { toolTable } from './toolTable.ts';

/** One row by itself: its facts, a status to change, a note to add to its history. */
export const toolRecord: Composition = {
  lead: 'Everything about one row, and what was done so far.',
  invitation: 'Open it',
  behaviours: ['record'],
  collects: (context) => ({ value: first(context).status, price: 0 }),
  states: (context) => ({
    ready: html`<div class="split" data-record="${context.step.id}">
      <div class="stack">
        <div class="row">
          <div class="grow">
            <p class="eyebrow">${number(context)}</p>
            <h2 data-show-name="${source(context)}">${first(context).item.name}</h2>
          </div>
        </div>
        <dl class="card">
          ${context.pack.facts.map(
            ([label, value]) =>
              html`<dt>${label}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>
        <h2>History</h2>
        <ul class="list" data-history>
          ${history(context)}
        </ul>
        <form class="row" novalidate>
          <input class="grow" aria-label="Note" placeholder="Add a note" autocomplete="off" />
          <button type="submit" class="small">Add note</button>
        </form>
      </div>
      <aside class="card stack" aria-label="Change">
        <div class="field">
          <label for="${context.step.id}-status">Status</label>
          <select id="${context.step.id}-status" data-answer="${context.step.id}">
            ${statuses.map((status) => html`<option${status === first(context).status && html` selected`}>${status}</option>`)}
          </select>
        </div>
        <p class="hint" role="status" data-news>Not changed yet.</p>
        ${actions(context)}
      </aside>
    </div>`,
    loading: skeletonLines(7),
    empty: emptyBlock('file', 'Choose a row first', 'Its facts and history appear here.'),
    error: errorBlock(
      context,
      'Somebody else is changing this row.',
      'You can read it; changes have to wait a moment.',
    ),
  }),
};

function first(context: StepContext): SampleRecord {
  const [record] = sampleRecords(context);
  if (record === undefined) throw new RangeError('there are no sample records');
  return record;
}

/** The step in which a row is chosen: the nearest list before, else this step itself. */
function source(context: StepContext): string {
  const before = context.plan
    .slice(0, context.index)
    .findLast((planned) => planned.composition === toolTable);
  return before?.step.id ?? context.step.id;
}

/** The number chosen in a list before, kept up to date by \`app.js\`, or the first one. */
function number(context: StepContext): SafeHtml {
  const { id } = first(context);
  return source(context) === context.step.id
    ? html`${id}`
    : html`<span data-show="${source(context)}">${id}</span>`;
}

function history(context: StepContext): SafeHtml[] {
  const [, second, third] = sampleRecords(context);
  const events = [
    { text: 'Status changed to Open', when: second?.updated.label ?? '' },
    { text: `Assigned to ${third?.team ?? ''}`, when: third?.updated.label ?? '' },
  ];
  return events.map(
    (event) =>
      html`<li>
        ${icon('clock')}<span class="grow">${event.text}</span><span class="hint">${event.when}</span>
      </li>`,
  );
}

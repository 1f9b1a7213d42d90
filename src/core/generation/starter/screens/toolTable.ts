import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { backButton, emptyBlock, errorBlock, onward, skeletonLines } from '../parts.ts';
import { type SampleRecord, recordAmount, sampleRecords, statusBadge, statuses } from '../records.ts';

/** Rows to search, narrow down, sort and look into; what is shown can be saved as CSV. */
export const toolTable: Composition = {
  lead: 'Search, sort by any column, and choose a row to look into it.',
  invitation: 'Open the list',
  opensLoading: true,
  behaviours: ['table', 'csv'],
  collects: (context) => ({ value: sampleRecords(context)[0]?.id ?? '', price: 0 }),
  states: (context) => ({
    ready: html`<div class="stack" data-table="${context.step.id}">
        ${bar()}
        <div class="with-panel">
          <div class="table-wrap" role="region" aria-label="${context.step.title}" tabindex="0">
            ${table(context)}
          </div>
          ${panel(context)}
        </div>
        <p class="muted" role="status" data-count>${sampleRecords(context).length} rows</p>
      </div>
      <div class="actions">${backButton(context)}</div>`,
    loading: skeletonLines(9),
    empty: emptyBlock('table', 'No rows yet', 'Rows appear here once the first one is added.'),
    error: errorBlock(context, 'The rows could not be loaded.', 'Your search is kept.'),
  }),
  css: `.with-panel {
  display: grid;
  gap: var(--s4);
  align-items: start;
}
.with-panel > * {
  margin: 0;
  min-width: 0;
}
.with-panel table {
  font-size: var(--small);
}
.with-panel th button {
  min-height: 2rem;
  padding: 0;
  border: 0;
  background: none;
  font-size: inherit;
  color: inherit;
}
.with-panel [aria-sort='ascending'] button::after {
  content: ' ↑';
}
.with-panel [aria-sort='descending'] button::after {
  content: ' ↓';
}
.with-panel tbody th button {
  color: var(--accent-text);
  white-space: nowrap;
}
.with-panel tr[aria-current],
.with-panel tbody tr:hover {
  background: var(--accent-soft);
}
.with-panel td:nth-child(2) {
  min-width: 11rem;
}
@media (max-width: 66rem) {
  .with-panel > .card {
    order: -1;
  }
}
@media (min-width: 66rem) {
  .with-panel {
    grid-template-columns: minmax(0, 1fr) 18rem;
  }
}`,
};

function bar(): SafeHtml {
  return html`<div class="toolbar">
      <div class="search">
        ${icon('search')}
        <input type="search" aria-label="Search rows" placeholder="Search rows" data-query />
      </div>
      <button type="button" data-csv>${icon('download')}Save as CSV</button>
    </div>
    <div class="row chips" role="group" aria-label="Status">
      <button type="button" class="chip" aria-pressed="true" data-only="">All</button>
      ${statuses.map((status) => html`<button type="button" class="chip" aria-pressed="false" data-only="${status}">${status}</button>`)}
    </div>`;
}

/** The sample rows as a table; with `plain`, without anything to press. */
export function table(context: StepContext, plain = false): SafeHtml {
  const rows = sampleRecords(context);
  const priced = rows.some((row) => row.amount > 0);
  const columns = ['Number', 'What', 'Team', 'Status', 'Updated', ...(priced ? ['Amount'] : [])];
  const heads = columns.map((name) => {
    const side = name === 'Amount' ? html` class="number"` : undefined;
    return plain
      ? html`<th scope="col" ${side}>${name}</th>`
      : html`<th scope="col" ${side}><button type="button" data-sort>${name}</button></th>`;
  });
  return html`<table>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row, index) => tableRow(context, row, { priced, plain, current: index === 0 }))}
    </tbody>
  </table>`;
}

interface RowLook {
  readonly priced: boolean;
  readonly plain: boolean;
  readonly current: boolean;
}

function tableRow(context: StepContext, row: SampleRecord, how: RowLook): SafeHtml {
  const { priced, plain, current } = how;
  const id = plain ? html`${row.id}` : html`<button type="button" data-select>${row.id}</button>`;
  return html`<tr data-row="${row.status}" ${current && !plain && html` aria-current="true"`}>
    <th scope="row">${id}</th>
    <td>${row.item.name}</td>
    <td>${row.team}</td>
    <td>${statusBadge(row.status)}</td>
    <td data-value="${row.updated.iso}">${row.updated.label}</td>
    ${priced && html`<td class="number" data-value="${row.amount}">${recordAmount(context, row)}</td>`}
  </tr>`;
}

function panel(context: StepContext): SafeHtml {
  const first = sampleRecords(context)[0];
  return html`<aside class="card stack" aria-label="The chosen row" aria-live="polite">
    <p class="eyebrow" data-panel="0">${first?.id ?? ''}</p>
    <h2 data-panel="1">${first?.item.name ?? ''}</h2>
    <dl>
      <dt>Team</dt>
      <dd data-panel="2">${first?.team ?? ''}</dd>
      <dt>Status</dt>
      <dd data-panel="3">${first?.status ?? ''}</dd>
      <dt>Updated</dt>
      <dd data-panel="4">${first?.updated.label ?? ''}</dd>
    </dl>
    ${context.next !== undefined && onward(context)}
  </aside>`;
}

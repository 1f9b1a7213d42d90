import { amount } from '../amounts.ts';
import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { actions, emptyBlock, errorBlock, leadsOn, skeletonCards } from '../parts.ts';
import { type SampleRecord, type Status, sampleRecords, statusBadge } from '../records.ts';
import { toolRecord } from './toolRecord.ts';
import { toolTable } from './toolTable.ts';

/** How it stands: a few numbers, where they come from, and what needs somebody. All counted from the sample rows. */
export const toolOverview: Composition = {
  lead: 'How it stands, and what needs somebody today.',
  invitation: 'See how it stands',
  opensLoading: true,
  states: (context) => ({
    ready: html`<div class="grid stats">${stats(context)}</div>
      <div class="halves">
        <section class="card" aria-labelledby="${context.step.id}-groups">
          <h2 id="${context.step.id}-groups">By group</h2>
          <ul class="bars">
            ${bars(context)}
          </ul>
        </section>
        <section class="card" aria-labelledby="${context.step.id}-late">
          <h2 id="${context.step.id}-late">Needs somebody</h2>
          <ul class="list last">
            ${urgent(context).map((entry) => urgentRow(context, entry))}
          </ul>
        </section>
      </div>
      ${actions(context)}`,
    loading: skeletonCards(4),
    empty: emptyBlock('chart', 'No numbers yet', 'They appear as soon as the first row is there.'),
    error: errorBlock(
      context,
      'The numbers could not be brought up to date.',
      'The last ones are from this morning.',
    ),
  }),
  css: `.stats {
  grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
}
.halves {
  display: grid;
  gap: var(--s4);
}
.halves > * {
  margin: 0;
  min-width: 0;
}
.bars {
  list-style: none;
  padding: 0;
}
.bars li {
  display: grid;
  grid-template-columns: minmax(4.5rem, 7rem) 1fr 1.5rem;
  align-items: center;
  gap: var(--s3);
  margin: 0;
  padding-block: var(--s2);
  font-size: var(--small);
}
.bars i {
  height: 0.75rem;
  width: calc(var(--share) * 1%);
  border-radius: 3px;
  background: var(--accent);
}
.list.last {
  border: 0;
}
@media (min-width: 60rem) {
  .halves {
    grid-template-columns: 1fr 1fr;
  }
}`,
};

function stats(context: StepContext): SafeHtml[] {
  const rows = sampleRecords(context);
  const count = (status: Status) => rows.filter((row) => row.status === status).length;
  const sum = rows.reduce((running, row) => running + row.amount, 0);
  return [
    stat('Open', String(count('Open')), `of ${rows.length} in all`),
    stat('Waiting', String(count('Waiting')), 'for an answer'),
    stat('Late', String(count('Late')), 'past their day'),
    sum > 0
      ? stat('Value', amount(sum, context.currency), 'all rows')
      : stat('Done', String(count('Done')), 'in two weeks'),
  ];
}

function stat(label: string, value: string, note: string): SafeHtml {
  return html`<div class="stat">
    <p class="stat-label">${label}</p>
    <p class="stat-value">${value}</p>
    <p class="stat-note">${note}</p>
  </div>`;
}

function bars(context: StepContext): SafeHtml[] {
  const rows = sampleRecords(context);
  const groups = [...new Set(rows.map((row) => row.item.group))];
  const counted = groups.map((group) => ({
    group,
    count: rows.filter((row) => row.item.group === group).length,
  }));
  const most = Math.max(...counted.map(({ count }) => count));
  return counted
    .toSorted((one, other) => other.count - one.count)
    .map(({ group, count }) => {
      const share = Math.round((count / most) * 100);
      return html`<li>
        <span>${group}</span><i style="--share: ${share}"></i><span class="number">${count}</span>
      </li>`;
    });
}

function urgent(context: StepContext): SampleRecord[] {
  const rank: Record<Status, number> = { Late: 0, Waiting: 1, Open: 2, Done: 3 };
  return sampleRecords(context)
    .toSorted((one, other) => rank[one.status] - rank[other.status])
    .slice(0, 4);
}

function urgentRow(context: StepContext, entry: SampleRecord): SafeHtml {
  return html`<li data-name="${entry.item.name}">
    <span class="grow"
      ><strong>${entry.item.name}</strong><br /><span class="hint"
        >${entry.id} · ${entry.updated.label}</span
      ></span
    >
    ${statusBadge(entry.status)}
    <button type="button" class="small quiet" aria-label="Open ${entry.id}" ${opens(context, entry)}>
      Open
    </button>
  </li>`;
}

/** Straight to the screen for one row, where there is one; else on to the next. */
function opens(context: StepContext, entry: SampleRecord): SafeHtml {
  const later = (composition: Composition) =>
    context.plan.find((planned) => planned.composition === composition);
  const target = later(toolRecord);
  if (target === undefined) return leadsOn(context);
  const chosenIn = (later(toolTable) ?? target).step.id;
  return html`data-go="${target.step.id}" data-set="${chosenIn}" data-value="${entry.id}"`;
}

import type { Composition } from '../composition.ts';
import { html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, emptyBlock, errorBlock } from '../parts.ts';
import { table } from './toolTable.ts';

const columns = ['Number', 'What', 'Team', 'Status', 'Updated'] as const;

/** Chooses columns, shows what the file will hold, saves it as CSV. */
export const toolExport: Composition = {
  lead: 'Choose the columns. The file holds exactly what you see.',
  invitation: 'Save as a file',
  behaviours: ['csv'],
  collects: () => ({ value: 'CSV', price: 0 }),
  states: (context) => ({
    ready: html`<div class="stack" data-table="${context.step.id}">
        <fieldset>
          <legend>Columns</legend>
          <div class="row">
            ${columns.map(
              (name, index) =>
                html`<label class="chip"
                  ><input type="checkbox" checked data-column="${index}" />${name}</label
                >`,
            )}
          </div>
        </fieldset>
        <div class="table-wrap preview" role="region" aria-label="What the file will hold" tabindex="0">
          ${table(context, true)}
        </div>
        <div class="row">
          <button type="button" class="primary" data-csv>${icon('download')}Save as CSV</button>
          <p class="muted" role="status" data-count></p>
        </div>
      </div>
      ${actions(context)}`,
    loading: html`<p role="status" class="muted">Writing the file…</p>
      <progress aria-label="Writing the file"></progress>`,
    empty: emptyBlock('table', 'Nothing to save', 'Choose at least one column and one row.'),
    error: errorBlock(context, 'The file could not be written.', 'Nothing was lost. Please try once more.'),
  }),
  css: `.preview {
  max-height: 22rem;
  overflow: auto;
  font-size: var(--small);
}
.preview th {
  white-space: nowrap;
}
.preview thead th {
  position: sticky;
  top: 0;
  background: var(--surface);
}`,
};

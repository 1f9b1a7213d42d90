import type { Composition } from '../composition.ts';
import { html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, emptyBlock, errorBlock, withChoices } from '../parts.ts';

/** A place for files. They are read by nobody: only their names and sizes are shown. */
export const upload: Composition = {
  lead: 'Files stay on this device. Only their names and sizes are shown.',
  invitation: 'Add a file',
  behaviours: ['upload'],
  collects: () => ({ value: 'One file, as an example', price: 0 }),
  states: (context) => ({
    ready: withChoices(
      context,
      html`<div class="stack" data-upload="${context.step.id}">
          <label class="drop">
            <span class="art thumb">${icon('upload')}</span>
            <strong>Choose files</strong>
            <span class="hint">PDF, PNG or JPEG, up to 5 MB each</span>
            <input type="file" class="visually-hidden" multiple accept=".pdf,.png,.jpg,.jpeg" />
          </label>
          <ul class="list" data-files>
            <li>
              <span class="art thumb">${icon('file')}</span
              ><span class="grow"><strong>example.pdf</strong><br /><span class="hint">240 kB</span></span
              ><span class="badge good">Ready</span>
            </li>
          </ul>
        </div>
        ${actions(context)}`,
    ),
    loading: html`<div class="card stack">
      <p role="status"><strong>Adding example.pdf…</strong></p>
      <progress max="100" value="64" aria-label="Adding example.pdf"></progress>
      <p class="hint">154 of 240 kB</p>
    </div>`,
    empty: emptyBlock(
      'file',
      'No files yet',
      'Photos and PDFs both work.',
      html`<button type="button" data-go="${context.step.id}">Choose files</button>`,
    ),
    error: errorBlock(
      context,
      'That file is larger than 5 MB.',
      'The others were added. A photo in medium size is enough.',
      'Choose another file',
    ),
  }),
  css: `.drop {
  display: grid;
  justify-items: center;
  gap: var(--s2);
  padding: var(--s7) var(--s4);
  border: 1px dashed var(--line-strong);
  border-radius: var(--radius);
  background: var(--surface);
  font-weight: 400;
  text-align: center;
  cursor: pointer;
}
.drop > * {
  margin: 0 !important;
}
.drop:hover {
  background: var(--sunken);
}
.drop:has(:focus-visible) {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
}`,
};

import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { icon } from '../icons.ts';
import { actions, errorBlock, skeletonLines } from '../parts.ts';

const switches = [
  { name: 'Reminders', note: 'One day before something is due', on: true },
  { name: 'Changes', note: 'When something you chose is different', on: true },
  { name: 'News', note: 'Once a month at most', on: false },
] as const;

/** Switches and a choice of how often; says when it is saved. */
export const settings: Composition = {
  lead: 'Switch on what helps. Everything else stays quiet.',
  invitation: 'Settings',
  behaviours: ['settings'],
  collects: () => ({ value: '2 of 3 switched on', price: 0 }),
  states: (context) => ({
    ready: html`<div class="stack narrow" data-settings="${context.step.id}">
      <ul class="list">
        ${switches.map((entry) => row(context, entry))}
      </ul>
      <fieldset>
        <legend>How often</legend>
        <div class="row">
          ${['At once', 'Daily', 'Weekly'].map(
            (name, index) =>
              html`<label class="chip"
                ><input
                  type="radio"
                  name="${context.step.id}-often"
                  ${index === 1 && html` checked`}
                />${name}</label
              >`,
          )}
        </div>
      </fieldset>
      <p class="notice good" role="status" data-saved hidden>${icon('check')}<span>Saved.</span></p>
      ${actions(context)}
    </div>`,
    loading: skeletonLines(6),
    error: errorBlock(context, 'Your settings could not be saved.', 'They are as they were before.'),
  }),
};

function row(context: StepContext, entry: (typeof switches)[number]): SafeHtml {
  const id = `${context.step.id}-${entry.name.toLowerCase()}`;
  return html`<li>
    <span class="grow"
      ><label for="${id}">${entry.name}</label><br /><span class="hint">${entry.note}</span></span
    >
    <input type="checkbox" role="switch" id="${id}" ${entry.on && html` checked`} />
  </li>`;
}

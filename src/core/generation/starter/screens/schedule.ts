import { dayFrom } from '../amounts.ts';
import type { Composition, StepContext } from '../composition.ts';
import { type SafeHtml, html } from '../html.ts';
import { actions, emptyBlock, errorBlock, skeletonLines, withChoices } from '../parts.ts';

const dayCount = 6;
const times = ['08:30', '10:00', '11:30', '14:00', '15:30', '17:00'] as const;

/** A day and a time, with some taken. */
export const schedule: Composition = {
  lead: 'Pick a day, then a time. You can change it later.',
  invitation: 'Choose a time',
  behaviours: ['schedule'],
  collects: (context) => ({ value: `${longDay(context, 0)}, ${times[1]}`, price: 0 }),
  states: (context) => ({
    ready: withChoices(
      context,
      html`<div class="stack" data-schedule="${context.step.id}">
          <fieldset>
            <legend>Day</legend>
            <div class="days">${Array.from({ length: dayCount }, (_, index) => day(context, index))}</div>
          </fieldset>
          <fieldset>
            <legend>Time</legend>
            <div class="times">${times.map((time, index) => slot(context, time, index))}</div>
          </fieldset>
        </div>
        ${actions(context)}`,
    ),
    loading: skeletonLines(5),
    empty: emptyBlock('calendar', 'Nothing free on these days', 'More times open every morning at seven.'),
    error: errorBlock(
      context,
      'Somebody else has just taken that time.',
      'Please choose another; the rest is kept.',
      'Choose another time',
    ),
  }),
  css: `.days,
.times {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(5rem, 1fr));
  gap: var(--s2);
}
.slot {
  display: grid;
  place-items: center;
  min-height: 2.75rem;
  padding: var(--s2);
  line-height: 1.3;
  text-align: center;
  font-variant-numeric: tabular-nums;
}
.slot {
  position: relative;
}
.slot > input {
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
  margin: 0 !important;
  opacity: 0;
  cursor: inherit;
}
.slot:has(:checked) {
  background: var(--accent-soft);
  color: var(--accent-text);
}
.slot:has(:disabled) {
  border-style: dashed;
  background: none;
  color: var(--muted);
  text-decoration: line-through;
  cursor: not-allowed;
}`,
};

function longDay(context: StepContext, index: number): string {
  const { day: name, label } = dayFrom(context.hypothesis.throwAwayDate, index - dayCount);
  return `${name} ${label}`;
}

function day(context: StepContext, index: number): SafeHtml {
  const { day: name, label } = dayFrom(context.hypothesis.throwAwayDate, index - dayCount);
  return html`<label class="choice slot">
    <input
      type="radio"
      name="${context.step.id}-day"
      value="${name} ${label}"
      ${index === 0 && html` checked`}
    />
    <span><span class="hint">${name}</span><br /><strong>${label}</strong></span>
  </label>`;
}

function slot(context: StepContext, time: string, index: number): SafeHtml {
  const taken = index === (context.seed % 3) + 3;
  return html`<label class="choice slot">
    <input
      type="radio"
      name="${context.step.id}-time"
      value="${time}"
      ${index === 1 && html` checked`}${taken && html` disabled`}
    />
    <span>${time}${taken && html` <span class="visually-hidden">taken</span>`}</span>
  </label>`;
}

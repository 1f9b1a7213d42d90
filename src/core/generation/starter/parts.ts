import { amount } from './amounts.ts';
import { type PlannedStep, type StepContext, collectedBefore } from './composition.ts';
import { type SafeHtml, html } from './html.ts';
import { type IconName, icon } from './icons.ts';
import type { SampleItem } from './sample/samplePack.ts';

/** Distance between the hues of neighbouring tiles, in degrees; far enough to tell apart, calm side by side. */
const tileStep = 47;

/** A picture for an item: its icon on a tinted tile. `thumb` makes it a small square. */
export function picture(context: StepContext, item: SampleItem, size: 'wide' | 'thumb' = 'wide'): SafeHtml {
  const place = context.pack.items.indexOf(item);
  const hue = (context.seed + Math.max(0, place) * tileStep) % 360;
  return html`<span class="${size === 'thumb' ? 'art thumb' : 'art'}" style="--tile: ${hue}"
    >${icon(item.icon)}</span
  >`;
}

/** The sample item at a position; positions beyond the end start again. */
export function sampleItem(context: StepContext, position: number): SampleItem {
  const { items } = context.pack;
  const found = items[position % items.length];
  if (found === undefined) throw new RangeError('a sample pack has no items');
  return found;
}

/** An amount, or nothing when there is none. */
export function price(context: StepContext, minor: number): SafeHtml | undefined {
  return minor === 0 ? undefined : html`<span class="price">${amount(minor, context.currency)}</span>`;
}

/** Where a control that leads to a step goes. */
export function placeOf(planned: PlannedStep): string {
  return planned.composition.opensLoading === true ? `${planned.step.id}/loading` : planned.step.id;
}

/** Titles that ask for something to be done read well on a button. */
const imperative =
  /^(?:add|apply|ask|book|browse|buy|check|choose|compare|confirm|continue|create|discover|download|edit|enter|export|explore|fill|filter|find|get|join|learn|mark|open|pay|pick|plan|rank|read|register|reserve|review|save|schedule|search|see|select|send|set|share|sign|sort|start|submit|subscribe|swap|tell|track|try|upload|view|write)\b/i;
const longestLabel = 26;

/** What the button to the next screen says. */
export function onwardLabel(context: StepContext): string {
  const { next } = context;
  if (next === undefined) return 'Start again';
  const { title } = next.step;
  if (title.length <= longestLabel && imperative.test(title)) return title;
  return next.composition.invitation ?? 'Continue';
}

/** The attributes of a control that leads on, counted as this step of a task; on the last screen, back to the first. */
export function leadsOn(context: StepContext): SafeHtml {
  const { next, step, plan } = context;
  if (next !== undefined) return html`data-go="${placeOf(next)}" data-task-step="${step.id}"`;
  return html`data-go="${plan[0]?.step.id ?? step.id}"`;
}

/** The primary button to the next screen. */
export function onward(context: StepContext, label = onwardLabel(context)): SafeHtml {
  const last = context.next === undefined;
  return html`<button type="button" class="${last ? 'restart' : 'primary'}" ${leadsOn(context)}>
    ${label}${last ? undefined : icon('arrowRight')}
  </button>`;
}

/** The row at the end of a screen: on, and back where there is a way back. Tools end without one. */
export function actions(context: StepContext, label?: string): SafeHtml | undefined {
  if (context.next === undefined && context.hypothesis.kind === 'internalTool') return undefined;
  return html`<div class="actions">${onward(context, label)} ${backButton(context)}</div>`;
}

/** A quiet button to the previous screen, where there is one. */
export function backButton(context: StepContext): SafeHtml | undefined {
  // An internal tool has its steps at the side.
  if (context.previous === undefined || context.hypothesis.kind === 'internalTool') return undefined;
  return html`<button type="button" class="quiet" data-go="${context.previous.step.id}">Back</button>`;
}

/** A block for when there is nothing to show, with the way out of it. */
export function emptyBlock(name: IconName, title: string, text: string, action?: SafeHtml): SafeHtml {
  return html`<div class="empty">
    <span class="art thumb">${icon(name)}</span>
    <h2>${title}</h2>
    <p class="muted">${text}</p>
    ${action}
  </div>`;
}

/** A block for when something failed: what happened, what is safe, and a way to try again. */
export function errorBlock(context: StepContext, title: string, text: string, retry = 'Try again'): SafeHtml {
  return html`<div class="notice bad" role="alert">
    ${icon('alert')}
    <div class="stack">
      <p><strong>${title}</strong> ${text}</p>
      <button type="button" class="small" data-go="${context.step.id}">${retry}</button>
    </div>
  </div>`;
}

/** Grey bars where text will be. */
export function skeletonLines(count: number): SafeHtml {
  const widths = ['70%', '92%', '58%', '84%'];
  const lines = Array.from(
    { length: count },
    (_, index) =>
      html`<span class="skeleton" style="--width: ${widths[index % widths.length] ?? '80%'}"></span>`,
  );
  return html`<p class="visually-hidden" role="status">Loading…</p>
    <div class="stack" aria-hidden="true">${lines}</div>`;
}

/** Grey tiles where cards will be. */
export function skeletonCards(count: number): SafeHtml {
  const card = html`<div class="stack">
    <span class="skeleton" style="--height: 9rem"></span><span class="skeleton" style="--width: 65%"></span
    ><span class="skeleton" style="--width: 40%"></span>
  </div>`;
  return html`<p class="visually-hidden" role="status">Loading…</p>
    <div class="grid" aria-hidden="true">${Array.from({ length: count }, () => card)}</div>`;
}

/** A place that shows what was collected on a step; `app.js` keeps it up to date. */
export function shown(stepId: string, value: string, minor: number): SafeHtml {
  return html`<span data-show="${stepId}" data-price="${minor}">${value}</span>`;
}

/** What was chosen on earlier screens, as a card beside the screen; nothing before anything was chosen. */
export function choicesSoFar(context: StepContext): SafeHtml | undefined {
  const collected = collectedBefore(context);
  if (collected.length === 0) return undefined;
  const rows = collected.map(
    (entry) =>
      html`<div>
        <dt>${entry.step.title}</dt>
        <dd>${shown(entry.step.id, entry.value, entry.price)}</dd>
      </div>`,
  );
  return html`<aside class="card so-far" aria-label="Your choices so far">
    <h2>So far</h2>
    <dl>${rows}</dl>
    ${total(context)}
  </aside>`;
}

/** The sum of all prices collected before, or nothing when there are none. */
export function total(context: StepContext): SafeHtml | undefined {
  const sum = collectedBefore(context).reduce((running, entry) => running + entry.price, 0);
  if (sum === 0) return undefined;
  return html`<p class="total">
    <span>Total</span> <strong data-total>${amount(sum, context.currency)}</strong>
  </p>`;
}

/** The screen's main part with the choices so far beside it. */
export function withChoices(context: StepContext, main: SafeHtml): SafeHtml {
  const aside = choicesSoFar(context);
  if (aside === undefined) return main;
  return html`<div class="split">
    <div class="stack">${main}</div>
    ${aside}
  </div>`;
}

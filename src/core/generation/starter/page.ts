import { type PlannedStep, type StarterContext, type StepContext, stepContext } from './composition.ts';
import { formatMarkup } from './formatMarkup.ts';
import { type SafeHtml, html } from './html.ts';
import { icon } from './icons.ts';
import { leadsOn } from './parts.ts';

/** More steps than this are shown as segments without names. */
const mostNamedSteps = 6;

/** The text of `index.html`. */
export function writePage(context: StarterContext): string {
  const { hypothesis, currency } = context;
  // A message has to stand by itself: what the hypothesis is called would lead the reader.
  const brand = hypothesis.kind === 'messaging' ? 'Your product' : hypothesis.title;
  const screens = context.plan.map((planned, index) => screen(stepContext(context, planned, index)));
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${hypothesis.title}</title>
        <link rel="stylesheet" href="styles.css" />
        <script type="module" src="app.js"></script>
      </head>
      <body data-currency="${currency}">
        <header class="app-bar">
          <div class="brand">
            <span class="mark">${icon(context.pack.items[0]?.icon ?? 'star')}</span><span>${brand}</span>
          </div>
        </header>
        ${hypothesis.kind === 'internalTool' ? tool(context, screens) : html`<main>${screens}</main>`}
        <footer class="proto-bar" data-for-makers>
          <p class="sample-note">Sample data · made without AI by the offline starter</p>
          <nav aria-label="Prototype states">
            <span>States</span>
            <div data-states></div>
          </nav>
        </footer>
      </body>
    </html>`;
  return formatMarkup(page.markup);
}

function screen(context: StepContext): SafeHtml {
  const { step, composition } = { step: context.step, composition: context.plan[context.index]?.composition };
  if (composition === undefined) throw new RangeError('a step is not in its plan');
  const head = composition.head ?? ((each: StepContext) => plainHead(each, composition.lead));
  const states = Object.entries(composition.states(context)).map(
    ([name, block]: [string, SafeHtml]) =>
      html`<div data-state="${name}" ${name === 'loading' && html` aria-busy="true"`}>${block}</div>`,
  );
  return html`<section data-screen="${step.id}" aria-labelledby="${step.id}-title">
    ${context.hypothesis.kind === 'customerFlow' && context.plan.length > 1 && stepper(context)}
    ${head(context)} ${states}
  </section>`;
}

function plainHead(context: StepContext, lead: string): SafeHtml {
  const { step, index, plan, hypothesis } = context;
  const counted = hypothesis.kind === 'interaction' && plan.length > 1;
  return html`<header class="screen-head">
    ${counted && html`<p class="eyebrow step-count">${index + 1} of ${plan.length}</p>`}
    <h1 id="${step.id}-title">${step.title}</h1>
    <p class="lead">${step.detail === undefined || step.detail === '' ? lead : step.detail}</p>
  </header>`;
}

function stepper(context: StepContext): SafeHtml {
  const named = context.plan.length <= mostNamedSteps;
  const steps = context.plan.map((planned, index) => stepMark(context, planned, index, named));
  return html`<ol class="stepper" aria-label="Steps">
    ${steps}
  </ol>`;
}

function stepMark(context: StepContext, { step }: PlannedStep, index: number, named: boolean): SafeHtml {
  const name =
    named || index === context.index
      ? html`${step.title}`
      : html`<span class="visually-hidden">${step.title}</span>`;
  if (index === context.index) return html`<li aria-current="step">${name}</li>`;
  return index < context.index ? html`<li class="done">${name}</li>` : html`<li>${name}</li>`;
}

function tool(context: StarterContext, screens: readonly SafeHtml[]): SafeHtml {
  const entries = context.plan.map((planned, index) => {
    const previous = context.plan[index - 1];
    const way =
      previous === undefined
        ? html`data-go="${planned.step.id}"`
        : leadsOn(stepContext(context, previous, index - 1));
    return html`<button type="button" data-nav="${planned.step.id}" ${way}>${planned.step.title}</button>`;
  });
  return html`<div class="tool">
    <nav aria-label="Steps">${entries}</nav>
    <main>${screens}</main>
  </div>`;
}

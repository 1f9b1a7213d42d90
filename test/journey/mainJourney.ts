import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { fillForm } from './fillForm.ts';
import type { JourneyContext, JourneyStep } from './journey.ts';

/** Where {@link mainJourney} notes the path of the exported brief. */
export const BRIEF = 'brief';

/** The short name of the experiment that {@link mainJourney} frames. */
export const title = 'Guest checkout';
const productionFile = 'src/pages/CheckoutPage.tsx';
const statusBarItem = 'footbridge';
const sampleStorefront = path.join(import.meta.dirname, '..', 'fixtures', 'sample-storefront');
/** A webview is shown a moment after its page is there; only pictures need to wait for it. */
const PAINTED_MS = 800;
const BRIEF_MS = 90_000;

/** From an opened production repository to a running prototype, by someone who has never done it. */
export const toPrototype: readonly JourneyStep[] = [
  {
    name: 'VS Code shows the production repository in Restricted Mode',
    run: async ({ workbench }) => {
      await workbench.statusBarItem('status.workspaceTrust').waitFor();
      return 'Restricted Mode';
    },
  },
  {
    name: 'The icon in the activity bar opens the guide',
    run: async ({ workbench }) => {
      await workbench.activityBarIcon('Footbridge').click();
      const guide = await workbench.findWebviewFrame('We believe that');
      return `it begins with “${(await guide.locator('h1, h2').first().innerText()).trim()}”`;
    },
  },
  {
    name: 'A hypothesis without segment, metric and bars is refused, with what is missing',
    run: async (context) => {
      const guide = await context.workbench.findWebviewFrame('We believe that');
      await guide.getByRole('button', { name: 'Frame and make the prototype' }).click();
      const summary = guide.getByText('things are missing before this can be tested');
      return (await summary.innerText()).trim();
    },
  },
  { name: 'The form takes a hypothesis', run: frameIdea },
  { name: 'Framing it creates a lab beside the repository and opens both in one window', run: frameAndJoin },
  {
    name: 'The joined window is in Restricted Mode, the guide says so and goes on',
    run: async ({ workbench }) => {
      await workbench.findWebviewFrame('This window is in Restricted Mode', 60_000);
      return 'what was under way was taken up';
    },
  },
  { name: 'The offline starter makes the prototype, and the preview runs it', run: seePrototype },
];

/** The main job, from an opened production repository to a handoff brief. */
export const mainJourney: readonly JourneyStep[] = [
  ...toPrototype,
  { name: 'The prototype can be clicked through', run: clickThrough },
  {
    name: 'Typing into a production file is noticed: status bar, notification, Problems',
    run: crossBoundary,
  },
  { name: 'Put It Back undoes it', run: undoCrossing },
  { name: 'Export Handoff Brief writes the brief and shows it', run: exportBrief },
];

async function frameIdea({ workbench }: JourneyContext): Promise<string> {
  const guide = await workbench.findWebviewFrame('We believe that');
  await fillForm(guide, title);
  await guide.getByLabel('We believe that …').scrollIntoViewIfNeeded();
  await workbench.screenshot('readme-frame');
  return 'nothing is missing any more';
}

async function frameAndJoin({ workbench, production }: JourneyContext): Promise<string> {
  const guide = await workbench.findWebviewFrame('We believe that');
  await workbench.waitForReload(() =>
    guide.getByRole('button', { name: 'Frame and make the prototype' }).click(),
  );
  const lab = labOf(production);
  if (!existsSync(path.join(lab, 'footbridge.json'))) throw new Error(`There is no lab in ${lab}.`);
  return lab;
}

async function seePrototype({ workbench }: JourneyContext): Promise<string> {
  const prototype = await workbench.findWebviewFrame(isPrototype, 60_000);
  await prototype.locator('[data-screen]:visible').first().waitFor();
  await workbench.page.waitForTimeout(PAINTED_MS);
  await workbench.screenshot('readme-prototype');
  return `it shows “${(await prototype.locator('h1:visible').first().innerText()).trim()}”`;
}

/** Goes on in the preview until the last screen. @returns the screens on the way */
export async function clickThrough({ workbench }: Pick<JourneyContext, 'workbench'>): Promise<string> {
  const prototype = await workbench.findWebviewFrame(isPrototype);
  const screens: string[] = [];
  const shown = () => prototype.locator('[data-screen]:visible').first().getAttribute('data-screen');
  for (let clicks = 0; clicks < 8; clicks += 1) {
    const screen = (await shown()) ?? '';
    if (screens.at(-1) !== screen) screens.push(screen);
    if (screen === 'order-confirmed') return screens.join(' → ');
    await fillRequired(prototype);
    await prototype.locator(`[data-screen="${screen}"] [data-task-step]:visible`).last().click();
    await workbench.page.waitForTimeout(PAINTED_MS);
  }
  throw new Error(`The last screen was not reached: ${screens.join(' → ')}`);
}

/** Fills what the visible form asks for, as a participant would. */
export async function fillRequired(prototype: Frame): Promise<void> {
  for (const field of await prototype.locator('input:visible:not([type=radio]):not([type=checkbox])').all()) {
    const kind = `${await field.getAttribute('type')} ${await field.getAttribute('autocomplete')} ${await field.getAttribute('name')}`;
    if ((await field.inputValue()) === '') await field.fill(exampleFor(kind));
  }
}

function exampleFor(kind: string): string {
  if (kind.includes('email')) return 'sample@example.test';
  if (kind.includes('cc-number') || kind.includes('card')) return '4242 4242 4242 4242';
  if (kind.includes('cc-exp') || kind.includes('exp')) return '12/34';
  if (kind.includes('cc-csc') || kind.includes('code') || kind.includes('postal')) return '123';
  return 'Sample';
}

async function crossBoundary({ workbench }: JourneyContext): Promise<string> {
  // The focus is in the prototype: quick open answers only because the page hands VS Code's shortcuts on.
  await workbench.openFile(productionFile);
  await workbench.typeInEditor('// tried something\n');
  await workbench.page.locator(`.statusbar-item[id*="${statusBarItem}"].warning-kind`).waitFor();
  await workbench.notifications().filter({ hasText: 'belongs to production' }).waitFor();
  await workbench.screenshot('readme-boundary');
  const text = await workbench.statusBarText(statusBarItem);
  const problems = await workbench.openProblems();
  await problems.filter({ hasText: 'belongs to production' }).first().waitFor();
  return text;
}

async function undoCrossing({ workbench, production }: JourneyContext): Promise<string> {
  await workbench.pressInNotification('belongs to production', 'Put It Back');
  await workbench.page
    .locator(`.statusbar-item[id*="${statusBarItem}"].warning-kind`)
    .waitFor({ state: 'detached' });
  const original = readFileSync(path.join(sampleStorefront, productionFile), 'utf8');
  const now = readFileSync(path.join(production, productionFile), 'utf8');
  if (now !== original) throw new Error('The file is not as it was before.');
  return 'the file is as it was, the warning is gone';
}

async function exportBrief({ workbench, production, found }: JourneyContext): Promise<string> {
  await workbench.runCommand('Footbridge: Export Handoff Brief');
  // Pictures of all screens are taken before.
  const preview = await workbench.findWebviewFrame(`Handoff brief: ${title}`, BRIEF_MS);
  await workbench.runCommand('View: Hide Panel');
  await preview.getByRole('heading', { name: `Handoff brief: ${title}` }).waitFor();
  await workbench.page.waitForTimeout(PAINTED_MS);
  await workbench.screenshot('readme-brief');
  const folder = path.join(labOf(production), 'experiments', 'guest-checkout', 'handoff');
  const brief = path.join(folder, 'brief.md');
  JSON.parse(readFileSync(path.join(folder, 'brief.json'), 'utf8'));
  const [status = ''] = /^status: .*$/m.exec(readFileSync(brief, 'utf8')) ?? [];
  found.set(BRIEF, brief);
  return `brief.md and brief.json, ${status}`;
}

/** Where the lab of a production folder is made. */
export function labOf(production: string): string {
  return `${production}-lab`;
}

/** Whether a frame shows a prototype. */
export async function isPrototype(frame: Frame): Promise<boolean> {
  return (await frame.locator('[data-screen]').count()) > 0;
}

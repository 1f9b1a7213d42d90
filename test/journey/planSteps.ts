import assert from 'node:assert/strict';
import { guideAt, guideOf, picture } from './guide.ts';
import type { JourneyContext, JourneyStep } from './journey.ts';
import { experimentFolder, textOf, until } from './labFiles.ts';
import { clickThrough, isPrototype } from './mainJourney.ts';

/** What people are asked to do beside the task that the page notices by itself. */
export const secondTask = 'Find out when the order will arrive';
/** How the second variant differs. */
export const difference = 'Promise the saved time instead of naming the basket';

/** From a framed hypothesis with a prototype to a plan that can be locked. */
export const planSteps: readonly JourneyStep[] = [
  { name: 'What ends the first task is pointed at in the preview', run: pointAtSuccess },
  { name: 'A second task is added, which people end themselves', run: addTask },
  { name: 'A second variant is made', run: addVariant },
];

async function pointAtSuccess(context: JourneyContext): Promise<string> {
  const { workbench } = context;
  await clickThrough(context);
  const test = await guideAt(context, 'test');
  await test.getByRole('button', { name: 'Set how the page notices it' }).click();
  const guide = await guideOf(context);
  await guide.locator('#task-plan-0[open]').waitFor();
  await guide.getByRole('button', { name: 'Task 1: point at it in the preview' }).click();
  await guide.getByText('Point at it in the preview: click it').waitFor();
  const prototype = await workbench.findWebviewFrame(isPrototype);
  const target = prototype.locator('[data-screen]:visible h1').first();
  await target.hover({ force: true });
  await picture(context, 'pointing');
  await target.click({ force: true });
  const shown = guide.locator('.picked').getByRole('button', { name: 'Order confirmed' });
  await picture(context, 'pointed');
  await shown.click();
  return (await guide.locator('#task-plan-0 summary').innerText()).trim();
}

async function addTask(context: JourneyContext): Promise<string> {
  const guide = await guideOf(context);
  await guide.getByRole('button', { name: 'Add a task' }).click();
  await guide.getByLabel('Task 2: what they should do').fill(secondTask);
  await guide.getByLabel('Task 2: how you know they succeeded').fill('They name the day');
  await guide.getByText('What this bar buys').first().scrollIntoViewIfNeeded();
  await picture(context, 'bar');
  const buys = await guide.locator('.bar-buys p:not(.plan-heading)').first().innerText();
  await guide.getByRole('button', { name: 'Save hypothesis' }).click();
  const record = (): string => textOf(experimentFolder(context), 'experiment.json');
  await until('the second task is saved', () => record().includes(secondTask));
  assert.match(record(), /"successWhen":\s*\{\s*"screen":\s*"order-confirmed"/);
  return buys.trim();
}

async function addVariant(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'prototype');
  await guide.getByRole('button', { name: 'Try it another way' }).click();
  await guide.getByLabel('What changes').selectOption('messaging');
  await guide.getByLabel('How it differs').fill(difference);
  await guide.getByRole('button', { name: 'Make the variant' }).click();
  await guide.getByRole('button', { name: 'Side by side' }).waitFor();
  const page = (): string => textOf(experimentFolder(context), 'variants', 'b', 'index.html');
  await until('the second variant is made', () => page() !== '');
  return difference;
}

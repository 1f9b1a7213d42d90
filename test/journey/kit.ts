import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame } from 'playwright-core';
import { picturesFolder } from '../support/paths.ts';
import { guideAt } from './guide.ts';
import type { JourneyContext } from './journey.ts';
import { textOf, until } from './labFiles.ts';
import { labOf } from './mainJourney.ts';
import { Participant } from './participant.ts';

/** Results of a kit, as its page hands them over. */
export type Result = readonly [name: string, text: string];

/** How somebody gets on with a task: the page notices the goal, they say that they are done, or they give up. */
export type Attempt = 'reachesGoal' | 'saysDone' | 'givesUp';

/** Exports the kit of a locked experiment, of which only the place is asked for. @returns its file */
export async function exportKit({ workbench, production }: JourneyContext): Promise<string> {
  const guide = await guideAt({ workbench }, 'test');
  await guide.getByText('People who are somewhere else').click();
  await guide.getByRole('button', { name: 'Export Test Kit' }).click();
  const kit = path.join(labOf(production), 'guest-checkout-test.html');
  // What is proposed is taken; the dialog does not listen before it shows it.
  await workbench.page.waitForFunction(
    ([input, file]) => document.querySelector<HTMLInputElement>(input)?.value === file,
    ['.quick-input-widget input[type=text]', kit] as const,
  );
  await workbench.page.keyboard.press('Enter');
  await until('the kit is written', () => textOf(kit) !== '');
  return kit;
}

/** Has somebody try the kit in a browser of their own, without a network. @param attempts one for each task, in their order */
export async function tryKit(
  { workbench }: JourneyContext,
  kit: string,
  code: string,
  attempts: readonly Attempt[],
): Promise<Result> {
  const browser = workbench.page.context().browser() ?? assert.fail('there is a browser');
  const visit = await browser.newContext({ viewport: { width: 390, height: 760 }, offline: true });
  const page = await visit.newPage();
  await page.goto(pathToFileURL(kit).href);
  const person = new Participant(page);
  await page.getByLabel('Your code').fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await person.press('I agree, begin');
  for (const attempt of attempts) {
    await person.press('Begin');
    await perform(person, attempt);
    await person.press('Go on');
    await person.rate(5);
  }
  await person.rate(6);
  const [download] = await Promise.all([page.waitForEvent('download'), person.press('Save as a file')]);
  const text = readFileSync(await download.path(), 'utf8');
  await page.screenshot({ path: path.join(picturesFolder, 'evidence-kit-results.png') });
  await visit.close();
  return [download.suggestedFilename(), text];
}

async function perform(person: Participant, attempt: Attempt): Promise<void> {
  if (attempt === 'saysDone') return await person.press('I’m done');
  if (attempt === 'givesUp') {
    await person.press('I can’t go on');
    return await person.press('End this task');
  }
  await person.reachGoal();
  await person.page.screenshot({ path: path.join(picturesFolder, 'evidence-kit.png') });
}

/** Drops files where the guide takes results. */
export async function dropResults(guide: Frame, results: readonly Result[]): Promise<void> {
  const dataTransfer = await guide.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const [name, text] of files) transfer.items.add(new File([text], name));
    return transfer;
  }, results);
  await guide.locator('.drop').dispatchEvent('drop', { dataTransfer });
}

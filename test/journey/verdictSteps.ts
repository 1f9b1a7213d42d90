import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { guideAt, guideOf, picture } from './guide.ts';
import type { JourneyContext, JourneyStep } from './journey.ts';
import { evidenceLogs, experimentFolder, recordsOf, textOf, until } from './labFiles.ts';
import { dropResults, exportKit, tryKit } from './kit.ts';
import { title } from './mainJourney.ts';
import { note, overruled, quote, technical } from './sessionSteps.ts';

const amended = 'Tablets came up in recruiting';
const against = 'Both got through; the payment provider decides this week';
const decidedBy = 'Product lead';
/** From gathered sessions to a verdict, its brief and the board. */
export const verdictSteps: readonly JourneyStep[] = [
  {
    name: 'A test kit is one file that works in a browser without network; its results are dropped',
    run: useKit,
  },
  { name: 'A participant withdraws: all of theirs is deleted, and stays away', run: withdraw },
  { name: 'The locked plan is changed with a reason only', run: amend },
  { name: 'The verdict goes against the bar, with a reason and a name', run: decide },
  { name: 'The brief says what was changed, left out and how sure the count is', run: exportBrief },
  { name: 'The board shows the experiment with its verdict', run: openBoard },
];

async function useKit(context: JourneyContext): Promise<string> {
  const kit = await exportKit(context);
  const results = [
    await tryKit(context, kit, 'K1', ['reachesGoal', 'saysDone']),
    await tryKit(context, kit, 'K2', ['givesUp', 'saysDone']),
  ];
  const guide = await guideAt(context, 'test');
  await dropResults(guide, results);
  await guide.getByText('2 sessions came in.').waitFor();
  await picture(context, 'imported');
  context.found.set('K2', results[1]?.[1] ?? '');
  assert.equal(recordsOf(context, 'K1').at(-1)?.['type'], 'ended');
  return `${Math.round(readFileSync(kit).length / 1024)} kB, two results`;
}

async function withdraw(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'test');
  const row = guide.locator('.sessions > ul > li', { hasText: 'K2' });
  await row.locator('summary').first().click();
  await row.getByRole('button', { name: 'They want to be deleted' }).click();
  await row.getByRole('button', { name: 'Delete', exact: true }).click();
  await guide.getByText('All that was recorded about K2 is deleted').waitFor();
  await picture(context, 'withdrawn');
  assert.ok(evidenceLogs(context).every(({ text }) => !text.includes('K2')));
  await dropResults(guide, [['again.json', context.found.get('K2') ?? '']]);
  await guide.getByText('One was refused:').waitFor();
  await guide.getByRole('button', { name: 'Put away' }).click();
  assert.ok(evidenceLogs(context).every(({ text }) => !text.includes('K2')));
  return 'the same results are refused now';
}

async function amend(context: JourneyContext): Promise<string> {
  const framed = await guideAt(context, 'frame');
  await framed.getByRole('button', { name: 'Edit hypothesis' }).click();
  const guide = await guideOf(context);
  await guide.getByLabel('For whom').first().fill('First-time visitors on a phone or a tablet');
  await guide.getByText('The plan is locked, and this changes').waitFor();
  await guide.getByRole('button', { name: 'Save hypothesis' }).click();
  await guide.getByText('a locked plan is changed with a reason only').waitFor();
  await guide.getByLabel('Why do you change it?').fill(amended);
  await picture(context, 'amend');
  await guide.getByRole('button', { name: 'Save hypothesis' }).click();
  const record = (): string => textOf(experimentFolder(context), 'experiment.json');
  await until('the amendment is on record', () => record().includes(amended));
  const shown = await guideAt(context, 'test');
  const amendment = shown.locator('.amendments li').first();
  return (await amendment.innerText()).replaceAll(/\s+/g, ' ').trim();
}

async function decide(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'decide');
  await guide.locator('#toggle-decide').scrollIntoViewIfNeeded();
  await guide.locator('.result .variant-result').first().waitFor();
  await picture(context, 'result');
  await guide.getByRole('radio', { name: /^Validated/ }).check();
  const button = guide.getByRole('button', { name: 'Decide: Validated' });
  await button.click();
  await guide.getByText('Deciding against the bar needs a reason.').waitFor();
  await guide.getByLabel('Why do you decide against the bar?').fill(against);
  await guide.getByLabel('Who decides?').fill(decidedBy);
  await picture(context, 'decide');
  await button.click();
  await guide.getByRole('button', { name: 'Yes, decide' }).click();
  const card = guide.locator('.card.verdict').first();
  await card.getByText('Decided against the bar').waitFor();
  await guide.locator('#toggle-decide').scrollIntoViewIfNeeded();
  await picture(context, 'verdict');
  return (await card.innerText()).replaceAll(/\s+/g, ' ').trim();
}

async function exportBrief(context: JourneyContext): Promise<string> {
  const { workbench } = context;
  await workbench.runCommand('Footbridge: Export Handoff Brief');
  const preview = await workbench.findWebviewFrame(`Handoff brief: ${title}`, 90_000);
  await preview.getByRole('heading', { name: 'Changed after the plan was locked' }).scrollIntoViewIfNeeded();
  await picture(context, 'brief');
  const brief = textOf(experimentFolder(context), 'handoff', 'brief.md');
  for (const said of [amended, technical, overruled, note, quote, against, decidedBy, '95 %'])
    assert.ok(brief.includes(said), `${said} is not in the brief`);
  assert.ok(!brief.includes('K2'));
  return /^status: .*$/m.exec(brief)?.[0] ?? '';
}

async function openBoard(context: JourneyContext): Promise<string> {
  const { workbench } = context;
  await workbench.runCommand('Footbridge: Open Board');
  const board = await workbench.findWebviewFrame(
    async (frame) => (await frame.getByRole('grid', { name: 'All experiments' }).count()) > 0,
  );
  const row = board.getByRole('row').filter({ hasText: title });
  await row.getByText('Validated').waitFor();
  await picture(context, 'board');
  return (await row.innerText()).replaceAll(/\s+/g, ' ').trim();
}

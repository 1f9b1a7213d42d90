import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { guideAt, guideOf, picture } from './guide.ts';
import type { JourneyContext, JourneyStep } from './journey.ts';
import { experimentFolder, textOf, until } from './labFiles.ts';
import { dropResults, exportKit, tryKit, type Result } from './kit.ts';
import { labOf, title } from './mainJourney.ts';
import { makeOverdue, reminderOf } from './overdue.ts';

const participants = ['K1', 'K2', 'K3', 'K4', 'K5'];
const missing = 'The screen of the delivery address is not described';
const insight = 'People do not mind typing their address; they mind the account';
/** With which the names of pictures begin. */
const part = 'handoff';

/** From a prototype to an answered brief, and to a prototype that was thrown away; it begins in Restricted Mode. */
export const handoffJourney: readonly JourneyStep[] = [
  { name: 'Five people try it with a test kit, and all manage', run: gather },
  { name: 'The verdict is the bar’s', run: decide },
  { name: 'What only people can say is missing, and is written in place', run: complete },
  { name: 'The final brief has a picture of every screen, and comes in five forms', run: exportFinal },
  { name: '“Why can’t we just ship it?” names what engineering would do', run: explainGaps },
  {
    name: 'Another program changes the prototype, and the brief is older until that is undone',
    run: outdate,
  },
  { name: 'An engineer returns the brief by writing into it', run: returnBrief },
  { name: 'It is exported again, and accepted', run: acceptBrief },
  { name: 'The prototype is thrown away, and the learning is kept', run: discard },
  { name: 'It is taken back out of the trash as it was', run: restore },
  { name: 'A similar idea is told what was learnt before', run: frameAgain },
  { name: 'Who is reminded of its throw-away date can discard it from there', run: beReminded },
];

async function gather(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'test');
  await guide.getByRole('button', { name: 'Lock the plan now' }).click();
  await guide.locator('.plan-standing.locked').waitFor();
  const kit = await exportKit(context);
  const results: Result[] = [];
  for (const code of participants) results.push(await tryKit(context, kit, code, ['saysDone']));
  await dropResults(guide, results);
  await guide.getByText('5 sessions came in.').waitFor();
  return `${participants.length} results`;
}

async function decide(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'decide');
  await guide.getByLabel('Who decides?').fill('Product lead');
  await guide.getByRole('button', { name: 'Decide: Validated' }).click();
  await guide.getByRole('button', { name: 'Yes, decide' }).click();
  await guide.locator('.card.verdict').first().waitFor();
  return 'validated';
}

async function complete(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'handOff');
  const heading = guide.locator('#readiness-heading');
  await guide.getByText(/things are missing for a final brief/).waitFor();
  const before = (await heading.innerText()).trim();
  await picture(context, 'missing', part);
  await guide.getByLabel('What is it not about?').fill('Saved addresses and vouchers');
  await guide.getByRole('button', { name: 'Write it down' }).click();
  await guide.getByRole('radio', { name: 'Build it new' }).check();
  await fill(guide, 'The metric in production today', 'Not measured');
  await fill(guide, 'The metric once this is live', '40 of 100 within a month');
  await fill(guide, 'Which personal data does it touch?', 'The delivery address');
  await fill(guide, 'What must not get into the wrong hands?', 'None known');
  await fill(guide, 'What do people need who cannot see, hear or point?', 'None known');
  await guide.getByText('Everything engineering asks for is there').waitFor();
  await picture(context, 'ready', part);
  return before;
}

async function exportFinal(context: JourneyContext): Promise<string> {
  await exportBrief(context);
  const folder = handoffFolder(context);
  for (const name of ['brief.md', 'brief.json', 'brief.html', 'issue.md', 'spec.md'])
    assert.ok(textOf(folder, name) !== '', name);
  const brief = textOf(folder, 'brief.md');
  assert.match(brief, /^---\n[\s\S]*\nstatus: final\n/);
  const pictures = [...brief.matchAll(/\((screens\/[^)]+\.png)\)/g)].map(([, file = '']) => file);
  assert.ok(pictures.length >= 4, `${pictures.length} pictures`);
  for (const file of pictures) assert.ok(existsSync(path.join(folder, file)), file);
  await picture(context, 'brief', part);
  return `${pictures.length} pictures of screens`;
}

async function explainGaps(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'handOff');
  await guide.getByText('Add something, or export again').click();
  await guide.getByRole('button', { name: 'Why can’t we just ship it?' }).click();
  const page = await context.workbench.findWebviewFrame(async (frame) => {
    const heading = frame.getByRole('heading', { name: /just ship it/ });
    return (await heading.count()) > 0 && (await frame.getByText('not addressed').count()) > 0;
  });
  await picture(context, 'gaps', part);
  return (await page.locator('h1').first().innerText()).trim();
}

async function outdate(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'handOff');
  const older = guide.getByText('This brief is older than the records.');
  const file = path.join(experimentFolder(context), 'variants', 'a', 'index.html');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('</body>', '<p>Something else</p></body>'));
  await older.waitFor();
  await guide.getByText('Changed since: the prototype').waitFor();
  writeFileSync(file, before);
  await older.waitFor({ state: 'detached' });
  return 'without another export';
}

async function returnBrief(context: JourneyContext): Promise<string> {
  const file = path.join(handoffFolder(context), 'brief.md');
  const form = readFileSync(file, 'utf8')
    .replace('- [ ] Returned', '- [x] Returned')
    .replace(/^(\W*Reviewer:).*$/m, '$1 Checkout team')
    .replace(/^(\W*Why, or what is missing:).*$/m, `$1 ${missing}`);
  writeFileSync(file, form);
  const guide = await guideAt(context, 'handOff');
  await guide.getByText('Checkout team asks for more').waitFor();
  await guide.getByText(missing).first().waitFor();
  await picture(context, 'returned', part);
  return 'the guide shows what is missing';
}

async function acceptBrief(context: JourneyContext): Promise<string> {
  await exportBrief(context);
  const guide = await guideAt(context, 'handOff');
  await guide.getByText('Answer for engineering…').click();
  await guide.getByRole('radio', { name: /^Accepted/ }).check();
  await guide.getByLabel('Who answered?').fill('Checkout team');
  await guide.getByLabel('What will be built, and why?').fill('Guest checkout, behind a flag');
  await guide.getByLabel('Who takes it on?').fill('Checkout team');
  await guide.getByRole('button', { name: 'Record: accepted' }).click();
  await guide.getByText('Accepted by Checkout team').waitFor();
  await picture(context, 'accepted', part);
  const { reviews } = recordOf(context) as { reviews?: { status: string }[] };
  assert.deepEqual(
    reviews?.map(({ status }) => status),
    ['returned', 'accepted'],
  );
  return 'returned, then accepted';
}

async function discard(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'handOff');
  await guide.getByText('Throw the prototype away…').click();
  await guide.getByLabel('What does it mean?').fill(insight);
  await guide.getByLabel('What do you do because of it?').fill('Build it without an account');
  await picture(context, 'discard', part);
  await guide.getByRole('button', { name: 'Keep the learning, throw the prototype away' }).click();
  await guide.getByRole('button', { name: 'Yes, throw it away' }).click();
  await guide
    .getByText(/The learning is kept\./)
    .first()
    .waitFor();
  await picture(context, 'discarded', part);
  assert.ok(!existsSync(path.join(experimentFolder(context), 'variants')));
  assert.ok(textOf(labOf(context.production), 'learnings', 'guest-checkout.md').includes(insight));
  return 'the code is gone, the card is there';
}

async function restore(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'handOff');
  await guide.getByRole('button', { name: /^Take it back/ }).click();
  const page = (): string => textOf(experimentFolder(context), 'variants', 'a', 'index.html');
  await until('the prototype is back', () => page() !== '');
  await guide.getByText('When the prototype is thrown away').waitFor();
  // For the last step: the reminder comes a while after the experiment was chosen.
  makeOverdue(context);
  await context.workbench.runCommand('Footbridge: Choose Active Experiment');
  await context.workbench.pick(title);
  return 'the prototype is back';
}

async function frameAgain(context: JourneyContext): Promise<string> {
  const guide = await guideOf(context);
  await guide.getByRole('button', { name: 'New experiment' }).click();
  await guide
    .getByLabel('We believe that …')
    .first()
    .fill('returning visitors finish more purchases without an account');
  const related = guide.locator('.related').first();
  await related.getByText(title).waitFor();
  await related.scrollIntoViewIfNeeded();
  await picture(context, 'related', part);
  return (await related.innerText()).replaceAll(/\s+/g, ' ').trim();
}

async function beReminded(context: JourneyContext): Promise<string> {
  const { page } = context.workbench;
  const reminder = reminderOf(context);
  await reminder.getByRole('button', { name: 'Discard…' }).click();
  await page.getByText('What was learnt (1 of 3)').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('What was learnt (2 of 3)').waitFor();
  assert.equal(await context.workbench.quickInput().inputValue(), insight);
  await page.keyboard.press('Escape');
  assert.equal(await reminder.count(), 0);
  assert.ok(existsSync(path.join(experimentFolder(context), 'variants')), 'nothing goes unasked');
  return 'it asks what was learnt, and nothing goes when nobody answers';
}

async function exportBrief(context: JourneyContext): Promise<void> {
  await context.workbench.runCommand('Footbridge: Export Handoff Brief');
  const { handedOffAt: before } = recordOf(context);
  await until(
    'the brief is final',
    () => recordOf(context)['handedOffAt'] !== undefined || before !== undefined,
  );
  await context.workbench.findWebviewFrame(`Handoff brief: ${title}`, 90_000);
}

async function fill(guide: Frame, label: string, text: string): Promise<void> {
  await guide.getByRole('textbox', { name: label }).fill(text);
}

function handoffFolder(context: JourneyContext): string {
  return path.join(experimentFolder(context), 'handoff');
}

function recordOf(context: JourneyContext): Record<string, unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- tests look at what they expect in it
  return JSON.parse(textOf(experimentFolder(context), 'experiment.json')) as Record<string, unknown>;
}

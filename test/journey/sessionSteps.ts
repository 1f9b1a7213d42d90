import assert from 'node:assert/strict';
import { guideAt, picture } from './guide.ts';
import type { JourneyContext, JourneyStep } from './journey.ts';
import { evidenceLogs, experimentFolder, recordsOf, textOf, until } from './labFiles.ts';
import { difference, secondTask } from './planSteps.ts';
import type { TestRoom } from './testRoom.ts';
import type { Workbench } from './workbench.ts';

/** What the moderator writes; participants never see it, and readers of the brief do. */
export const note = 'Looked for the day beside the total';
export const quote = 'I would have expected the day up here';
export const overruled = 'They had read the day aloud before they gave up';
export const technical = 'The screen went dark in the middle';

/** Also what the participants type into the sketch is nobody's business. */
const typed = /sample@example\.test|4242/;

type Step = (context: JourneyContext, room: TestRoom) => Promise<string>;

/** Sessions as participants and their moderator live through them. */
export function sessionSteps(room: TestRoom): JourneyStep[] {
  const steps: [string, Step][] = [
    ['A pilot runs in a window of its own and does not lock the plan', pilot],
    ['The plan is locked', lock],
    ['A participant agrees, and the page notices that the first task is done', firstTask],
    ['The moderator writes down a note, and the participant’s own words', writeDown],
    ['The participant’s window is closed and shown again', showAgain],
    ['VS Code is reloaded in the middle, and the session goes on to its end', resume],
    ['The moderator overrules an outcome with a reason, and all is as before', overrule],
    ['Another participant is left out of the count, with a reason', exclude],
  ];
  return steps.map(([name, run]) => ({ name, run: (context) => run(context, room) }));
}

async function pilot(context: JourneyContext, room: TestRoom): Promise<string> {
  await context.workbench.runCommand('View: Close All Editors');
  await context.workbench.openFile('AGENTS.md');
  context.found.set('layout', await layoutOf(context.workbench));
  const guide = await guideAt(context, 'test');
  const person = await room.windowAfter(context, () =>
    guide.getByRole('button', { name: 'Run a pilot of A' }).click(),
  );
  await person.press('I agree, begin');
  await person.press('Begin');
  await person.sketch();
  await guide.getByText('They are on task 1 of 2').waitFor();
  await room.end(context);
  assert.deepEqual([recordsOf(context, 'T1')[0]?.['pilot'], lockOf(context)], [true, undefined]);
  return 'T1 was never counted';
}

async function lock(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'test');
  await picture(context, 'plan');
  await guide.getByRole('button', { name: 'Lock the plan now' }).click();
  const standing = guide.locator('.plan-standing.locked');
  await standing.waitFor();
  assert.match(lockOf(context) ?? '', /^[0-9a-f]{64}$/);
  return (await standing.locator('strong').innerText()).trim();
}

async function firstTask(context: JourneyContext, room: TestRoom): Promise<string> {
  const person = await room.start(context, 'P1');
  await person.tick('What I say may be written down and quoted, without my name.');
  await room.picture('consent');
  await person.press('I agree, begin');
  await person.press('Begin');
  await person.reads('I can’t go on');
  await room.picture('sketch');
  await person.reachGoal();
  await room.picture('noticed');
  await person.press('Go on');
  await person.rate(6);
  await person.reads(secondTask);
  const guide = await guideAt(context, 'test');
  await guide.getByText('They are reading task 2 of 2').waitFor();
  const noticed = recordsOf(context, 'P1').find(({ type }) => type === 'task');
  assert.deepEqual([noticed?.['outcome'], noticed?.['by']], ['completed', 'page']);
  return `after ${String(noticed?.['seconds'])} s`;
}

async function writeDown(context: JourneyContext): Promise<string> {
  const guide = await guideAt(context, 'test');
  const field = guide.getByLabel('What did they say or do?');
  await field.fill(note);
  await guide.getByRole('button', { name: 'Add note' }).click();
  await guide.getByRole('list', { name: 'Notes' }).getByText(note).waitFor();
  await field.fill(quote);
  await guide.getByRole('button', { name: 'Add as their words' }).click();
  await guide.getByRole('list', { name: 'Their words' }).getByText(quote).waitFor();
  await picture(context, 'moderator');
  return 'both are listed';
}

async function showAgain(context: JourneyContext, room: TestRoom): Promise<string> {
  await room.person.page.close();
  const guide = await guideAt(context, 'test');
  await guide.getByText('Their window is closed').waitFor();
  await picture(context, 'closed');
  const again = await room.windowAfter(context, () =>
    guide.getByRole('button', { name: 'Show it again' }).click(),
  );
  await again.reads(secondTask);
  await again.press('Begin');
  await guide.getByText('They are on task 2 of 2').waitFor();
  return 'it shows the second task';
}

async function resume(context: JourneyContext, room: TestRoom): Promise<string> {
  const { workbench } = context;
  const before = recordsOf(context, 'P1');
  // Not by the palette: in a browser without a screen every window has the focus, and the palette may open in another one.
  await workbench.waitForReload(() => workbench.page.reload({ waitUntil: 'commit' }));
  const guide = await workbench.findWebviewFrame('P1’s session was interrupted', 60_000);
  await until('VS Code’s window is alone', () => workbench.page.context().pages().length === 1);
  // What the page had seen last may have been on its way to the disk.
  const after = recordsOf(context, 'P1');
  assert.deepEqual(after.slice(0, before.length), before);
  assert.equal(new Set(after.map(({ id }) => id)).size, after.length, 'nothing is there twice');
  await picture(context, 'interrupted');
  const person = await room.windowAfter(context, () =>
    guide.getByRole('button', { name: 'Go on', exact: true }).first().click(),
  );
  await person.reads('This task was interrupted');
  await person.press('Begin again');
  await person.sketch();
  await person.press('I can’t go on');
  await room.picture('stuck');
  await person.press('End this task');
  await person.press('Go on');
  await person.rate(2);
  await person.rate(4);
  await person.reads('Thank you');
  await room.picture('thanks');
  return 'it ended with the thanks';
}

async function overrule(context: JourneyContext, room: TestRoom): Promise<string> {
  const { workbench } = context;
  const guide = await guideAt(context, 'test');
  await guide.getByText('They are through').waitFor();
  await guide.getByText('The other tasks').click();
  const task = guide.getByRole('group', { name: secondTask });
  await task.getByText('They said: Gave up').waitFor();
  await task.locator('label', { hasText: 'Did it alone' }).click();
  await task.getByLabel('Why is it “Did it alone”, not “Gave up”?').fill(overruled);
  await picture(context, 'overrule');
  await task.getByRole('button', { name: 'Record “Did it alone”' }).click();
  await task.getByText(`Changed because: ${overruled}`).waitFor();
  await room.end(context);
  await room.isLeft();
  assert.equal(await layoutOf(workbench), context.found.get('layout'));
  const kinds = new Set(recordsOf(context, 'P1').map(({ type }) => type));
  for (const kind of ['consented', 'note', 'quote', 'seq', 'umuxLite', 'ended']) assert.ok(kinds.has(kind));
  checkWhatWasSeen(context, room);
  return 'their window is gone, the editor is as it was';
}

async function exclude(context: JourneyContext, room: TestRoom): Promise<string> {
  const person = await room.start(context, 'P2');
  await person.press('I agree, begin');
  await person.reads('Task 1 of 2');
  const guide = await guideAt(context, 'test');
  const card = guide.getByRole('region', { name: 'P2 is trying it' });
  await card.getByText('Something technical spoilt it').click();
  await card.getByLabel('What happened?').fill(technical);
  await card.getByRole('button', { name: 'End it and do not count it' }).click();
  await card.waitFor({ state: 'detached' });
  await room.isLeft();
  const row = guide.locator('.sessions summary', { hasText: 'P2' });
  await picture(context, 'excluded');
  return (await row.innerText()).replaceAll(/\s+/g, ' ').trim();
}

/** Participants see nothing of the moderator's, and records hold nothing that they typed. */
function checkWhatWasSeen(context: JourneyContext, { seen }: TestRoom): void {
  const secrets = [
    note,
    quote,
    overruled,
    technical,
    difference,
    'ariant',
    'Footbridge',
    'AGENTS.md',
    'data-screen',
  ];
  assert.ok(seen.length > 10);
  assert.ok(
    seen.some((text) => text.includes('Change how many, take something out, or go on.')),
    'the sketch is among it',
  );
  for (const text of seen)
    for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} in ${text}`);
  for (const { text } of evidenceLogs(context)) assert.doesNotMatch(text, typed);
}

/** The tabs of the main window, by name. */
async function layoutOf({ page }: Workbench): Promise<string> {
  const labels = await page
    .locator('.tabs-container .tab')
    .evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('data-resource-name')));
  // A webview has another id after a reload.
  return labels.map((label) => label?.replace(/-[0-9a-f-]{36}$/, '')).join(' | ');
}

function lockOf(context: JourneyContext): string | undefined {
  const record: unknown = JSON.parse(textOf(experimentFolder(context), 'experiment.json'));
  return (record as { lock?: { hash: string } }).lock?.hash;
}

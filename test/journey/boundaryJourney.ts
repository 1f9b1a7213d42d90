import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Locator } from 'playwright-core';
import type { JourneyContext, JourneyStep } from './journey.ts';
import { labOf } from './mainJourney.ts';

const run = promisify(execFile);

/** One file of each kind that the sample repository has. */
const page = 'src/pages/CartPage.tsx';
const component = 'src/components/Button.tsx';
const payments = 'src/payments/refunds.ts';
const documentation = 'README.md';
const typed = '// tried something\n';
/** Webviews and notifications are there a moment before they are painted; only pictures need to wait for it. */
const PAINTED_MS = 800;

/** The boundary as a person meets it; it begins with a running prototype and a window in Restricted Mode. */
export const boundaryJourney: readonly JourneyStep[] = [
  { name: 'The window is trusted, so that git may be asked what changed', run: trust },
  { name: 'A file that another program changes is listed among the crossings', run: seeTerminal },
  { name: 'Why it matters is said on a page of its own', run: explain },
  { name: 'The file is put back from the list', run: putBack },
  { name: 'While a merge is unfinished, it is said that the disk is not looked at', run: mergeHalfway },
  { name: 'Locked, a production file takes no typing until it is unlocked', run: lock },
  { name: 'A policy is drafted for an engineer, and the editor finds a mistake in it', run: draftPolicy },
  { name: 'A small change is proposed with what it touches, as a patch and a branch', run: proposeFix },
  { name: 'The gate stops a commit that crosses, and lets another through', run: installGate },
];

async function trust({ workbench }: JourneyContext): Promise<string> {
  await workbench.trustWorkspace();
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Footbridge: Focus on Crossings View');
  await workbench.page.getByText('No production file has changed while you explore').waitFor();
  return 'nothing has crossed';
}

async function seeTerminal(context: JourneyContext): Promise<string> {
  const { workbench, production } = context;
  const file = path.join(production, page);
  writeFileSync(file, `${typed}${readFileSync(file, 'utf8')}`);
  await crossing(context, page).waitFor();
  await workbench.statusBarItem('footbridge.boundary').and(workbench.page.locator('.warning-kind')).waitFor();
  await picture(context, 'crossings');
  return (await crossing(context, page).getAttribute('aria-label')) ?? '';
}

async function explain(context: JourneyContext): Promise<string> {
  const { workbench } = context;
  await workbench.openFile(page);
  await workbench.runCommand('Footbridge: Explain Boundary');
  const why = await workbench.findWebviewFrame('What could break');
  await picture(context, 'why');
  return (await why.locator('h1').first().innerText()).trim();
}

async function putBack(context: JourneyContext): Promise<string> {
  const before = await committed(context, page);
  await context.workbench.runCommand('Footbridge: Focus on Crossings View');
  await pressPutBack(context, page);
  assert.equal(onDisk(context, page), before);
  return 'it is as git has it, and the warning is gone';
}

async function mergeHalfway(context: JourneyContext): Promise<string> {
  const { workbench, production } = context;
  const told = workbench.page.getByText('a merge or rebase is unfinished').first();
  const mark = path.join(production, '.git', 'MERGE_HEAD');
  writeFileSync(mark, `${await git(production, 'rev-parse', 'HEAD')}\n`);
  await told.waitFor();
  await picture(context, 'merging');
  rmSync(mark);
  await told.waitFor({ state: 'detached' });
  return 'and not any more once it is over';
}

async function lock(context: JourneyContext): Promise<string> {
  const { workbench } = context;
  await workbench.runCommand('Footbridge: Set Boundary Mode');
  await workbench.pick('Lock');
  await workbench.openFile(page);
  // The one above the editor: a notification may offer the same.
  const unlock = workbench.page.getByLabel('Unlock This File', { exact: true });
  await unlock.waitFor();
  await workbench.typeInEditor(typed);
  assert.equal(await crossing(context, page).count(), 0);
  await picture(context, 'lock');
  await workbench.runCommand('Footbridge: Unlock This File');
  await unlock.waitFor({ state: 'detached' });
  await workbench.typeInEditor(typed);
  await crossing(context, page).waitFor();
  await pressPutBack(context, page);
  await workbench.runCommand('Footbridge: Set Boundary Mode');
  await workbench.pick('Warn');
  await workbench.runCommand('View: Close All Editors');
  return 'it took none, and some afterwards';
}

async function draftPolicy(context: JourneyContext): Promise<string> {
  const { workbench, production } = context;
  await workbench.runCommand('Footbridge: Draft Boundary Policy');
  await workbench.page.locator('.tab.active[data-resource-name="footbridge.policy.jsonc"]').waitFor();
  await picture(context, 'policy');
  await workbench.runCommand('File: Save');
  const file = path.join(production, 'footbridge.policy.jsonc');
  // The file is there before all of it is written.
  await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  await until('the policy is saved', () => existsSync(file) && readFileSync(file, 'utf8').endsWith('}\n'));
  const draft = readFileSync(file, 'utf8');
  writeFileSync(file, draft.replace('"open"', '"opne"'));
  const problems = await workbench.openProblems();
  await problems.filter({ hasText: 'opne' }).first().waitFor();
  writeFileSync(file, draft);
  await problems.filter({ hasText: 'opne' }).first().waitFor({ state: 'detached' });
  await workbench.runCommand('View: Hide Panel');
  await workbench.runCommand('View: Close All Editors');
  // An engineer reviews it; until then it can make nothing freer.
  await git(production, 'add', 'footbridge.policy.jsonc');
  await git(production, 'commit', '--quiet', '--message', 'Say where the boundary runs');
  return `${draft.split('\n').length} lines, each explained`;
}

async function proposeFix(context: JourneyContext): Promise<string> {
  const { workbench, production } = context;
  await workbench.openFile(component);
  await workbench.typeInEditor(typed);
  await crossing(context, component).waitFor();
  const head = await git(production, 'rev-parse', 'HEAD');
  await workbench.runCommand('Notifications: Clear All Notifications');
  await workbench.runCommand('Footbridge: Propose Lightweight Fix');
  await workbench.page.getByText('Which changes belong to this fix?').waitFor();
  await workbench.page.keyboard.press('Enter');
  await workbench.findWebviewFrame('Import them');
  await workbench.page.getByText('What does the fix do?').waitFor();
  await picture(context, 'fix');
  await workbench.answer('Say on the button what happens next');
  await workbench.page.getByText('Why is it worth a review?').waitFor();
  await workbench.answer('People hesitated before it.');
  await workbench.page.getByText('Also Make a Branch').waitFor();
  // The second choice: also a branch.
  await workbench.page.keyboard.press('ArrowDown');
  await workbench.page.keyboard.press('Enter');
  const patches = path.join(labOf(production), 'experiments', '*', 'handoff', 'fixes', '*', 'fix.patch');
  await until('the patch is written', () => globSync(patches).length > 0);
  const branch = await untilGiven('the branch is made', () =>
    git(production, 'branch', '--list', 'footbridge/*'),
  );
  assert.equal(await git(production, 'rev-parse', 'HEAD'), head);
  // The review request opens by itself, and would take the focus from what is asked next.
  await workbench.findWebviewFrame('Say on the button what happens next');
  await workbench.page.locator('.tab.active[aria-label*="review.md"]').waitFor();
  return branch;
}

async function installGate({ workbench, production }: JourneyContext): Promise<string> {
  await git(production, 'checkout', '--quiet', '--', component);
  await workbench.runCommand('Footbridge: Install Boundary Gate');
  await workbench.pick('Check each commit');
  await until('the hook is there', () => existsSync(path.join(production, '.git', 'hooks', 'pre-commit')));
  const refused = await commit(production, payments);
  assert.match(refused, /critical/);
  await git(production, 'reset', '--quiet', '--hard');
  assert.equal(await commit(production, documentation), '');
  return 'a payment file was stopped, the README was not';
}

/** The row of a file that crossed. */
function crossing({ workbench }: JourneyContext, file: string): Locator {
  const rows = workbench.page.locator('[id*="footbridge.crossings"], .pane').locator('.monaco-list-row');
  return rows
    .filter({ hasText: path.posix.basename(file) })
    .filter({ hasText: path.posix.dirname(file) })
    .first();
}

async function pressPutBack(context: JourneyContext, file: string): Promise<void> {
  const row = crossing(context, file);
  await row.hover();
  await row.getByRole('button', { name: 'Put the File Back' }).click();
  await row.waitFor({ state: 'detached' });
}

async function picture({ workbench }: JourneyContext, name: string): Promise<void> {
  await workbench.page.waitForTimeout(PAINTED_MS);
  await workbench.screenshot(`boundary-${name}`);
}

function onDisk({ production }: JourneyContext, file: string): string {
  return readFileSync(path.join(production, file), 'utf8');
}

async function committed({ production }: JourneyContext, file: string): Promise<string> {
  return (await run('git', ['show', `HEAD:${file}`], { cwd: production })).stdout;
}

async function git(cwd: string, ...args: string[]): Promise<string> {
  const identity = ['-c', 'user.name=Sample', '-c', 'user.email=sample@example.test'];
  return (await run('git', [...identity, ...args], { cwd })).stdout.trim();
}

/** Changes a file and commits it. @returns what stopped it, or nothing */
async function commit(production: string, file: string): Promise<string> {
  const target = path.join(production, file);
  writeFileSync(target, `${readFileSync(target, 'utf8')}\n`);
  await git(production, 'add', file);
  return await git(production, 'commit', '--quiet', '--message', 'Try it').then(
    () => '',
    (error: Error & { stderr?: string }) => error.stderr ?? error.message,
  );
}

async function until(what: string, met: () => boolean): Promise<void> {
  await untilGiven(what, async () => (met() ? 'yes' : ''));
}

/** Waits for a text that is not empty. @throws Error after 20 s */
async function untilGiven(what: string, read: () => Promise<string>): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const given = await read();
    if (given !== '') return given;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Not seen: ${what}.`);
}

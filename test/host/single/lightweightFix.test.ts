import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import * as z from 'zod';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { runAccepting } from '../person.ts';
import { closeAll, eventually, production, run, typeInto } from '../production.ts';

const start = promisify(execFile);
const person = [
  '-c',
  'user.name=Sample Person',
  '-c',
  'user.email=person@example.test',
  '-c',
  'commit.gpgsign=false',
];
const git = async (...args: string[]): Promise<string> =>
  (await start('git', ['-C', production(), ...args])).stdout;

const policy = `{
  "version": 1,
  "zones": [{ "zone": "gated", "name": "components", "paths": ["src/components/"], "limits": { "lines": 6 } }]
}
`;
const button = (): vscode.Uri => vscode.Uri.file(path.join(production(), 'src', 'components', 'Button.tsx'));
const price = (): vscode.Uri => vscode.Uri.file(path.join(production(), 'src', 'components', 'PriceTag.tsx'));
const refund = (): vscode.Uri => vscode.Uri.file(path.join(production(), 'src', 'payments', 'refunds.ts'));
const wording = { title: 'Say what the button does', why: 'Three people asked.' };

const proposedSchema = z.object({
  patch: z.string(),
  review: z.string(),
  branch: z.string().optional(),
  files: z.array(z.string()),
});
const refusedSchema = z.object({
  limits: z.array(z.object({ limit: z.string(), path: z.string().optional() })),
});

/** Writes to a file behind the editor's back. */
async function prepend(uri: vscode.Uri, text: string): Promise<void> {
  await writeFile(uri.fsPath, `${text}${await readFile(uri.fsPath, 'utf8')}`);
}

describe('proposing a lightweight fix', () => {
  let location: string;
  let lab: string;
  let experiment: string;
  let status: string;
  let head: string;

  const propose = async (more: object = {}): Promise<unknown> =>
    await run('footbridge.proposeLightweightFix', { ...wording, ...more });
  const endings = async (): Promise<string[]> => {
    const file = path.join(lab, 'experiments', experiment, 'crossings.jsonl');
    return existsSync(file)
      ? [...(await readFile(file, 'utf8')).matchAll(/"how":"(\w+)"/g)].map(([, how]) => how ?? '')
      : [];
  };

  before(async () => {
    status = await git('status', '--porcelain');
    head = (await git('rev-parse', 'HEAD')).trim();
    // What is in no commit makes nothing freer.
    await writeFile(path.join(production(), 'footbridge.policy.jsonc'), policy);
    await git('add', 'footbridge.policy.jsonc');
    await git(
      ...person,
      'commit',
      '--quiet',
      '--no-verify',
      '--message',
      'Say where small fixes are welcome',
    );
    location = await mkdtemp(path.join(tmpdir(), 'footbridge-fixhost-'));
    ({ lab } = await run<{ lab: string }>('footbridge.createLab', { location, join: false }));
    ({ experiment } = await run<{ experiment: string }>('footbridge.frameHypothesis', sampleHypothesis()));
    await run('footbridge.setActiveExperiment', { experiment });
    await eventually('the policy to hold', async () => {
      const { zone } = await run<{ zone: string }>('footbridge.explainBoundary', { path: button().fsPath });
      return zone === 'gated';
    });
  });

  after(async () => {
    await closeAll();
    await run('footbridge.setActiveExperiment', { experiment: null });
    await git('checkout', '--quiet', '--', 'src');
    await git('reset', '--quiet', head);
    await rm(path.join(production(), 'footbridge.policy.jsonc'));
    assert.equal(await git('status', '--porcelain'), status);
    await rm(location, { recursive: true, force: true });
  });

  afterEach(async () => {
    await closeAll();
    await git('checkout', '--quiet', '--', 'src');
  });

  it('makes a patch and a review request of what crossed, saved or not, and ends the crossing as proposed', async () => {
    await typeInto(button(), '// clearer\n', 0);
    const before = (await endings()).length;
    const result = await propose();
    assert.ok(proposedSchema.safeParse(result).success, JSON.stringify(result));
    const { patch, review, files } = proposedSchema.parse(result);
    assert.deepEqual(files, ['src/components/Button.tsx']);
    assert.ok(patch.startsWith(path.join(lab, 'experiments', experiment, 'handoff', 'fixes')));
    assert.match(await readFile(patch, 'utf8'), /^\+\/\/ clearer$/m);
    assert.match(await readFile(review, 'utf8'), /other files import what it changes|One other file imports/);
    assert.match(await git('diff', '--stat'), /Button\.tsx/);
    await eventually('the crossing to end', async () => (await endings()).slice(before).includes('proposed'));
  });

  it('makes a branch only when agreed, and checks nothing out', async () => {
    await prepend(price(), '// clearer still\n');
    const current = await git('symbolic-ref', 'HEAD');
    const branches = await git('branch', '--list');
    const without = proposedSchema.parse(await propose({ paths: ['src/components/PriceTag.tsx'] }));
    assert.equal(without.branch, undefined);
    assert.equal(await git('branch', '--list'), branches);
    await git('config', 'user.name', 'Sample Person');
    await git('config', 'user.email', 'person@example.test');
    const { branch = '' } = proposedSchema.parse(await propose({ branch: true, paths: [price().fsPath] }));
    try {
      assert.match(await git('show', `${branch}:src/components/PriceTag.tsx`), /clearer still/);
      assert.equal(await git('symbolic-ref', 'HEAD'), current);
    } finally {
      await git('branch', '-D', branch);
      await git('config', '--unset', 'user.name');
      await git('config', '--unset', 'user.email');
    }
  });

  it('refuses kindly what is beyond its limits, and makes nothing', async () => {
    await prepend(price(), '// a line\n'.repeat(9));
    const long = refusedSchema.parse(await propose({ paths: [price().fsPath] }));
    assert.deepEqual(
      long.limits.map(({ limit }) => limit),
      ['lines'],
    );
    await prepend(refund(), '// smaller\n');
    const critical = refusedSchema.parse(await propose({ paths: ['src/payments/refunds.ts'] }));
    assert.deepEqual(
      critical.limits.map(({ limit, path: file }) => [limit, file]),
      [['zone', 'src/payments/refunds.ts']],
    );
  });

  it('refuses the critical file in front before anybody is asked for words, and names it', async () => {
    await prepend(refund(), '// smaller\n');
    await vscode.window.showTextDocument(refund());
    const refused = refusedSchema.parse(await runAccepting('proposeLightweightFix'));
    assert.deepEqual(
      refused.limits.map(({ limit, path: file }) => [limit, file]),
      [['zone', 'src/payments/refunds.ts']],
    );
  });

  it('begins with no other file while one is in front that takes no fix', async () => {
    await prepend(price(), '// a line\n'.repeat(9));
    await prepend(refund(), '// smaller\n');
    await vscode.window.showTextDocument(refund());
    const outcome = run('footbridge.proposeLightweightFix');
    await delay(2000);
    // What was picked already would not be any more.
    await run('workbench.action.quickOpenSelectNext');
    await run('workbench.action.quickPickManyToggle');
    await run('workbench.action.acceptSelectedQuickOpenItem');
    const refused = refusedSchema.parse(await outcome);
    assert.deepEqual(
      refused.limits.map(({ limit }) => limit),
      ['lines'],
    );
  });

  it('goes on asking while nothing is picked, and ends when the person walks away', async () => {
    await prepend(price(), '// a line\n'.repeat(9));
    await prepend(refund(), '// smaller\n');
    await vscode.window.showTextDocument(refund());
    let isOver = false;
    const outcome = run('footbridge.proposeLightweightFix').then((result) => {
      isOver = true;
      return result;
    });
    await delay(2000);
    await run('workbench.action.acceptSelectedQuickOpenItem');
    await delay(500);
    assert.equal(isOver, false);
    await run('workbench.action.closeQuickOpen');
    assert.equal(await outcome, undefined);
  });

  it('measures what is beyond its limits before anybody is asked for words', async () => {
    await prepend(price(), '// a line\n'.repeat(9));
    await vscode.window.showTextDocument(price());
    const refused = refusedSchema.parse(await runAccepting('proposeLightweightFix'));
    assert.deepEqual(
      refused.limits.map(({ limit }) => limit),
      ['lines'],
    );
  });

  it('says what is missing when nothing has changed', async () => {
    const result = await propose({ paths: ['src/components/PriceTag.tsx'] });
    assert.equal(
      z.object({ error: z.object({ code: z.string() }) }).parse(result).error.code,
      'nothing-to-propose',
    );
  });
});

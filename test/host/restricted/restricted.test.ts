import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { startModelServer } from '../../support/modelServer.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { failureOf, freshLab, run } from '../bridge.ts';
import { startLocalServer } from '../localServer.ts';
import { eventually } from '../production.ts';

describe('Restricted Mode', function () {
  this.timeout(60_000);

  before(async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await freshLab();
    const { experiment } = await run('frameHypothesis', sampleHypothesis());
    await run('setActiveExperiment', { experiment });
  });

  it('frames, makes a prototype offline, previews it and exports the brief', async () => {
    assert.equal((await run('generatePrototype'))['variant'], 'a');
    assert.deepEqual(await run('openPreview'), { ok: true });
    assert.equal((await run('exportHandoffBrief'))['status'], 'draft');
  });

  it('lets a policy make zones stricter, and never freer', async () => {
    const production = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const policy = path.join(production, 'footbridge.policy.jsonc');
    const zoneOf = async (file: string) =>
      (await run('explainBoundary', { path: path.join(production, file) }))['zone'];
    await writeFile(
      policy,
      JSON.stringify({
        version: 1,
        zones: [
          { zone: 'open', paths: ['/src/'], why: 'Sample' },
          { zone: 'critical', paths: ['/README.md'], why: 'Sample' },
        ],
      }),
    );
    try {
      await eventually('the policy', async () => (await zoneOf('README.md')) === 'critical');
      assert.equal(await zoneOf('src/App.tsx'), 'production');
      assert.equal(await zoneOf('src/payments/refunds.ts'), 'critical');
    } finally {
      await rm(policy);
    }
    await eventually('the built-in rules', async () => (await zoneOf('README.md')) === 'open');
  });

  it('drafts a policy without starting git', async () => {
    const { file } = await run('draftPolicy');
    const text = await readFile(String(file), 'utf8');
    await rm(String(file));
    assert.match(text, /"critical"/);
    assert.match(text, /payments/);
  });

  it('sends nothing to a network model, whatever is asked of it', async () => {
    const server = await startModelServer();
    try {
      await run('chooseModel', { provider: 'openaiCompatible', model: 'any', baseUrl: server.baseUrl });
      assert.equal(await failureOf('generatePrototype', { instruction: 'again' }), 'needs-trust');
      assert.equal(
        await failureOf('fixPrototype', { variant: 'a', message: 'x is not defined' }),
        'needs-trust',
      );
      assert.equal(await failureOf('testConnection', {}), 'needs-trust');
      await asksNoQuestions();
      assert.deepEqual([...server.requests, ...server.lookups], []);
    } finally {
      await run('chooseModel', { provider: 'starter' });
      await server.close();
    }
  });

  it('asks no model of VS Code either', async () => {
    await run('chooseModel', { provider: 'vscode', model: 'any' });
    assert.equal(await failureOf('generatePrototype', { instruction: 'again' }), 'needs-trust');
    assert.equal(await failureOf('testConnection', {}), 'needs-trust');
    await asksNoQuestions();
    await run('chooseModel', { provider: 'starter' });
  });

  it('looks for no server on this machine, and asks none for its models', async () => {
    const local = await startLocalServer((response) =>
      response.writeHead(200).end('{"data":[{"id":"small"}]}'),
    );
    try {
      const outcome = vscode.commands.executeCommand('footbridge.chooseModel');
      await delay(1500);
      // The servers of this machine come after the starter, VS Code and three on the network.
      for (let step = 0; step < 5 + local.index; step += 1)
        await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await accept();
      await accept();
      await delay(500);
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      assert.equal(await outcome, undefined);
      assert.deepEqual(local.requests, []);
    } finally {
      await local.close();
    }
  });

  /** An experiment without a prototype is where a model may ask first. */
  async function asksNoQuestions(): Promise<void> {
    const { experiment } = await run('frameHypothesis', sampleHypothesis({ title: `Another ${Date.now()}` }));
    await run('setActiveExperiment', { experiment });
    assert.equal(await vscode.commands.executeCommand('footbridge.generatePrototype'), undefined);
  }

  async function accept(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await delay(500);
  }
});

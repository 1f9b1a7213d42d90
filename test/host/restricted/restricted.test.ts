import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { failureOf, freshLab, run } from '../bridge.ts';

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

  it('makes network models wait for trust, before anything is sent', async () => {
    const model = { provider: 'openaiCompatible', model: 'any', baseUrl: 'http://127.0.0.1:9/v1' };
    await run('chooseModel', model);
    assert.equal(await failureOf('generatePrototype', { instruction: 'again' }), 'needs-trust');
    await run('chooseModel', { provider: 'starter' });
  });
});

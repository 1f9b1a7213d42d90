import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { failureOf, run } from '../bridge.ts';

describe('a window without any folder', function () {
  this.timeout(60_000);
  const location = mkdtempSync(join(tmpdir(), 'footbridge-host-'));
  const lab = join(location, 'footbridge-lab');
  after(async () => {
    await run('setActiveExperiment', { experiment: null });
    rmSync(location, { recursive: true, force: true });
  });

  it('is what this is', () => {
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    assert.equal(vscode.workspace.workspaceFile, undefined);
  });

  it('needs to be told where the lab goes, and asks nothing when called with an argument', async () => {
    const { error } = await run('createLab', {});
    assert.deepEqual(error, {
      code: 'lab-location-missing',
      message: 'No folder is open, so say where the lab goes. It gets a folder of its own there.',
      action: 'footbridge.createLab',
    });
    assert.equal(await failureOf('createLab', { join: false }), 'lab-location-missing');
    assert.equal(await failureOf('frameHypothesis', sampleHypothesis()), 'no-lab');
  });

  it('gets a lab in the folder that is named, which explores for no production folder', async () => {
    assert.deepEqual(await run('createLab', { location, join: false }), { lab });
    const read = (name: string): unknown => JSON.parse(readFileSync(join(lab, name), 'utf8'));
    assert.deepEqual((read('footbridge.json') as { production: unknown }).production, []);
    assert.equal((read('footbridge-lab.code-workspace') as { folders: unknown[] }).folders.length, 1);
  });

  it('frames, prototypes, previews and writes a draft of the brief there', async () => {
    const { experiment } = await run('frameHypothesis', sampleHypothesis());
    assert.deepEqual(await run('setActiveExperiment', { experiment }), { experiment });
    assert.equal((await run('generatePrototype'))['variant'], 'a');
    assert.deepEqual(await run('openPreview'), { ok: true });
    const { status, brief } = await run('exportHandoffBrief', { draft: true });
    assert.equal(status, 'draft');
    assert.ok(String(brief).startsWith(join(lab, 'experiments')) && existsSync(String(brief)), String(brief));
  });

  it('finds that lab again when it is asked for the same folder', async () => {
    assert.deepEqual(await run('createLab', { location, join: false }), { lab });
    assert.deepEqual(await run('createLab', { location: lab, join: false }), { lab });
  });
});

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { freshLab, run } from '../bridge.ts';
import { bytesOf, cart, eventually, problemOf, problemsOf, production } from '../production.ts';

describe('seeing production in Restricted Mode', function () {
  this.timeout(60_000);

  it('sees what a program does without starting git, and puts it back', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const lab = await freshLab();
    const { experiment } = await run('frameHypothesis', sampleHypothesis());
    await run('setActiveExperiment', { experiment });
    const base = path.join(lab, '.footbridge', 'boundary', `${String(experiment)}.json`);
    await eventually('the base', () => existsSync(base));
    const original = await bytesOf(cart());
    const made = path.join(production(), 'src', 'made.ts');
    await writeFile(cart().fsPath, `${original}// by a program\n`, 'latin1');
    await writeFile(made, 'export {};\n');
    try {
      await problemOf(cart());
      await problemOf(vscode.Uri.file(made));
      assert.deepEqual((await run('undoCrossing', {}))['left'], []);
      assert.equal(await bytesOf(cart()), original);
      assert.equal(existsSync(made), false);
      assert.deepEqual(problemsOf(cart()), []);
    } finally {
      await writeFile(cart().fsPath, original, 'latin1');
      await rm(made, { force: true });
      await run('setActiveExperiment', { experiment: null });
    }
  });
});

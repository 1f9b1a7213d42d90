import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { basketFile, checkoutAnswer } from '../../support/checkoutPrototype.ts';
import { answer } from '../../support/modelServer.ts';
import { eventually, run } from '../bridge.ts';
import { type ModelLab, openModelLab } from '../modelLab.ts';

describe('a prototype in the preview that another program writes', function () {
  this.timeout(60_000);
  let made: ModelLab;
  const wrong = (file: string): string[] =>
    vscode.languages
      .getDiagnostics(vscode.Uri.file(made.path('a', file)))
      .filter(({ source }) => source === 'Footbridge prototype')
      .map(({ message }) => message);

  before(async () => {
    made = await openModelLab();
    made.server.script(answer(checkoutAnswer('Your basket')));
    await run('generatePrototype');
    await run('openPreview');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await made.close();
  });

  it('comes back by itself, with what is wrong in it, until that is mended', async () => {
    const text = made.text('a', basketFile);
    assert.deepEqual(wrong(basketFile), []);
    writeFileSync(made.path('a', basketFile), `${text}\nexport const broken = ;\n`);
    await eventually('the mistake', () => wrong(basketFile)[0]);
    writeFileSync(made.path('a', basketFile), text);
    await eventually('no mistake', () => wrong(basketFile).length === 0 || undefined);
  });

  it('also when the program never rests', async () => {
    const text = made.text('a', basketFile);
    let part = 0;
    const agent = setInterval(() => {
      part += 1;
      writeFileSync(made.path('a', 'parts.json'), `{ "part": ${part} }`);
    }, 100);
    try {
      writeFileSync(made.path('a', basketFile), `${text}\nexport const broken = ;\n`);
      await eventually('the mistake', () => wrong(basketFile)[0]);
      writeFileSync(made.path('a', basketFile), text);
      await eventually('no mistake', () => wrong(basketFile).length === 0 || undefined);
    } finally {
      clearInterval(agent);
      rmSync(made.path('a', 'parts.json'));
    }
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as z from 'zod';

const manifestSchema = z.object({
  contributes: z.object({ commands: z.array(z.object({ command: z.string() })) }),
});

describe('the extension', () => {
  const extension = vscode.extensions.getExtension('footbridge.footbridge');

  it('is present', () => {
    assert.ok(extension, 'footbridge.footbridge is not installed');
  });

  it('activates', async () => {
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  it('has every command its manifest contributes', async () => {
    const { contributes } = manifestSchema.parse(extension?.packageJSON);
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands
      .map(({ command }) => command)
      .filter((command) => !known.has(command));
    assert.deepEqual(missing, []);
  });
});

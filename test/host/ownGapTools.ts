import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Generations } from '../../src/app/generation/generations.ts';
import type { LabState } from '../../src/app/labState.ts';
import { GapTools } from '../../src/editor/gaps/gapTools.ts';
import { Log } from '../../src/editor/log.ts';
import { ModelChoice } from '../../src/editor/models/modelChoice.ts';
import { lazyCheckpoints } from '../../src/node/checkpoints/lazyCheckpoints.ts';

const secrets: vscode.SecretStorage = {
  get: async () => undefined,
  store: async () => undefined,
  delete: async () => undefined,
  keys: async () => [],
  onDidChange: new vscode.EventEmitter<vscode.SecretStorageChangeEvent>().event,
};

/** Makes what shows gaps anew, as each window has it, over a lab that the test can hold up. */
export function ownGapTools(lab: LabState): { readonly tools: GapTools; readonly dispose: () => void } {
  const found = vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'footbridge');
  assert.ok(found);
  const { extensionUri } = found;
  // Left open: VS Code gives one channel to all who name it alike, and so the extension's would close too.
  const [log, models] = [new Log(), new ModelChoice(secrets)];
  const generations = new Generations(lab, {
    clock: { now: () => new Date() },
    ids: { next: () => 'turn' },
    check: async () => [],
    checkpoints: lazyCheckpoints,
    describeData: async () => '',
    caps: () => ({}),
  });
  const window = { opened: Promise.resolve() };
  const tools = new GapTools({ lab, window, models, generations, log, extensionUri });
  return { tools, dispose: () => vscode.Disposable.from(tools, models).dispose() };
}

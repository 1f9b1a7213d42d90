import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { LabState } from '../../../src/app/labState.ts';
import { throwAwayReminder } from '../../../src/editor/disposal/throwAwayReminder.ts';
import { Log } from '../../../src/editor/log.ts';
import { sampleLabOnDisk } from '../../unit/handoff/support/sampleLabOnDisk.ts';
import { sampleExperiment } from '../../unit/handoff/support/sampleRecords.ts';
import { eventually } from '../bridge.ts';

const dayMs = 86_400_000;

describe('the reminder of a throw-away date', () => {
  let parent: string;
  afterEach(() => rm(parent, { recursive: true, force: true }));

  it('that is closed without an answer leaves that experiment alone for a week, and no other', async () => {
    parent = await mkdtemp(join(tmpdir(), 'footbridge-reminder-'));
    const lab = new LabState(() => undefined);
    await lab.open(await sampleLabOnDisk(parent), undefined);
    const kept = new Map<string, unknown>();
    const globalState: vscode.Memento = {
      keys: () => [...kept.keys()],
      get: <T>(key: string, otherwise?: T) => (kept.has(key) ? (kept.get(key) as T) : otherwise),
      update: async (key, value) => void kept.set(key, value),
    };
    let now = Date.parse('2029-05-04T10:00:00.000Z');
    // Left open: VS Code gives one channel to all who name it alike, and so the extension's would close too.
    const services = { lab, globalState, clock: { now: () => new Date(now) }, log: new Log() };
    const remind = async (slug = sampleExperiment.slug) =>
      await throwAwayReminder({ ...sampleExperiment, slug }, services);
    const close = async (): Promise<void> => {
      const before = JSON.stringify([...kept]);
      await vscode.commands.executeCommand('notifications.clearAll');
      await eventually('the answer to be kept', () => JSON.stringify([...kept]) !== before || undefined);
    };

    assert.equal(await remind(), true);
    assert.deepEqual(kept.size, 0, 'as long as it is in sight nothing is put off');
    await close();
    now += 6 * dayMs;
    assert.equal(await remind(), false);
    assert.equal(await remind('another-one'), true);
    await close();
    now += 2 * dayMs;
    assert.equal(await remind(), true);
    await close();
    assert.equal(await remind('another-one'), false);
  });
});

import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { errors } from '../../../src/core/errors.ts';
import type { EvidenceEvent } from '../../../src/core/evidence/evidenceEvent.ts';
import { SessionRecorder } from '../../../src/editor/session/sessionRecorder.ts';

const step = (id: string): EvidenceEvent => ({
  schemaVersion: 1,
  id,
  at: '2026-03-02T12:00:00.000Z',
  type: 'step',
  step: id,
});

/** A disk that fails whenever `fault` says so. */
function recorderOn(disk: { fault?: Error | undefined }) {
  const written: { id: string; isRepeated: boolean }[] = [];
  const seen: (number | undefined)[] = [];
  let withdrawals = 0;
  const recorder: SessionRecorder = new SessionRecorder({
    append: async ({ id }, isRepeated) => {
      await delay(1);
      if (disk.fault) throw disk.fault;
      written.push({ id, isRepeated });
    },
    changed: () => seen.push(recorder.unsaved?.records),
    failed: (error) => (error as Error).message,
    withdrawn: () => (withdrawals += 1),
  });
  return { recorder, written, seen, ids: () => written.map(({ id }) => id), withdrawals: () => withdrawals };
}

describe('What is recorded of a session', function () {
  this.timeout(10_000);

  it('is written one after the other, in the order in which it happened', async () => {
    const { recorder, ids } = recorderOn({});
    const all = Array.from({ length: 30 }, (_, index) => `e${index}`);
    for (const id of all) recorder.record(step(id));
    await recorder.flush();
    assert.deepEqual(ids(), all);
    assert.equal(recorder.unsaved, undefined);
  });

  it('stays in memory while the disk refuses it, is told, and is written as soon as it can be', async () => {
    const disk: { fault?: Error | undefined } = { fault: new Error('The disk is full.') };
    const { recorder, written, seen } = recorderOn(disk);
    recorder.record(step('a'));
    recorder.record(step('b'));
    await recorder.flush();
    assert.deepEqual(recorder.unsaved, { records: 2, why: 'The disk is full.' });
    disk.fault = undefined;
    await recorder.flush();
    await delay(50);
    assert.deepEqual(written, [
      { id: 'a', isRepeated: true },
      { id: 'b', isRepeated: false },
    ]);
    assert.equal(recorder.unsaved, undefined);
    assert.deepEqual([seen[0], seen.at(-1)], [2, undefined], 'whoever observes is told both');
  });

  it('tries again by itself', async () => {
    const disk: { fault?: Error | undefined } = { fault: new Error('busy') };
    const { recorder, ids } = recorderOn(disk);
    recorder.record(step('a'));
    await delay(50);
    disk.fault = undefined;
    await delay(900);
    assert.deepEqual(ids(), ['a']);
  });

  it('is let go of when the participant withdrew', async () => {
    const { recorder, ids, withdrawals } = recorderOn({ fault: errors.participantWithdrawn('P3') });
    recorder.record(step('a'));
    recorder.record(step('b'));
    await delay(50);
    recorder.record(step('c'));
    await recorder.flush();
    assert.deepEqual([ids(), withdrawals(), recorder.unsaved], [[], 1, undefined]);
  });
});

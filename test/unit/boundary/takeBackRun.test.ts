import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Crossing } from '../../../src/core/boundary/crossing.ts';
import { TakeBackRun, type TakeBackOptions } from '../../../src/editor/boundary/takeBackRun.ts';

const crossings = ['a.ts', 'b.ts', 'c.ts'].map((file): Crossing => ({
  schemaVersion: 1,
  id: file,
  at: '2026-03-02T10:00:00.000Z',
  type: 'crossed',
  folder: 'shop',
  path: file,
  zone: 'production',
  rule: 'production/default',
  change: 'edit',
  silenced: false,
  ended: undefined,
}));

/** Takes all back, except those that cannot be. */
async function takeAll(options: TakeBackOptions, stuck: readonly string[] = []): Promise<TakeBackRun> {
  const run = new TakeBackRun(options);
  for (const crossing of run.each(crossings))
    await run.take(crossing, undefined, async () => !stuck.includes(crossing.path));
  return run;
}

describe('taking many crossings back', () => {
  it('says how far it is, and what was left', async () => {
    const progress: string[] = [];
    const onProgress = (done: number, total: number): void => void progress.push(`${done}/${total}`);
    const run = await takeAll({ onProgress }, ['b.ts']);
    assert.deepEqual(run.result, { undone: ['a.ts', 'c.ts'], left: ['b.ts'] });
    assert.deepEqual(progress, ['0/3', '1/3', '2/3']);
  });

  it('ends before the next one when somebody cancels', async () => {
    const controller = new AbortController();
    const onProgress = (done: number): void => void (done === 1 && controller.abort());
    const run = await takeAll({ signal: controller.signal, onProgress });
    assert.deepEqual(run.result, { undone: ['a.ts', 'b.ts'], left: [] });
    assert.deepEqual(
      run.taken.map(({ id }) => id),
      ['a.ts', 'b.ts'],
    );
  });

  it('asks once whether it may, as the first one changes the answer', async () => {
    let asked = 0;
    const run = await takeAll({ mayPutBack: async () => (asked += 1) === 1 });
    assert.deepEqual([run.result.undone.length, asked], [3, 1]);
    const refused = await takeAll({ mayPutBack: async () => false });
    assert.deepEqual(refused.result, { undone: [], left: ['a.ts', 'b.ts', 'c.ts'] });
  });
});

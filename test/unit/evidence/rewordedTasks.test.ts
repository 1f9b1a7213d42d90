import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { frameHypothesis } from '../../../src/app/frameHypothesis.ts';
import type { HypothesisDraft } from '../../../src/core/experiment/hypothesis.ts';
import { completeTasks, keepTaskIds } from '../../../src/core/experiment/completeHypothesis.ts';
import { lockedLab, nothing } from './lockedLab.ts';
import { fileOf, kitResult } from './sampleResults.ts';
import { slug } from './testedLab.ts';

describe('A task that is reworded', () => {
  let lab: Awaited<ReturnType<typeof lockedLab>>;
  beforeEach(async () => {
    lab = await lockedLab();
  });

  /** Frames the experiment again with other tasks. */
  async function frame(tasks: HypothesisDraft['tasks']): Promise<void> {
    const { hypothesis } = await lab.experiment();
    const draft = { ...hypothesis, tasks };
    await frameHypothesis(draft, slug, lab.deps, 'Nobody understood it.');
  }

  it('stays the same task for evidence, also in a draft without ids, so that kits made before are counted', async () => {
    const before = lab.result('k1', 'K7');
    await frame([{ goal: 'Get the lamp home' }]);
    const { hypothesis } = await lab.experiment();
    assert.deepEqual(
      hypothesis.tasks.map(({ id, goal }) => [id, goal]),
      [['buy', 'Get the lamp home']],
    );
    assert.deepEqual(await lab.take([fileOf('k1.json', before)]), { ...nothing, imported: 1 });
  });

  it('that was taken out is still known to kits of the plan before, and to no other', async () => {
    const before = lab.result('k1', 'K7');
    await frame([{ id: 'find', goal: 'Find a lamp' }]);
    assert.deepEqual(await lab.take([fileOf('k1.json', before)]), { ...nothing, imported: 1 });
    const now = await lab.experiment();
    const protocol = now.amendments.at(-1)?.hash;
    const foul = kitResult(now, 'k2', 'K8', { protocol });
    const { rejected } = await lab.take([fileOf('k2.json', { ...foul, protocol })]);
    assert.deepEqual(rejected, { 'k2.json': 'result-of-unknown-part' });
  });
});

describe('Ids of tasks in a draft', () => {
  const before = [
    { id: 'find', goal: 'Find a lamp' },
    { id: 'buy', goal: 'Buy a lamp' },
  ];
  const idsOf = (tasks: { id?: string; goal: string }[]): string[] => {
    const draft = { tasks } as HypothesisDraft;
    return completeTasks(keepTaskIds(draft, before)).map(({ id }) => id);
  };

  it('go by the goal first, then by the place', () => {
    assert.deepEqual(idsOf([{ goal: 'Buy a lamp' }, { goal: 'Find a lamp' }]), ['buy', 'find']);
    assert.deepEqual(idsOf([{ goal: 'See a lamp' }, { goal: 'Buy a lamp' }]), ['find', 'buy']);
    assert.deepEqual(idsOf([{ goal: 'Buy a lamp' }]), ['buy']);
    assert.deepEqual(idsOf([{ goal: 'Find a lamp' }, { goal: 'Buy a lamp' }, { goal: 'Light it' }]), [
      'find',
      'buy',
      'light-it',
    ]);
  });

  it('are new for a task without one where others have theirs, and never taken from another', () => {
    assert.deepEqual(idsOf([{ id: 'find', goal: 'Find a lamp' }, { goal: 'Light it' }]), [
      'find',
      'light-it',
    ]);
    assert.deepEqual(idsOf([{ goal: 'Buy' }, { id: 'buy', goal: 'Buy a lamp' }]), ['buy-2', 'buy']);
  });
});

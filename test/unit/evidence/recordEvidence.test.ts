import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { recordObservation, startSession } from '../../../src/app/recordEvidence.ts';
import { readSessions } from '../../../src/core/evidence/session.ts';
import { sampleExperiment, sampleLab, sampleTime } from '../lab/samples.ts';

async function tested() {
  const { store } = await sampleLab();
  let id = 0;
  const deps = {
    store,
    clock: { now: () => new Date(sampleTime) },
    ids: { next: () => `id-${(id += 1)}` },
  };
  const experiment = (slug: string) => ({
    ...sampleExperiment(slug),
    variants: [
      { id: 'a', createdAt: sampleTime },
      { id: 'b', createdAt: sampleTime },
    ],
  });
  const start = (participant: string, slug = 'checkout', variant?: string) =>
    startSession(experiment(slug), { participant, variant }, deps);
  const participants = async (slug = 'checkout') =>
    readSessions((await store.readEvidence(slug)).records).map((session) => session.participant);
  return { start, participants, deps, experiment };
}

describe('Starting a test session', () => {
  it('keeps the code without the spaces around it', async () => {
    const { start, participants } = await tested();
    await start(' P1 ');
    assert.deepEqual(await participants(), ['P1']);
  });

  it('refuses a code that somebody in this experiment has, however it is written', async () => {
    const { start, participants, deps, experiment } = await tested();
    const session = await start('P1');
    for (const code of ['P1', 'p1', ' P1', 'p1  ', 'Ｐ１'])
      await assert.rejects(start(code, 'checkout', 'b'), { code: 'participant-taken', values: ['P1'] });
    await recordObservation(experiment('checkout'), session, { type: 'ended' }, deps);
    await assert.rejects(start('P1'), { code: 'participant-taken' });
    assert.deepEqual(await participants(), ['P1']);
  });

  it('takes another code, and the same one in another experiment', async () => {
    const { start, participants } = await tested();
    await start('P1');
    await start('P10');
    await start('P1', 'other');
    assert.deepEqual((await participants()).toSorted(), ['P1', 'P10']);
    assert.deepEqual(await participants('other'), ['P1']);
  });
});

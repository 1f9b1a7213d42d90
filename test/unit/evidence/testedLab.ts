import type { SessionOrder } from '../../../src/app/startSession.ts';
import { startSession } from '../../../src/app/startSession.ts';
import { recordObservation, type Observation } from '../../../src/app/recordObservation.ts';
import { readSessions, type Session } from '../../../src/core/evidence/session.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { plant, sampleExperiment, sampleLab, sampleTime } from '../lab/samples.ts';

/** The experiment that {@link testedLab} begins with. */
export const slug = 'checkout';

/** A lab with an experiment whose variants `a` and `b` have files, ready to be tested; every minute something happens. */
export async function testedLab(change: (experiment: Experiment) => Experiment = (one) => one) {
  const { store, lab } = await sampleLab();
  let moments = 0;
  let ids = 0;
  const clock = { now: () => new Date(Date.parse(sampleTime) + (moments += 1) * 60_000) };
  const deps = { store, clock, ids: { next: () => `id-${(ids += 1)}` }, sha256 };
  const variants = ['a', 'b'].map((id) => ({ id, createdAt: sampleTime }));
  await store.writeExperiment(change({ ...sampleExperiment(slug), stage: 'prototyping', variants }));
  for (const { id } of variants)
    await plant(store.variantFolder(slug, id), { 'index.html': `<main>${id}</main>` });
  const experiment = () => store.readExperiment(slug);
  const sessions = async (): Promise<Session[]> => readSessions((await store.readEvidence(slug)).records);
  return {
    store,
    lab,
    deps,
    experiment,
    sessions,
    start: async (participant: string, order: Omit<SessionOrder, 'participant'> = {}) =>
      startSession(await experiment(), { participant, ...order }, deps),
    observe: async (session: string, observation: Observation) =>
      recordObservation(await experiment(), session, observation, deps),
    session: async (id: string) => (await sessions()).find((one) => one.id === id),
  };
}

import { errors } from '../core/errors.ts';
import { namedParticipant } from '../core/evidence/namedParticipant.ts';
import { readManySessions } from '../core/evidence/readManySessions.ts';
import type { Session } from '../core/evidence/session.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Beyond } from '../core/handoff/learning/disposal.ts';
import { learningVersion, type Learning, type LearningNote } from '../core/handoff/learning/learning.ts';
import { tidyNote } from '../core/handoff/learning/tidyNote.ts';
import { copiesOf } from './copiesOf.ts';
import { countFor } from './learningBasis.ts';
import { pace } from './pace.ts';
import type { Clock, LabStore } from './ports.ts';

interface Deps {
  readonly store: LabStore;
  readonly clock: Clock;
  /** Whether a model's turn, or something else that changes the experiment's prototypes, is under way in this window. */
  readonly isBusy: (slug: string) => boolean;
  /** Looks where the prototype is out of reach, beside the lab's own records. Never throws. */
  readonly look: (experiment: Experiment) => Promise<readonly Beyond[]>;
}

/**
 * Throws the prototypes of an experiment away: writes the learning card, then moves their code, checkpoints, data and pictures
 * into the lab's trash. Hypothesis, evidence, turns, crossings and brief stay.
 *
 * @returns the card's path, and where the prototype may still be
 * @throws FootbridgeError `discarded-already`, `disposal-busy`, `unknown-learning`, `learning-names-participant`, and what the
 *   store throws; then nothing was thrown away, though the card may be there
 */
export async function discardPrototype(
  experiment: Experiment,
  note: LearningNote,
  deps: Deps,
): Promise<{ learning: string; outOfReach: readonly Beyond[] }> {
  const { store, clock } = deps;
  const { slug } = experiment;
  const { learning, copies } = await store.holdSessions(slug, async () => {
    const current = await store.readExperiment(slug);
    await refuse(current, deps);
    const sessions = await readManySessions((await store.readEvidence(slug)).records, pace());
    const card = await writeCard(current, tidyNote(note), sessions, deps);
    const variants = current.variants.map(({ id }) => id);
    await holdAll(slug, variants, store, async () => {
      await store.discard(slug, clock.now(), (present) => refuseIfNot(present, deps));
    });
    return { learning: card, copies: copiesOf(current, sessions) };
  });
  // A long history takes a while to look through, for which nobody else is to wait.
  return { learning, outOfReach: [...(await deps.look(experiment)), ...copies] };
}

async function refuse(experiment: Experiment, deps: Deps): Promise<void> {
  refuseIfNot(experiment, deps);
  const running = await deps.store.runningSessions(experiment.slug);
  if (running.length > 0) throw errors.disposalBusy(experiment.hypothesis.title);
}

function refuseIfNot({ slug, stage, hypothesis }: Experiment, { isBusy }: Deps): void {
  if (stage === 'discarded') throw errors.discardedAlready(hypothesis.title);
  if (isBusy(slug)) throw errors.disposalBusy(hypothesis.title);
}

async function writeCard(
  experiment: Experiment,
  note: LearningNote,
  sessions: readonly Session[],
  { store, clock }: Deps,
): Promise<string> {
  const { slug, hypothesis } = experiment;
  const named = namedParticipant(
    [note.observed, note.insight, note.action],
    sessions.map(({ participant }) => participant),
  );
  if (named !== undefined) throw errors.learningNamesParticipant(named);
  const { supersedes } = note;
  const { records } = await store.readLearnings();
  if (supersedes !== undefined && !records.some((one) => one.slug === supersedes && supersedes !== slug))
    throw errors.unknownLearning(supersedes);
  const { evidence, outcome } = await countFor(experiment, store);
  const { title, kind, belief, segment } = hypothesis;
  const learning: Learning = {
    ...note,
    schemaVersion: learningVersion,
    slug,
    title,
    kind,
    belief,
    segment,
    at: clock.now().toISOString(),
    ...(outcome !== undefined && { outcome }),
    evidence,
  };
  return await store.writeLearning(learning);
}

/** What changes a variant holds it, so nothing is changed half-way. */
async function holdAll(
  slug: string,
  variants: readonly string[],
  store: LabStore,
  work: () => Promise<void>,
): Promise<void> {
  const [first, ...others] = variants;
  if (first === undefined) return await work();
  await store.holdVariant(slug, first, () => holdAll(slug, others, store, work));
}

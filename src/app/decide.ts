import { errors } from '../core/errors.ts';
import { askedTasks } from '../core/evidence/askedTasks.ts';
import { hashProtocol, protocolDrift, protocolOf, type Sha256 } from '../core/evidence/protocol.ts';
import { readManySessions } from '../core/evidence/readManySessions.ts';
import type { Session } from '../core/evidence/session.ts';
import {
  tally,
  type Outcome,
  type Tally,
  type VariantTally,
  type Verdict,
} from '../core/evidence/verdict.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { advance } from '../core/experiment/lifecycle.ts';
import { refuseClosed } from '../core/experiment/refuseClosed.ts';
import { fingerprintVariants } from './fingerprintVariants.ts';
import { readSettled } from './generation/readSettled.ts';
import { pace } from './pace.ts';
import type { Clock, LabStore } from './ports.ts';

/** What is decided; without an outcome the bar decides. `by`: who, as they call themselves. */
export interface Choice {
  readonly outcome?: Outcome | undefined;
  readonly rationale: string;
  readonly by: string;
  /** The variant it is about; left out, the one that the count rests on. */
  readonly variant?: string | undefined;
}

interface Deps {
  readonly store: LabStore;
  readonly clock: Clock;
  readonly sha256: Sha256;
}

/**
 * Records the decision, with what it rests on: the count, the bar and protocol it was held against, and which prototypes were
 * decided on. All of it is read anew from the lab, as another window may have changed it. An outcome against the bar needs a
 * rationale.
 *
 * @throws FootbridgeError `already-decided`, `override-needs-reason`, `verdict-needs-name`, `protocol-changed-by-hand`,
 *   `unknown-variant`, and what the store throws
 */
export async function decide(experiment: Experiment, choice: Choice, deps: Deps): Promise<Verdict> {
  refuseClosed(experiment);
  const { slug } = experiment;
  const { store, clock } = deps;
  return await store.holdSessions(slug, async () => {
    const sessions = await readManySessions((await store.readEvidence(slug)).records, pace());
    const ids = (await store.readExperiment(slug)).variants.map(({ id }) => id);
    const prototypes = await fingerprintVariants(slug, ids, deps, readSettled);
    const at = clock.now();
    const judge = (current: Experiment): Verdict => ({
      ...judged(current, sessions, choice, deps.sha256),
      at: at.toISOString(),
      prototypes,
    });
    const { verdict } = await store.updateExperiment(slug, (current) => {
      refuseClosed(current);
      return { ...advance(current, 'decided', at), verdict: judge(current) };
    });
    if (!verdict) throw new Error('the store keeps what is written');
    return verdict;
  });
}

function judged(
  experiment: Experiment,
  sessions: readonly Session[],
  choice: Choice,
  sha256: Sha256,
): Omit<Verdict, 'at'> {
  if (protocolDrift(experiment, sha256)) throw errors.protocolChangedByHand();
  const [by, rationale] = [choice.by.trim(), choice.rationale.trim()];
  if (by === '') throw errors.verdictNeedsName();
  const { criterion } = experiment.hypothesis;
  const ids = experiment.variants.map(({ id }) => id);
  const all = tally(sessions, askedTasks(experiment), criterion, ids);
  const count = aboutVariant(all, choice.variant);
  const outcome = choice.outcome ?? count.outcome;
  if (outcome !== count.outcome && rationale === '') throw errors.overrideNeedsReason();
  const { successes, participants, variant } = count;
  return {
    outcome,
    byTheBar: count.outcome,
    rationale,
    successes,
    participants,
    ...(variant !== '' && { variant }),
    by,
    criterion,
    protocol: hashProtocol(protocolOf(experiment), sha256),
    excluded: all.excluded,
    underWay: all.variants.reduce((sum, each) => sum + each.underWay, 0),
    tried: all.variants.map((each) => each.variant),
  };
}

function aboutVariant(all: Tally, wanted: string | undefined): VariantTally {
  const found = [all, ...all.variants].find(({ variant }) => wanted === undefined || variant === wanted);
  if (!found) throw errors.unknownVariant(wanted ?? '');
  return found;
}

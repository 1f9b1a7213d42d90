import { errors } from '../core/errors.ts';
import { hashProtocol, lockedHash, protocolOf, type Sha256 } from '../core/evidence/protocol.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { refuseClosed } from '../core/experiment/refuseClosed.ts';
import { fingerprintVariants } from './fingerprintVariants.ts';
import type { Clock, LabStore } from './ports.ts';

export interface LockDeps {
  readonly store: LabStore;
  readonly clock: Clock;
  readonly sha256: Sha256;
}

/**
 * Fixes tasks, bars, segment, assignment, consent and variants from now on: every later change is an amendment. A protocol
 * that is locked stays as it is.
 *
 * @returns the hash that holds now: that of the lock, or of the latest amendment
 * @throws FootbridgeError `no-prototype` when there is nothing that people could try, `already-decided`
 */
export async function lockProtocol(experiment: Experiment, deps: LockDeps): Promise<{ hash: string }> {
  const held = lockedHash(experiment);
  if (held !== undefined) return { hash: held };
  refuseClosed(experiment);
  const ids = experiment.variants.map(({ id }) => id);
  const made = await fingerprintVariants(experiment.slug, ids, deps);
  if (Object.keys(made).length === 0) throw errors.noPrototype();
  const after = await deps.store.updateExperiment(experiment.slug, (current) => locked(current, deps));
  return { hash: lockedHash(after) ?? '' };
}

/**
 * The experiment with its protocol locked; as it is where another window has locked it meanwhile.
 * @throws FootbridgeError `already-decided`
 */
export function locked(
  experiment: Experiment,
  { clock, sha256 }: Pick<LockDeps, 'clock' | 'sha256'>,
): Experiment {
  refuseClosed(experiment);
  if (experiment.lock) return experiment;
  const at = clock.now().toISOString();
  const protocol = protocolOf(experiment);
  const lock = { at, hash: hashProtocol(protocol, sha256), criterion: protocol.criterion };
  return { ...experiment, updatedAt: at, lock };
}

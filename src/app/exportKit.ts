import { errors } from '../core/errors.ts';
import { kitOrders } from '../core/evidence/kitData.ts';
import { kitPage, type KitParts } from '../core/evidence/kitPage.ts';
import { lockedHash, protocolDrift, protocolOf } from '../core/evidence/protocol.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { refuseClosed } from '../core/experiment/refuseClosed.ts';
import { fingerprintVariants } from './fingerprintVariants.ts';
import { readSettled } from './generation/readSettled.ts';
import { locked, type LockDeps } from './lockProtocol.ts';
import { readKnownNames } from './readKnownNames.ts';

/** Beyond this most mail programs take a kit along no more. In bytes. */
export const mailedBytes = 25 * 1024 * 1024;

export interface KitOrder {
  /** What the page is called; says nothing of what is expected. */
  readonly title: string;
  readonly parts: KitParts;
  /** Compiles a variant into a page that stands alone. */
  readonly page: (variant: string) => Promise<string>;
}

/** A kit that can be made. */
export interface PreparedKit {
  /** How large it is going to be. */
  readonly bytes: number;
  /**
   * Locks the protocol, since the kit goes before people, and writes the kit.
   *
   * @returns the whole HTML document
   * @throws FootbridgeError `already-decided`, `prototype-changed`, `protocol-changed-by-hand`, and what the store throws
   */
  finish(): Promise<string>;
}

/**
 * Compiles all variants that there are for a test kit; a turn that is being written is waited for. Nothing is locked yet.
 *
 * @throws FootbridgeError `already-decided`, `no-prototype`, `prototype-changed` when it was changed meanwhile,
 *   `protocol-changed-by-hand`, `busy`, and what compiling a variant throws
 */
export async function prepareKit(
  experiment: Experiment,
  { title, parts, page }: KitOrder,
  deps: LockDeps,
): Promise<PreparedKit> {
  refuseClosed(experiment);
  refuseDrift(experiment, deps);
  const { slug } = experiment;
  const all = protocolOf(experiment).variants;
  const prototypes = await fingerprintVariants(slug, all, deps, readSettled);
  const ids = all.filter((id) => id in prototypes);
  if (ids.length === 0) throw errors.noPrototype();
  const variants: { id: string; page: string }[] = [];
  for (const id of ids) variants.push({ id, page: await page(id) });
  const known = await readKnownNames(experiment, ids, deps);
  // What people try must be what the results say that they tried.
  const refuseChanged = async (): Promise<void> => {
    const now = await fingerprintVariants(slug, all, deps, readSettled);
    if (JSON.stringify(now) !== JSON.stringify(prototypes)) throw errors.prototypeChanged();
  };
  await refuseChanged();
  const write = (current: Experiment, protocol: string): string => {
    const held = protocolOf(current);
    // Not how an observer would notice success: that is not for participants.
    const tasks = held.tasks.map(({ id, goal, successWhen, timeoutSeconds }) => {
      return { id, goal, successWhen, timeoutSeconds };
    });
    const orders = kitOrders(held, ids);
    const { consent } = held;
    return kitPage(
      { experiment: slug, protocol, title, consent, tasks, variants, prototypes, orders, known },
      parts,
    );
  };
  return {
    bytes: new TextEncoder().encode(write(experiment, '0'.repeat(64))).length,
    finish: async () => {
      await refuseChanged();
      // In one step: another window may amend the plan, or take the lock back, between two.
      const out = await deps.store.updateExperiment(slug, (current) => goneOut(current, deps));
      return write(out, lockedHash(out) ?? '');
    },
  };
}

/** Locked, and from now on the lock cannot be taken back. */
function goneOut(before: Experiment, deps: LockDeps): Experiment {
  refuseClosed(before);
  const experiment = locked(before, deps);
  refuseDrift(experiment, deps);
  const { lock } = experiment;
  if (!lock || lock.kitAt !== undefined) return experiment;
  return { ...experiment, lock: { ...lock, kitAt: deps.clock.now().toISOString() } };
}

/** A kit says which plan its results belong to: people must not be given another one under that name. */
function refuseDrift(experiment: Experiment, { sha256 }: LockDeps): void {
  if (protocolDrift(experiment, sha256)) throw errors.protocolChangedByHand();
}

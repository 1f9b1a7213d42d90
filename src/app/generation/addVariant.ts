import { errors } from '../../core/errors.ts';
import { addToVariants, takeFromVariants } from '../../core/evidence/amendVariants.ts';
import type { Sha256 } from '../../core/evidence/protocol.ts';
import type { Experiment, Variant } from '../../core/experiment/experiment.ts';
import { advance } from '../../core/experiment/lifecycle.ts';
import { nextVariantId } from '../../core/experiment/nextVariantId.ts';
import { refuseClosed } from '../../core/experiment/refuseClosed.ts';
import type { Checkpoints, Clock, LabStore } from '../ports.ts';
import { copyVariant } from './copyVariant.ts';
import { takenIds } from './takenIds.ts';

interface Deps {
  readonly store: LabStore;
  readonly checkpoints: Checkpoints;
  readonly clock: Clock;
  readonly sha256: Sha256;
}

/** A variant to come: the one thing it changes, in words, and which one it starts from (left out: from scratch). */
export interface VariantOrder {
  readonly axis: NonNullable<Variant['axis']>;
  readonly change: string;
  readonly from?: string | undefined;
}

/**
 * Lists a new variant; once the protocol is locked that is an amendment. One that starts from another begins with a copy of its files, as the first checkpoint; one
 * from scratch is empty until something is made for it. Several may be added at once. What is left of one that could
 * not be added keeps its letter, so that it never comes back in another.
 *
 * @returns its id: the next free letter
 * @throws FootbridgeError `already-decided`, `unknown-variant`, `no-prototype` when there is nothing to copy
 */
export async function addVariant(
  experiment: string,
  order: VariantOrder,
  deps: Deps,
): Promise<{ variant: string }> {
  const { store, clock, sha256 } = deps;
  const taken = await takenIds(await store.readExperiment(experiment), deps);
  const changed = await store.updateExperiment(experiment, (one) =>
    withVariant(one, order, taken, { at: clock.now(), sha256 }),
  );
  const variant = changed.variants.at(-1)?.id ?? '';
  try {
    await copyVariant(changed, variant, deps);
  } catch (error) {
    await takeBack(experiment, [variant], deps);
    throw error;
  }
  return { variant };
}

/**
 * Lists several variants, one after the other: all of them, or none when one cannot be added.
 *
 * @returns their ids in the order of `orders`
 * @throws FootbridgeError as {@link addVariant} does
 */
export async function addVariants(
  experiment: string,
  orders: readonly VariantOrder[],
  deps: Deps,
): Promise<string[]> {
  const added: string[] = [];
  try {
    for (const order of orders) added.push((await addVariant(experiment, order, deps)).variant);
  } catch (error) {
    if (added.length > 0) await takeBack(experiment, added, deps);
    throw error;
  }
  return added;
}

function withVariant(
  experiment: Experiment,
  order: VariantOrder,
  taken: ReadonlySet<string>,
  { at, sha256 }: { readonly at: Date; readonly sha256: Sha256 },
): Experiment {
  refuseClosed(experiment);
  const { variants } = experiment;
  const { axis, change, from } = order;
  if (from !== undefined && !variants.some((variant) => variant.id === from))
    throw errors.unknownVariant(from);
  const id = nextVariantId(new Set([...taken, ...variants.map((variant) => variant.id)]));
  const variant: Variant = { id, createdAt: at.toISOString(), axis, change: change.trim(), from };
  const stillFramed = from === undefined && variants.length === 0;
  const moved = stillFramed ? experiment : advance(experiment, 'prototyping', at);
  const now = at.toISOString();
  return addToVariants({ ...moved, updatedAt: now }, variant, { at: now, sha256 });
}

/** What went wrong is told by whoever calls this, also where the list cannot be put right. */
async function takeBack(
  experiment: string,
  gone: readonly string[],
  { store, clock, sha256 }: Deps,
): Promise<void> {
  const at = clock.now().toISOString();
  await store
    .updateExperiment(experiment, (one) => takeFromVariants(one, gone, { at, sha256 }))
    .catch(() => undefined);
}

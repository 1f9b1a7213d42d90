import { errors } from '../core/errors.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { isDecided } from '../core/experiment/lifecycle.ts';
import type { Checkpoints, LabStore } from './ports.ts';

/**
 * Puts a variant back to a checkpoint; without one, to how it was before its last turn. Edits made by
 * hand since are saved as a checkpoint of their own first, so nothing is lost.
 *
 * @returns the variant and the checkpoint it is at now
 * @throws FootbridgeError `no-prototype`, `nothing-to-undo`, `already-decided`; `damaged-file` when an earlier version
 *   may have been recorded where the log cannot be read
 */
export async function undoGeneration(
  experiment: Experiment,
  choice: { readonly variant: string | undefined; readonly checkpoint: string | undefined },
  deps: { readonly store: LabStore; readonly checkpoints: Checkpoints },
): Promise<{ variant: string; checkpoint: string }> {
  if (isDecided(experiment)) throw errors.alreadyDecided(experiment.hypothesis.title);
  const variant = choice.variant ?? experiment.variants.at(-1)?.id;
  if (variant === undefined) throw errors.noPrototype();
  const current = await deps.checkpoints.save(experiment.slug, variant, 'Before undo');
  const checkpoint = choice.checkpoint ?? (await before(experiment.slug, variant, current, deps.store));
  const changes = await deps.checkpoints.restore(experiment.slug, variant, checkpoint);
  await deps.store.applyTurn(experiment.slug, variant, changes);
  return { variant, checkpoint };
}

/**
 * The checkpoint one step back from `current`: from a turn's result to how it found the variant, from there to
 * the turn before, and from fresh hand edits to the last turn.
 */
async function before(slug: string, variant: string, current: string, store: LabStore): Promise<string> {
  const { records: all, damaged } = await store.readGenerations(slug);
  const turns = all.filter((turn) => turn.variant === variant && turn.checkpoint !== undefined);
  const made = turns.findLast((turn) => turn.checkpoint === current);
  const found = turns.findLastIndex((turn) => turn.before === current);
  const earlier = found === -1 ? turns.at(-1) : turns[found - 1];
  const previous = made ? made.before : earlier?.checkpoint;
  if (previous !== undefined) return previous;
  const [unreadable] = made ? [] : damaged;
  throw unreadable ? errors.damagedFile(unreadable.file, unreadable.why) : errors.nothingToUndo();
}

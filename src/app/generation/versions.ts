import type { Generation } from '../../core/generation/fileChange.ts';
import type { CheckpointEntry } from '../ports.ts';

/** A turn that changed a variant. */
export type AppliedTurn = Generation & { readonly checkpoint: string };

/** The versions a turn led from and to. */
type Move = Pick<AppliedTurn, 'before' | 'checkpoint'>;

/** The turns that changed a variant, oldest first. */
export function appliedTurns(generations: readonly Generation[], variant: string): AppliedTurn[] {
  return generations.flatMap((turn) => {
    const { checkpoint } = turn;
    return turn.variant === variant && checkpoint !== undefined ? [{ ...turn, checkpoint }] : [];
  });
}

/**
 * The version one step back from a checkpoint: how its turn found the variant, or what hand edits began with; always
 * one that was recorded earlier, so that going back comes to an end. Turns go before checkpoints, as those of older
 * labs only know what was recorded before them.
 *
 * @param checkpoints newest first
 */
export function versionBefore(
  checkpoint: string,
  turns: readonly Move[],
  checkpoints: readonly CheckpointEntry[],
): string | undefined {
  const place = checkpoints.findIndex(({ id }) => id === checkpoint);
  const earlier = new Set(checkpoints.slice(place + 1).map(({ id }) => id));
  const made = turns.findLast((turn) => turn.checkpoint === checkpoint && earlier.has(turn.before ?? ''));
  return made?.before ?? checkpoints[place]?.from;
}

/** The version one step on from a checkpoint: the newest of those that were made from it. */
export function versionAfter(
  checkpoint: string,
  turns: readonly Move[],
  checkpoints: readonly CheckpointEntry[],
): string | undefined {
  const after = checkpoints.find(({ id }) => versionBefore(id, turns, checkpoints) === checkpoint);
  return after?.id;
}

/** The turns that made a version what it is, in the order of `turns`; those that were undone are not among them. */
export function turnsInEffect(
  current: string,
  turns: readonly AppliedTurn[],
  checkpoints: readonly CheckpointEntry[],
): AppliedTurn[] {
  const way = new Set<string>();
  let at: string | undefined = current;
  while (at !== undefined) {
    way.add(at);
    at = versionBefore(at, turns, checkpoints);
  }
  return turns.filter(({ checkpoint }) => way.has(checkpoint));
}

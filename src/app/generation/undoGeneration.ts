import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { goToVersion, type VersionChoice, type VersionDeps } from './goToVersion.ts';
import { versionBefore } from './versions.ts';

/**
 * Puts a variant back to a checkpoint; without one, one step: from a turn's result to how the turn found it, from
 * fresh hand edits to what they began with.
 *
 * @returns the variant and the checkpoint it is at now
 * @throws FootbridgeError as goToVersion, and `nothing-to-undo`; `damaged-file` when an earlier version may have
 *   been recorded where the log cannot be read
 */
export async function undoGeneration(
  experiment: Experiment,
  choice: VersionChoice,
  deps: VersionDeps,
): Promise<{ variant: string; checkpoint: string }> {
  return await goToVersion(experiment, choice, deps, ({ current, turns, checkpoints, unreadable }) => {
    const before = versionBefore(current, turns, checkpoints);
    if (before !== undefined) return before;
    const known = turns.some(({ checkpoint }) => checkpoint === current);
    throw unreadable && !known ? errors.damagedFile(unreadable.file, unreadable.why) : errors.nothingToUndo();
  });
}

import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { goToVersion, type VersionChoice, type VersionDeps } from './goToVersion.ts';
import { versionAfter } from './versions.ts';

/**
 * Takes back an undo: puts a variant to the newest version that was made from the one it is at, or to a checkpoint.
 * Edits by hand since the undo leave nothing to redo; what was undone stays in the list of versions.
 *
 * @returns the variant and the checkpoint it is at now
 * @throws FootbridgeError as goToVersion, and `nothing-to-redo`
 */
export async function redoGeneration(
  experiment: Experiment,
  choice: VersionChoice,
  deps: VersionDeps,
): Promise<{ variant: string; checkpoint: string }> {
  return await goToVersion(experiment, choice, deps, ({ current, turns, checkpoints }) => {
    const after = versionAfter(current, turns, checkpoints);
    if (after === undefined) throw errors.nothingToRedo();
    return after;
  });
}

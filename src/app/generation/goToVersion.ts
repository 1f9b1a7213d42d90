import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { refuseClosed } from '../../core/experiment/refuseClosed.ts';
import type { CheckpointEntry, Checkpoints, LabStore } from '../ports.ts';
import { holdToChange } from './holdToChange.ts';
import { newestVariant } from './newestVariant.ts';
import { prepareChange } from './prepareChange.ts';
import { appliedTurns, type AppliedTurn } from './versions.ts';

export interface VersionDeps {
  readonly store: LabStore;
  readonly checkpoints: Checkpoints;
}

/** Which variant, and which of its versions; without them the newest variant that has files, one step. */
export interface VersionChoice {
  readonly variant: string | undefined;
  readonly checkpoint: string | undefined;
}

/** A variant's versions, and the one it is at. */
export interface Versions {
  readonly current: string;
  readonly turns: readonly AppliedTurn[];
  /** Newest first. */
  readonly checkpoints: readonly CheckpointEntry[];
  /** A place in the log that cannot be read, which may have held a turn. */
  readonly unreadable: { readonly file: string; readonly why: string } | undefined;
}

/**
 * Puts a variant, text, pictures and all, to another version. Edits made by hand since the last one are saved as a
 * checkpoint of their own first, so nothing is lost. Not for use while a turn of the variant is under way: see
 * Generations.goTo.
 *
 * @param step finds the version when none is chosen; throws when there is none
 * @returns the variant and the checkpoint it is at now
 * @throws FootbridgeError `no-prototype`, `unknown-variant`, `already-decided`, `invalid-argument` for a checkpoint
 *   that is not the variant's own
 */
export async function goToVersion(
  experiment: Experiment,
  choice: VersionChoice,
  deps: VersionDeps,
  step: (versions: Versions) => string,
): Promise<{ variant: string; checkpoint: string }> {
  refuseClosed(experiment);
  const { slug, variants } = experiment;
  const variant = choice.variant ?? (await newestVariant(experiment, deps.store));
  if (variant === undefined) throw errors.noPrototype();
  if (!variants.some(({ id }) => id === variant)) throw errors.unknownVariant(variant);
  const { store, checkpoints } = deps;
  return await holdToChange(slug, variant, store, async () => {
    const { checkpoint, changes } = await prepareChange(slug, variant, deps, async (_present, current) => {
      if (current === undefined) throw errors.noPrototype();
      const wanted = choice.checkpoint ?? step(await readVersions(slug, variant, current, deps));
      return { checkpoint: wanted, changes: await checkpoints.restore(slug, variant, wanted) };
    });
    await store.applyTurn(slug, variant, changes);
    await checkpoints.arrive(slug, variant, checkpoint);
    return { variant, checkpoint };
  });
}

async function readVersions(
  slug: string,
  variant: string,
  current: string,
  { store, checkpoints }: VersionDeps,
): Promise<Versions> {
  const { records, damaged } = await store.readGenerations(slug);
  return {
    current,
    turns: appliedTurns(records, variant),
    checkpoints: await checkpoints.list(slug, variant),
    unreadable: damaged[0],
  };
}

import { errors } from '../../core/errors.ts';
import type { Experiment, Variant } from '../../core/experiment/experiment.ts';
import type { Step } from '../../core/experiment/hypothesis.ts';
import { advance } from '../../core/experiment/lifecycle.ts';
import { refuseClosed } from '../../core/experiment/refuseClosed.ts';
import { applyChanges } from '../../core/generation/applyChanges.ts';
import type { FileChange, PrototypeSource } from '../../core/generation/fileChange.ts';
import { wishesNotDone } from '../../core/generation/starter/instruction.ts';
import type { PrototypeFinding } from '../../core/prototype/finding.ts';
import type { Checkpoints, Clock, Ids, LabStore, ModelProvider } from '../ports.ts';
import { doesNotRun } from './converse.ts';
import type { Draft } from './draft.ts';
import { prepareChange } from './prepareChange.ts';
import type { Turn } from './turn.ts';
import { recordOf } from './turnRecord.ts';

export interface ApplyDeps {
  readonly store: LabStore;
  readonly checkpoints: Checkpoints;
  readonly provider: ModelProvider;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Looks whether the whole prototype would run: a finding of severity `error` is repaired once, or ends the turn. */
  readonly check: (source: PrototypeSource, steps: readonly Step[]) => Promise<readonly PrototypeFinding[]>;
  readonly signal: AbortSignal;
}

/** What a turn is about to change, and how the variant was before. */
interface Prepared {
  readonly changes: readonly FileChange[];
  readonly present: PrototypeSource;
  readonly before: string | undefined;
}

/**
 * Writes a draft that runs, lists its variant and records the turn. Experiment and folder are read again, as both may
 * have changed in the minutes a model takes; what was edited by hand meanwhile goes into a checkpoint of its own.
 * When a step after the writing fails, the files are put back, as the turn is reported as failed.
 *
 * @param shown the prototype as the model was shown it
 * @returns the paths that changed, and the checkpoint that holds them
 */
export async function applyDraft(
  draft: Draft,
  shown: PrototypeSource,
  turn: Turn,
  deps: ApplyDeps,
): Promise<{ files: readonly string[]; checkpoint: string }> {
  const { store, signal } = deps;
  const { order, variant } = turn;
  const slug = order.experiment;
  return await store.holdVariant(slug, variant, async () => {
    const prepared = await prepareChange(slug, variant, deps, async (present, before) => {
      const changes = draft.changesFor(present.files);
      await refuseBroken(changes, present, shown, slug, deps);
      return { changes, present, before };
    });
    if (signal.aborted) throw errors.cancelled();
    const files = await store.applyTurn(slug, variant, prepared.changes);
    try {
      return { files, checkpoint: await record(files, prepared, turn, deps) };
    } catch (error) {
      await takeBack(files, prepared, turn, deps).catch(() => undefined);
      throw error;
    }
  });
}

/** The draft runs with what the model was shown; with what was edited since it may not. */
async function refuseBroken(
  changes: readonly FileChange[],
  present: PrototypeSource,
  shown: PrototypeSource,
  slug: string,
  { store, check }: ApplyDeps,
): Promise<void> {
  const experiment = await store.readExperiment(slug);
  refuseClosed(experiment);
  if (JSON.stringify(present) === JSON.stringify(shown)) return;
  const files = applyChanges(present.files, changes);
  const findings = await check({ files, assets: present.assets }, experiment.hypothesis.steps);
  const faults = findings.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) throw doesNotRun(faults);
}

async function record(
  files: readonly string[],
  prepared: Prepared,
  turn: Turn,
  deps: ApplyDeps,
): Promise<string> {
  const { store, checkpoints, clock } = deps;
  const { order, variant } = turn;
  const slug = order.experiment;
  await store.updateExperiment(slug, (experiment) => withPrototype(experiment, variant, clock.now()));
  const checkpoint = await checkpoints.save(slug, variant, order.instruction || 'First prototype');
  const undone = undoneBy(deps.provider, prepared, order.instruction);
  const applied = {
    files: [...files],
    before: prepared.before,
    checkpoint,
    ...(undone.length > 0 ? { undone } : {}),
    outcome: 'applied',
  };
  await store.appendGeneration(slug, { ...recordOf(turn, deps), ...applied });
  return checkpoint;
}

/** What the offline starter only noted. Models say in words of their own what they left out. */
function undoneBy(
  { id }: Pick<ModelProvider, 'id'>,
  { present, changes }: Prepared,
  instruction: string,
): string[] {
  if (id !== 'starter') return [];
  const page = applyChanges(present.files, changes).find(({ path }) => path === 'index.html');
  return wishesNotDone(page?.text ?? '', instruction);
}

async function takeBack(
  files: readonly string[],
  { present, before }: Prepared,
  { order, variant }: Turn,
  { store, checkpoints }: ApplyDeps,
): Promise<void> {
  const was = new Map([...present.files, ...present.assets].map((file) => [file.path, file]));
  const inverse = files.map((path) => was.get(path) ?? { path, text: undefined });
  await store.applyTurn(order.experiment, variant, inverse);
  if (before !== undefined) await checkpoints.arrive(order.experiment, variant, before);
}

function withPrototype(experiment: Experiment, id: string, at: Date): Experiment {
  const listed = experiment.variants.some((variant) => variant.id === id);
  const variant: Variant = { id, createdAt: at.toISOString() };
  const variants = listed ? experiment.variants : [...experiment.variants, variant];
  return advance({ ...experiment, variants }, 'prototyping', at);
}

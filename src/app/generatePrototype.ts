import { errors, FootbridgeError } from '../core/errors.ts';
import type { Experiment, Variant } from '../core/experiment/experiment.ts';
import type { Step } from '../core/experiment/hypothesis.ts';
import { advance, isDecided } from '../core/experiment/lifecycle.ts';
import { applyChanges } from '../core/generation/applyChanges.ts';
import {
  generationVersion,
  type FileChange,
  type Generation,
  type PrototypeFile,
  type Usage,
} from '../core/generation/fileChange.ts';
import type { FinishReason, ModelRequest } from '../core/generation/modelTurn.ts';
import { buildPrompt, promptVersion } from '../core/generation/prompt.ts';
import { soundChanges } from '../core/generation/soundChanges.ts';
import { WireParser } from '../core/generation/wireParser.ts';
import type { PrototypeFinding } from '../core/prototype/finding.ts';
import { progressReporter, type GenerationProgress, type ProgressReporter } from './generationProgress.ts';
import type { Checkpoints, Clock, Ids, LabStore, ModelProvider } from './ports.ts';

/** Id of an experiment's first variant. */
export const firstVariant = 'a';

export interface GenerationOrder {
  /** Slug of the experiment. */
  readonly experiment: string;
  /** A listed variant; without it the newest, or the first one of an experiment that has none. */
  readonly variant: string | undefined;
  /** What to make or change, in the user's words; empty for the first prototype. */
  readonly instruction: string;
}

export interface GenerationDeps {
  readonly store: LabStore;
  readonly checkpoints: Checkpoints;
  readonly provider: ModelProvider;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The prototype validator; a finding of severity `error` ends the turn. */
  readonly validate: (
    files: readonly PrototypeFile[],
    steps: readonly Step[],
  ) => Promise<readonly PrototypeFinding[]>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: GenerationProgress) => void;
}

export interface GenerationResult {
  readonly variant: string;
  /** The paths that changed. */
  readonly files: readonly string[];
  readonly checkpoint: string;
  readonly usage: Usage;
}

/**
 * Makes or changes a prototype with one model turn. Nothing in the variant's folder changes before the
 * whole answer arrived, was understood and passed the validator; hand edits are kept in a checkpoint.
 * Every turn that reached the model is recorded, also one that failed.
 *
 * A crash between the steps after the turn is applied leaves the new files and at worst an experiment
 * that does not list them yet; the next turn finds them and keeps them in a checkpoint.
 *
 * @throws FootbridgeError `cancelled` and what provider, answer (`model-…`), validator
 *   (`model-answer-does-not-run`) and store may say; `unknown-variant`, `already-decided` before a turn begins
 */
export async function generatePrototype(
  order: GenerationOrder,
  deps: GenerationDeps,
): Promise<GenerationResult> {
  const experiment = await readOpen(order.experiment, deps.store);
  const variant = chooseVariant(experiment, order.variant);
  const current = await deps.store.readVariant(order.experiment, variant);
  await keepHandEdits(current, order.experiment, variant, deps.checkpoints);
  const turn: Turn = { order, variant, report: progressReporter(deps.onProgress), usage: {} };
  try {
    const request = requestFor(experiment, variant, order.instruction, current);
    const changes = await answer(request, turn, deps);
    return await apply(changes, turn, deps);
  } catch (error) {
    await recordFailure(turn, error, deps);
    throw error;
  }
}

/** One turn while it runs; `usage` is filled in as soon as it is known. */
interface Turn {
  readonly order: GenerationOrder;
  readonly variant: string;
  readonly report: ProgressReporter;
  usage: Usage;
}

async function readOpen(slug: string, store: LabStore): Promise<Experiment> {
  const experiment = await store.readExperiment(slug);
  if (isDecided(experiment) || experiment.stage === 'discarded')
    throw errors.alreadyDecided(experiment.hypothesis.title);
  return experiment;
}

function chooseVariant(experiment: Experiment, wanted: string | undefined): string {
  const listed = experiment.variants.map(({ id }) => id);
  const variant = wanted ?? listed.at(-1) ?? firstVariant;
  const allowed = listed.length === 0 ? [firstVariant] : listed;
  if (!allowed.includes(variant)) throw errors.unknownVariant(variant);
  return variant;
}

function requestFor(
  { hypothesis, variants }: Experiment,
  id: string,
  instruction: string,
  currentFiles: readonly PrototypeFile[],
): ModelRequest {
  const variant = variants.find((one) => one.id === id);
  const messages = buildPrompt({ hypothesis, instruction, currentFiles, variant });
  return { messages, hypothesis, instruction, currentFiles };
}

/** Streams the model's answer and reads it; returns its changes only if the whole of it is sound. */
async function answer(
  request: ModelRequest,
  turn: Turn,
  deps: GenerationDeps,
): Promise<readonly FileChange[]> {
  const parser = new WireParser();
  let finish: FinishReason | undefined;
  turn.report.phase('connecting', deps.provider.model);
  for await (const event of deps.provider.stream(request, deps.signal)) {
    if (deps.signal.aborted) break;
    if (event.type === 'retry')
      turn.report.phase('retrying', `Trying again in ${event.seconds} s: ${event.why}`);
    if (event.type === 'text') {
      turn.report.received(event.text.length);
      for (const { type, path } of parser.push(event.text))
        if (type === 'completed') turn.report.completed(path);
      if (parser.isFull) break;
    }
    if (event.type === 'finish') {
      finish = event.reason;
      turn.usage = event.usage;
    }
  }
  // Aborted iterators end silently.
  if (deps.signal.aborted) throw errors.cancelled();
  return soundChanges(parser.end(), finish);
}

/**
 * Writes a sound turn. Experiment and folder are read again, as both may have changed in the minutes
 * a model takes; what was edited by hand meanwhile goes into a checkpoint of its own.
 */
async function apply(
  changes: readonly FileChange[],
  turn: Turn,
  { store, checkpoints, clock, ids, ...deps }: GenerationDeps,
): Promise<GenerationResult> {
  const { order, variant, usage } = turn;
  turn.report.phase('applying', '');
  const present = await store.readVariant(order.experiment, variant);
  const { hypothesis } = await readOpen(order.experiment, store);
  refuseErrors(await deps.validate(applyChanges(present, changes), hypothesis.steps));
  const before = await keepHandEdits(present, order.experiment, variant, checkpoints);
  if (deps.signal.aborted) throw errors.cancelled();

  const files = await store.applyTurn(order.experiment, variant, changes);
  const experiment = await store.readExperiment(order.experiment);
  await store.writeExperiment(withPrototype(experiment, variant, clock.now()));
  const checkpoint = await checkpoints.save(
    order.experiment,
    variant,
    order.instruction || 'First prototype',
  );
  const record = {
    ...recordOf(turn, deps.provider, clock, ids),
    files,
    before,
    checkpoint,
    outcome: 'applied',
  };
  await store.appendGeneration(order.experiment, record);
  return { variant, files, checkpoint, usage };
}

/** The checkpoint of the variant as it is, or `undefined` while it is empty. */
async function keepHandEdits(
  present: readonly PrototypeFile[],
  slug: string,
  variant: string,
  checkpoints: Checkpoints,
): Promise<string | undefined> {
  return present.length === 0 ? undefined : await checkpoints.save(slug, variant, 'Before a generation');
}

function refuseErrors(findings: readonly PrototypeFinding[]): void {
  const error = findings.find(({ severity }) => severity === 'error');
  if (error) throw errors.modelAnswerDoesNotRun(`${error.file}:${error.line}`, error.message);
}

function withPrototype(experiment: Experiment, id: string, at: Date): Experiment {
  const listed = experiment.variants.some((variant) => variant.id === id);
  const variant: Variant = { id, createdAt: at.toISOString() };
  const variants = listed ? experiment.variants : [...experiment.variants, variant];
  return advance({ ...experiment, variants }, 'prototyping', at);
}

/** Records a failed turn. If that fails too, the first error is the one that matters. */
async function recordFailure(turn: Turn, error: unknown, deps: GenerationDeps): Promise<void> {
  const outcome = error instanceof FootbridgeError ? error.code : 'internal-error';
  const record = { ...recordOf(turn, deps.provider, deps.clock, deps.ids), outcome };
  await deps.store.appendGeneration(turn.order.experiment, record).catch(() => undefined);
}

function recordOf(turn: Turn, provider: ModelProvider, clock: Clock, ids: Ids): Omit<Generation, 'outcome'> {
  return {
    schemaVersion: generationVersion,
    id: ids.next(),
    at: clock.now().toISOString(),
    variant: turn.variant,
    instruction: turn.order.instruction,
    promptVersion,
    provider: provider.id,
    model: provider.model,
    usage: turn.usage,
    files: [],
  };
}

import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { refuseClosed } from '../../core/experiment/refuseClosed.ts';
import type { PrototypeSource, Usage } from '../../core/generation/fileChange.ts';
import { buildFix } from '../../core/generation/prompt/buildFix.ts';
import { buildTurn } from '../../core/generation/prompt/buildTurn.ts';
import type { TurnInput } from '../../core/generation/prompt/turnInput.ts';
import { wasMended } from '../../core/generation/repair.ts';
import type { SpendingCaps } from '../../core/generation/spending.ts';
import { applyDraft, type ApplyDeps } from './applyDraft.ts';
import { chooseVariant } from './chooseVariant.ts';
import { copyVariant } from './copyVariant.ts';
import { converse } from './converse.ts';
import type { Draft } from './draft.ts';
import { progressReporter, type GenerationProgress } from './generationProgress.ts';
import { keepHandEdits } from './prepareChange.ts';
import { readSource } from './readSource.ts';
import type { GenerationOrder, Turn } from './turn.ts';
import { TurnLedger } from './turnLedger.ts';
import { recordFailure } from './turnRecord.ts';
import { appliedTurns, turnsInEffect } from './versions.ts';

export interface GenerationDeps extends ApplyDeps {
  /** What models may know of the data attached to an experiment; empty for none. */
  readonly describeData: (slug: string) => Promise<string>;
  readonly caps: SpendingCaps;
  /** What other turns of this experiment have used that are under way. */
  readonly underWay: () => readonly Usage[];
  readonly onProgress: (progress: GenerationProgress) => void;
  /** Is given the prototype as soon as it would run: whoever shows it need not wait for the disk. */
  readonly onDraft: (draft: PrototypeSource) => void;
}

export interface GenerationResult {
  readonly variant: string;
  /** The paths that changed. */
  readonly files: readonly string[];
  readonly checkpoint: string;
  /** Of all requests together. */
  readonly usage: Usage;
  /** Requests it took: one, and continuations, corrections and repairs. */
  readonly requests: number;
  /** What the model was not shown for lack of context, as phrases. */
  readonly dropped: readonly string[];
}

/**
 * Makes or changes a prototype with one turn of a model, which may take several requests (see converse). Nothing in
 * the variant's folder changes before all of it arrived, was understood and would run; hand edits are kept in a
 * checkpoint. Every turn that reached the model is recorded, also one that failed.
 *
 * A crash between the steps after the turn is applied leaves the new files and at worst an experiment
 * that does not list them yet; the next turn finds them and keeps them in a checkpoint. A failure there puts back
 * what the files were.
 *
 * @throws FootbridgeError `cancelled`, `spending-cap-reached` and what provider, answer (`model-…`), check
 *   (`model-answer-does-not-run`) and store may say; before a turn begins `unknown-variant`, `already-decided`,
 *   `fix-did-not-help`, `model-context-too-long`
 */
export async function generatePrototype(
  order: GenerationOrder,
  deps: GenerationDeps,
): Promise<GenerationResult> {
  const { experiment: slug } = order;
  const { store } = deps;
  const experiment = await store.readExperiment(slug);
  refuseClosed(experiment);
  const variant = await chooseVariant(experiment, order.variant, store);
  await copyVariant(experiment, variant, deps);
  const kept = await store.holdVariant(slug, variant, () => keepHandEdits(slug, variant, deps));
  await refuseSameFix(order, variant, kept, deps);
  const source = await readSource(slug, variant, store);
  const ledger = new TurnLedger(slug, deps);
  const report = progressReporter({ experiment: slug, variant }, () => ledger.usage, deps.onProgress);
  const turn: Turn = { order, variant, ledger, report };
  try {
    const { draft, dropped } = await ask(experiment, source, turn, deps);
    deps.onDraft({ files: draft.files, assets: source.assets });
    report.phase('applying', '');
    const applied = await applyDraft(draft, source, turn, deps);
    return { variant, ...applied, usage: ledger.usage, requests: ledger.requests, dropped };
  } catch (error) {
    await recordFailure(turn, error, deps);
    throw error;
  }
}

/** The same error twice costs nothing the second time. */
async function refuseSameFix(
  { experiment, mends, error, instruction }: GenerationOrder,
  variant: string,
  current: string | undefined,
  { store, checkpoints }: GenerationDeps,
): Promise<void> {
  if (mends === undefined || current === undefined) return;
  const { records } = await store.readGenerations(experiment);
  const turns = appliedTurns(records, variant);
  const inEffect = turnsInEffect(current, turns, await checkpoints.list(experiment, variant));
  if (wasMended(inEffect, mends)) throw errors.fixDidNotHelp(error?.message ?? instruction);
}

async function ask(
  experiment: Experiment,
  source: PrototypeSource,
  { order, variant, ledger, report }: Turn,
  deps: GenerationDeps,
): Promise<{ draft: Draft; dropped: readonly string[] }> {
  const { provider, signal } = deps;
  const { hypothesis } = experiment;
  report.phase('connecting', provider.model);
  const traits = await provider.traits(signal);
  if (signal.aborted) throw errors.cancelled();
  const input = inputOf(experiment, variant, order, source, await deps.describeData(order.experiment));
  const prompt = buildTurn(input, provider.converses ? traits : { contextTokens: Number.MAX_SAFE_INTEGER });
  const { instruction } = order;
  const about = { hypothesis, instruction, currentFiles: source.files };
  const talk = { provider, traits, about, report, ledger, signal };
  const check = (draft: PrototypeSource) => deps.check(draft, hypothesis.steps);
  return { draft: await converse(prompt, source, talk, check), dropped: prompt.dropped };
}

function inputOf(
  { hypothesis, variants }: Experiment,
  id: string,
  { instruction, about, images, answers, error, purpose }: GenerationOrder,
  { files, assets }: PrototypeSource,
  datasets: string,
): TurnInput {
  const made = files.length > 0;
  return {
    hypothesis,
    instruction: error ? buildFix(error, files) : [instruction, about ?? ''].join('\n\n').trim(),
    currentFiles: files,
    assets,
    variant: variants.find((one) => one.id === id),
    answers,
    datasets,
    images,
    style: !made ? 'first' : purpose === 'fix' ? 'fix' : 'change',
  };
}

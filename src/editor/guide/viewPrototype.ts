import type { Dataset } from '../../app/data/dataStore.ts';
import type { HistoryEntry } from '../../app/generation/listTurns.ts';
import type { GenerationProgress } from '../../app/generation/generationProgress.ts';
import type { ActiveExperiment } from '../../app/labState.ts';
import type { Generation, Usage } from '../../core/generation/fileChange.ts';
import { spendingOf, type SpendingCaps } from '../../core/generation/spending.ts';
import { isNothingDone } from '../../core/generation/starter/instruction.ts';
import type {
  DatasetView,
  GenerationView,
  SpendingView,
  SpentView,
  VariantView,
  VersionView,
} from '../../protocol/guidePrototype.ts';

/** The variants as the guide shows them. One that was copied can be tried before anything was changed in it. */
export function viewVariants({ experiment, generations }: ActiveExperiment): VariantView[] {
  return experiment.variants.map(({ id, axis, change, from, createdAt }) => {
    const turns = generations.filter((turn) => turn.variant === id && turn.outcome === 'applied');
    const madeAt = turns.at(-1)?.at ?? (from === undefined ? undefined : createdAt);
    const { reframedAt } = experiment;
    const followedAt = turns.findLast(didSomething)?.at ?? madeAt;
    const outdated = followedAt !== undefined && reframedAt !== undefined && followedAt < reframedAt;
    const { instruction: asked = '', undone = [] } = turns.at(-1) ?? {};
    return { id, axis, change, from, madeAt, turns: turns.length, asked, undone, outdated };
  });
}

/** A turn that only noted what it could not do follows no hypothesis; one that wrote the first prototype did that at least. */
function didSomething({ before, instruction, undone = [] }: Generation): boolean {
  return before === undefined || !isNothingDone(instruction, undone);
}

/** Everything an experiment has used, turns that failed included, and what it may use. */
export function viewSpending({ generations }: ActiveExperiment, caps: SpendingCaps): SpendingView {
  const spent = spendingOf(generations);
  return { ...spent, tokenLimit: caps.tokens || undefined, dollarLimit: caps.dollars || undefined };
}

/** The versions of a variant. */
export function viewHistory(history: readonly HistoryEntry[]): VersionView[] {
  return history.map((entry) => ({
    checkpoint: entry.checkpoint,
    at: entry.at,
    // What a fix was for is said by its kind already.
    instruction: entry.purpose === 'fix' ? entry.instruction.replace(/^Fix: /, '') : entry.instruction,
    files: entry.files,
    spent: viewUsage(entry.usage),
    requests: entry.requests,
    model: entry.model,
    kind: kindOf(entry),
    undone: entry.undone ?? [],
    current: entry.current,
  }));
}

function kindOf({ hand, purpose }: HistoryEntry): VersionView['kind'] {
  if (hand) return 'hand';
  if (purpose === 'adopt') return 'adopted';
  return purpose ?? 'turn';
}

/** Turns under way. */
export function viewGenerations(progress: readonly GenerationProgress[]): GenerationView[] {
  return progress.map(({ usage, ...rest }) => ({ ...rest, spent: viewUsage(usage) }));
}

/** Attached data: names and types of columns, never a value. */
export function viewDatasets(datasets: readonly Dataset[]): DatasetView[] {
  return datasets.map(({ profile: { id, name, sourceName, rows, columns, issues } }) => ({
    id,
    name,
    sourceName,
    rows,
    issues,
    columns: columns.map((column) => ({
      name: column.name,
      label: column.label,
      type: column.type,
      personal: column.personal && { why: column.personal.why, approved: column.personal.approved },
    })),
  }));
}

function viewUsage(usage: Usage): SpentView {
  return spendingOf([{ usage }]);
}

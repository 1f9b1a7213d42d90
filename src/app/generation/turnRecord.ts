import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { generationVersion, type Generation } from '../../core/generation/fileChange.ts';
import { promptVersion } from '../../core/generation/prompt/promptVersion.ts';
import type { Clock, Ids, LabStore, ModelProvider } from '../ports.ts';
import type { Turn } from './turn.ts';

interface RecordDeps {
  readonly store: Pick<LabStore, 'appendGeneration'>;
  readonly provider: ModelProvider;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A turn as it is recorded, but for what came of it. */
export function recordOf(
  { order, variant, ledger }: Pick<Turn, 'order' | 'variant' | 'ledger'>,
  { provider, clock, ids }: Omit<RecordDeps, 'store'>,
): Omit<Generation, 'outcome'> {
  const { instruction, about, purpose, mends, answers } = order;
  return {
    schemaVersion: generationVersion,
    id: ids.next(),
    at: clock.now().toISOString(),
    variant,
    instruction,
    promptVersion,
    provider: provider.id,
    model: provider.model,
    usage: ledger.usage,
    files: [],
    ...(about === undefined ? {} : { about }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(mends === undefined ? {} : { mends }),
    ...(ledger.requests > 1 ? { requests: ledger.requests } : {}),
    ...(ledger.retries > 0 ? { retries: ledger.retries } : {}),
    ...(answers === undefined || answers.length === 0 ? {} : { answers: [...answers] }),
  };
}

/**
 * Records a turn that failed after it reached the model; one that was refused before cost nothing. If that fails
 * too, the first error is the one that matters.
 */
export async function recordFailure(turn: Turn, error: unknown, deps: RecordDeps): Promise<void> {
  if (turn.ledger.requests === 0) return;
  const outcome = error instanceof FootbridgeError ? error.code : 'internal-error';
  const record = { ...recordOf(turn, deps), outcome };
  await deps.store.appendGeneration(turn.order.experiment, record).catch(() => undefined);
}

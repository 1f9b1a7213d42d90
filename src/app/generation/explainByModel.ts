import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { TalkOutcome, Usage } from '../../core/generation/fileChange.ts';
import { buildGapExplanation } from '../../core/generation/prompt/buildGapExplanation.ts';
import type { GapReading } from '../explainGaps.ts';
import type { Clock, Ids, LabStore, ModelProvider } from '../ports.ts';
import { hear } from './hear.ts';
import { TurnLedger, type SpendingDeps } from './turnLedger.ts';
import { recordOf } from './turnRecord.ts';

/** What a model is to explain. */
export interface ExplanationSubject {
  readonly experiment: Experiment;
  readonly reading: GapReading;
}

/** Hears an explanation while it is written. */
export interface ExplanationListener {
  /** The whole of it so far. */
  readonly onText: (text: string) => void;
  /** Why it waits when the provider has to be tried again, and an empty text once it answers. */
  readonly onNote: (note: string) => void;
}

/** What a model wrote. `isWhole` is `false` where it broke off, or was cut at the model's or our own limit. */
export interface Explanation {
  readonly model: string;
  readonly text: string;
  readonly isWhole: boolean;
}

interface ExplanationDeps extends SpendingDeps {
  readonly store: LabStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Is told what was used, before that is recorded. */
  readonly onUsage: (usage: Usage) => void;
}

/** What is recorded as the outcome; nothing of the prototype changed. */
const explained: TalkOutcome = 'explained';
/** In characters. Some eight times what is asked for: whoever writes more has lost the thread, and it is paid for. */
const maxLength = 12_000;

/**
 * Lets a model explain in a product manager's words what a scan found. It is told the hypothesis and the findings, not
 * the code. What it used is recorded and counts towards the limits of the experiment; what it wrote is kept nowhere.
 *
 * @throws FootbridgeError `model-cannot-explain` for the offline starter, `cancelled`, `spending-cap-reached`,
 *   `price-unknown`, and what the provider throws
 */
export async function explainByModel(
  { experiment, reading }: ExplanationSubject,
  provider: ModelProvider,
  signal: AbortSignal,
  { onText, onNote, ...deps }: ExplanationDeps & ExplanationListener,
): Promise<Explanation> {
  if (!provider.converses) throw errors.modelCannotExplain();
  const { slug, hypothesis } = experiment;
  const ledger = new TurnLedger(slug, deps);
  const record = async (outcome: string) => {
    deps.onUsage(ledger.usage);
    const order = { experiment: slug, variant: reading.variant, instruction: '' };
    const turn = recordOf({ order, variant: reading.variant, ledger }, { ...deps, provider });
    await deps.store.appendGeneration(slug, { ...turn, outcome });
  };
  const messages = buildGapExplanation(hypothesis, reading.gaps);
  const request = { messages, hypothesis, instruction: '', currentFiles: [] };
  let text = '';
  const take = (more: string): boolean => {
    if (text === '') onNote('');
    text = (text + more).slice(0, maxLength);
    onText(text);
    return text.length < maxLength;
  };
  const { price } = await provider.traits(signal);
  const line = { provider, price, ledger, signal, onRetry: onNote, onText: take };
  const { finish } = await hear(request, line).catch(async (error: unknown) => {
    const outcome = error instanceof FootbridgeError ? error.code : 'internal-error';
    if (ledger.requests > 0) await record(outcome).catch(() => undefined);
    throw error;
  });
  // Tried once only: what could not be written to the end may be in the log all the same.
  await record(explained);
  const isWhole = text.length < maxLength && (finish === 'complete' || finish === 'unknown');
  return { model: provider.model, text, isWhole };
}

import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { TalkOutcome, Usage } from '../../core/generation/fileChange.ts';
import type { ModelRequest } from '../../core/generation/modelTurn.ts';
import { buildQuestions } from '../../core/generation/prompt/buildQuestions.ts';
import type { Question } from '../../core/generation/prompt/question.ts';
import { readQuestions } from '../../core/generation/prompt/readQuestions.ts';
import type { Clock, Ids, LabStore, ModelProvider } from '../ports.ts';
import { hear, type Line } from './hear.ts';
import { firstVariant } from './turn.ts';
import { TurnLedger, type SpendingDeps } from './turnLedger.ts';
import { recordOf } from './turnRecord.ts';

interface QuestionDeps extends SpendingDeps {
  readonly store: LabStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Is told why it waits when the provider has to be tried again, and an empty text once it answers. */
  readonly onNote: (note: string) => void;
  /** Is told what was used, before that is recorded. */
  readonly onUsage: (usage: Usage) => void;
}

/** What is recorded as the outcome of asking; nothing of the prototype changed. */
const asked: TalkOutcome = 'asked';
/** Longer answers are no list of questions. */
const maxLength = 20_000;

/**
 * Lets a model ask what it has to know before the first prototype: at most five questions, none when nothing is
 * open, when its answer is no list of questions, or when it is no model one can talk with. What it used is recorded.
 *
 * @throws FootbridgeError `cancelled`, `spending-cap-reached`, `price-unknown`, and what the provider throws
 */
export async function askQuestions(
  experiment: Experiment,
  provider: ModelProvider,
  signal: AbortSignal,
  deps: QuestionDeps,
): Promise<readonly Question[]> {
  if (!provider.converses) return [];
  const ledger = new TurnLedger(experiment.slug, deps);
  const record = async (outcome: string) => {
    const order = { experiment: experiment.slug, variant: undefined, instruction: '' };
    const turn = recordOf({ order, variant: firstVariant, ledger }, { ...deps, provider });
    await deps.store.appendGeneration(experiment.slug, { ...turn, outcome });
  };
  const messages = buildQuestions(experiment.hypothesis);
  const request = { messages, hypothesis: experiment.hypothesis, instruction: '', currentFiles: [] };
  const { price } = await provider.traits(signal);
  const line = { provider, price, ledger, signal };
  const text = await listen(request, line, deps.onNote).catch(async (error: unknown) => {
    const outcome = error instanceof FootbridgeError ? error.code : 'internal-error';
    if (ledger.requests > 0) await record(outcome).catch(() => undefined);
    throw error;
  });
  deps.onUsage(ledger.usage);
  // Tried once only: what could not be written to the end may be in the log all the same.
  await record(asked);
  return readQuestions(text);
}

/** The model's whole answer, as far as it may be a list of questions. */
async function listen(
  request: ModelRequest,
  line: Omit<Line, 'onRetry' | 'onText'>,
  onNote: QuestionDeps['onNote'],
): Promise<string> {
  let length = 0;
  const { said } = await hear(request, {
    ...line,
    onRetry: onNote,
    onText: (text) => {
      if (length === 0) onNote('');
      length += text.length;
      return length <= maxLength;
    },
  });
  return said;
}

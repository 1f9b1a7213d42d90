import { AnswerSeam } from '../../core/generation/answerSeam.ts';
import type {
  ChatMessage,
  FinishReason,
  ModelRequest,
  ModelTraits,
} from '../../core/generation/modelTurn.ts';
import { buildContinuation } from '../../core/generation/prompt/buildContinuation.ts';
import type { BuiltTurn } from '../../core/generation/prompt/turnInput.ts';
import { soundAnswer, type AnswerVerdict } from '../../core/generation/soundAnswer.ts';
import type { ModelProvider } from '../ports.ts';
import type { ProgressReporter } from './generationProgress.ts';
import { hear, isCutOff } from './hear.ts';
import type { TurnLedger } from './turnLedger.ts';

/** What is needed to talk with a model. */
export interface Talk {
  readonly provider: ModelProvider;
  readonly traits: ModelTraits;
  /** What every request of the turn has in common. */
  readonly about: Omit<ModelRequest, 'messages'>;
  readonly report: ProgressReporter;
  readonly ledger: TurnLedger;
  readonly signal: AbortSignal;
}

/** An answer as far as it goes, continuations included. */
export interface ReadAnswer {
  readonly text: string;
  readonly verdict: AnswerVerdict;
  /** The files whose text was left out of one of the requests. */
  readonly unseen: readonly string[];
}

/** How often an answer that was cut off is gone on with. */
const maxContinuations = 8;

/**
 * Sends a request and reads the answer. One that was cut off, at the model's output limit or on the way, is gone on
 * with, and the parts are joined as if it had come in one, until a part brings nothing new.
 *
 * @param turn the prompt, which continuations are built from
 * @param files the prototype that the answer is about
 * @throws FootbridgeError `cancelled`, `spending-cap-reached`, and what the provider throws before it has said anything
 */
export async function readAnswer(
  turn: BuiltTurn,
  files: ModelRequest['currentFiles'],
  talk: Talk,
): Promise<ReadAnswer> {
  const seam = new AnswerSeam();
  let next = turn;
  const unseen = new Set(turn.unseen);
  let reached = 0;
  for (let part = 0; ; part += 1) {
    const finish = await readPart(next.messages, seam, talk, part > 0);
    const verdict = soundAnswer(seam.result(), finish, files);
    const stuck = part === maxContinuations || seam.text.length <= reached;
    if (verdict.kind !== 'unfinished' || !talk.provider.converses || stuck)
      return { text: seam.text, verdict, unseen: [...unseen] };
    reached = seam.text.length;
    const { partial, tail } = seam.cut();
    next = partial === '' ? turn : buildContinuation(turn, partial, tail);
    for (const path of next.unseen) unseen.add(path);
    talk.report.phase('continuing', '');
  }
}

/**
 * Streams one answer or one part of it.
 * @returns why the provider says it stopped; `undefined` when the stream was cut off
 */
async function readPart(
  messages: readonly ChatMessage[],
  seam: AnswerSeam,
  talk: Talk,
  goesOn: boolean,
): Promise<FinishReason | undefined> {
  const { provider, traits, report, ledger, signal } = talk;
  try {
    const { finish } = await hear(
      { ...talk.about, messages },
      {
        provider,
        price: traits.price,
        ledger,
        signal,
        onRetry: (note) => report.retrying(note),
        onText: (text) => {
          report.received(text.length, seam.push(text));
          return !seam.isFull;
        },
      },
    );
    return finish;
  } catch (error) {
    // A continuation that brings nothing ends the answer where it is.
    if (signal.aborted || !goesOn || !isCutOff(error)) throw error;
    return undefined;
  }
}

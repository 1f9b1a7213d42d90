import * as vscode from 'vscode';
import type { ModelProvider } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { Usage } from '../../core/generation/fileChange.ts';
import type { ModelEvent, ModelRequest, ModelTraits } from '../../core/generation/modelTurn.ts';
import { startIdleTimer, type IdleTimer } from '../../node/models/idleTimer.ts';
import { hasImages } from '../../node/models/messageParts.ts';

export interface VscodeModelOptions {
  /** Id or family of a model that some extension offers, such as `gpt-4o`. */
  readonly model: string;
  /** Longest silence, counted from the moment the user has allowed the request. */
  readonly idleTimeoutMs: number;
  /** What the user set, which goes before what VS Code states. */
  readonly known?: ModelTraits | undefined;
}

/**
 * A language model of VS Code itself (`vscode.lm`). VS Code reports neither why a model stopped nor what
 * it cost: the reason is `unknown`, so the answer's end marker decides, and usage is counted with the
 * model's own tokenizer and marked as estimated.
 */
export function vscodeModelProvider(options: VscodeModelOptions): ModelProvider {
  return {
    id: 'vscode',
    model: options.model,
    needsTrust: true,
    converses: true,
    traits: () => traitsOf(options),
    stream: ({ messages }, signal) => askVscodeModel(messages, signal, options),
  };
}

/** VS Code states what a model reads at most, no price, and hands on no images. Looking a model up asks for no consent. */
async function traitsOf({ model: name, known = {} }: VscodeModelOptions): Promise<ModelTraits> {
  const { contextTokens, outputTokens } = known;
  const model = await selectModel(name).catch(() => undefined);
  return {
    contextTokens: contextTokens ?? (model && model.maxInputTokens > 0 ? model.maxInputTokens : undefined),
    outputTokens,
    seesImages: false,
  };
}

/**
 * Streams one answer. The first time VS Code asks the user for consent, so it starts from something they did.
 *
 * @throws FootbridgeError for every fault of VS Code, the model or the answer
 */
export async function* askVscodeModel(
  asked: ModelRequest['messages'],
  signal: AbortSignal,
  { model: name, idleTimeoutMs }: VscodeModelOptions,
): AsyncGenerator<ModelEvent> {
  if (signal.aborted) throw errors.cancelled();
  if (hasImages(asked)) throw errors.modelSeesNoImages(name);
  const cancellation = new vscode.CancellationTokenSource();
  const { token } = cancellation;
  // Older versions of VS Code do not end a request that is cancelled, so nothing is awaited without this.
  const interruption = listenForInterruption(signal);
  const orInterrupted = <T>(work: PromiseLike<T>): Promise<T> => Promise.race([work, interruption.happened]);
  try {
    const model = await orInterrupted(selectModel(name));
    const messages = asked.map(toMessage);
    const inputTokens = await orInterrupted(countInput(model, messages, token));
    // Shown by VS Code when it asks whether the extension may use the model.
    const justification = vscode.l10n.t('To make the prototype for your hypothesis.');
    const response = await orInterrupted(model.sendRequest(messages, { justification }, token));
    interruption.watchForSilence(idleTimeoutMs);
    const parts = response.stream[Symbol.asyncIterator]();
    let text = '';
    for (;;) {
      const part = await orInterrupted(parts.next());
      if (part.done === true) break;
      interruption.touch();
      if (!(part.value instanceof vscode.LanguageModelTextPart)) continue;
      text += part.value.value;
      yield { type: 'text', text: part.value.value };
    }
    const usage = await orInterrupted(countOutput(model, text, inputTokens, token));
    yield { type: 'finish', reason: 'unknown', usage };
  } catch (error) {
    throw signal.aborted ? errors.cancelled() : toOurs(error, name);
  } finally {
    interruption.dispose();
    cancellation.cancel();
    cancellation.dispose();
  }
}

interface Interruption {
  /** Rejects with `cancelled` or `model-stalled`; nobody needs to listen. */
  readonly happened: Promise<never>;
  watchForSilence(ms: number): void;
  /** The model gave a sign of life. */
  touch(): void;
  dispose(): void;
}

function listenForInterruption(signal: AbortSignal): Interruption {
  let idle: IdleTimer | undefined;
  let interrupt: ((why: FootbridgeError) => void) | undefined;
  const happened = new Promise<never>((_resolve, reject) => {
    interrupt = reject;
  });
  happened.catch(() => undefined);
  const onAbort = () => {
    interrupt?.(errors.cancelled());
  };
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    happened,
    watchForSilence: (ms) => {
      idle = startIdleTimer(ms, () => {
        interrupt?.(errors.modelStalled(String(Math.round(ms / 1000))));
      });
    },
    touch: () => idle?.touch(),
    dispose: () => {
      idle?.stop();
      signal.removeEventListener('abort', onAbort);
    },
  };
}

/** Finds a model by its id, or else by its family; @throws FootbridgeError `model-not-found` */
async function selectModel(name: string): Promise<vscode.LanguageModelChat> {
  const [byId] = await vscode.lm.selectChatModels({ id: name });
  const [byFamily] = byId ? [byId] : await vscode.lm.selectChatModels({ family: name });
  if (!byFamily) throw errors.modelNotFound(name);
  return byFamily;
}

/** VS Code knows no system role; rules come first as a message of the user. */
function toMessage({ role, content }: ModelRequest['messages'][number]): vscode.LanguageModelChatMessage {
  return role === 'assistant'
    ? vscode.LanguageModelChatMessage.Assistant(content)
    : vscode.LanguageModelChatMessage.User(content);
}

/**
 * Counts the request's tokens, or gives `undefined` where the model cannot count.
 * @throws FootbridgeError `model-context-too-long` before anything is sent
 */
async function countInput(
  model: vscode.LanguageModelChat,
  messages: readonly vscode.LanguageModelChatMessage[],
  token: vscode.CancellationToken,
): Promise<number | undefined> {
  const counts = await Promise.all(messages.map((message) => count(model, message, token)));
  if (counts.includes(undefined)) return undefined;
  const tokens = counts.reduce((sum: number, one) => sum + (one ?? 0), 0);
  if (tokens > model.maxInputTokens) throw errors.modelContextTooLong();
  return tokens;
}

async function countOutput(
  model: vscode.LanguageModelChat,
  text: string,
  inputTokens: number | undefined,
  token: vscode.CancellationToken,
): Promise<Usage> {
  const outputTokens = await count(model, text, token);
  if (inputTokens === undefined || outputTokens === undefined) return {};
  return { inputTokens, outputTokens, estimated: true };
}

async function count(
  model: vscode.LanguageModelChat,
  text: string | vscode.LanguageModelChatMessage,
  token: vscode.CancellationToken,
): Promise<number | undefined> {
  try {
    return await model.countTokens(text, token);
  } catch {
    return undefined;
  }
}

/** Says what VS Code or the extension behind the model reported, in our words. */
function toOurs(error: unknown, model: string): FootbridgeError {
  if (error instanceof FootbridgeError) return error;
  const code = error instanceof vscode.LanguageModelError ? error.code : '';
  if (code === vscode.LanguageModelError.NotFound.name) return errors.modelNotFound(model);
  if (code === vscode.LanguageModelError.NoPermissions.name)
    return errors.modelNotConfigured(vscode.l10n.t('you have not allowed Footbridge to use it.'));
  if (code === vscode.LanguageModelError.Blocked.name)
    return errors.modelRejected(vscode.l10n.t('its quota is used up, or the request was blocked.'));
  const message = error instanceof Error ? error.message : String(error);
  if (/content.?filter|filtered|responsible ai/i.test(message)) return errors.modelFiltered();
  if (/token limit|context (?:length|window)|too long/i.test(message)) return errors.modelContextTooLong();
  return errors.modelRejected(message.replaceAll(/\s+/g, ' ').slice(0, 300));
}

import type { ModelEvent, ModelRequest } from '../../core/generation/modelTurn.ts';
import { writeStarter } from '../../core/generation/starter/writeStarter.ts';
import { writeWire } from '../../core/generation/wireFormat.ts';
import type { ModelProvider } from '../ports.ts';

/** Characters in one piece of the answer. */
const pieceLength = 2048;

/**
 * The offline starter as a model: no network, no account, the same answer for the same hypothesis. It
 * streams like one, so that whatever holds for models holds for it.
 */
export function starterProvider(): ModelProvider {
  return {
    id: 'starter',
    model: 'offline starter',
    needsTrust: false,
    converses: false,
    traits: () => Promise.resolve({}),
    stream,
  };
}

async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const text = writeWire(writeStarter(request));
  for (let start = 0; start < text.length; start += pieceLength) {
    await yieldToOthers();
    if (signal.aborted) return;
    yield { type: 'text', text: text.slice(start, start + pieceLength) };
  }
  yield { type: 'finish', reason: 'complete', usage: {} };
}

/** A macrotask, so that a cancel button pressed meanwhile is seen. */
function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

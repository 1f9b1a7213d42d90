import { estimateMessages, estimateTokens, promptLimit } from '../budget.ts';
import type { ChatMessage } from '../modelTurn.ts';
import { composeTurn } from './composeTurn.ts';
import { fence } from './fence.ts';
import type { BuiltTurn } from './turnInput.ts';

/** The least of an answer that is shown when its beginning has to be left out, in characters. */
const leastShown = 2_000;

/**
 * Asks for the rest of an answer that was cut off. Always built from the turn itself, also for a second cut. Where it
 * does not fit, the beginning of the answer is left out first, and then what a turn can do without.
 *
 * @param partial the answer so far, all continuations joined
 * @param quotedTail its last characters, which the model is to go on from
 * @throws FootbridgeError `model-context-too-long` when the model has no room to go on
 */
export function buildContinuation(turn: BuiltTurn, partial: string, quotedTail: string): BuiltTurn {
  if (partial.trim() === '') return turn;
  const { input, traits, ask } = turn;
  const limit = promptLimit(traits, input.style, estimateTokens(partial));
  for (let shown = partial.length; ; shown = Math.floor(shown / 2)) {
    const rest = restOf(partial, shown, quotedTail);
    const messages = [...turn.messages, ...rest];
    const estimatedTokens = estimateMessages(messages);
    if (estimatedTokens <= limit) return { ...turn, messages, estimatedTokens };
    if (shown > leastShown) continue;
    // What was said after the question, such as a correction, stays.
    const after = [...turn.messages.slice(2), ...rest];
    const smaller = composeTurn(input, traits, ask, limit - estimateMessages(after));
    const estimate = smaller.estimatedTokens + estimateMessages(after);
    return { ...smaller, messages: [...smaller.messages, ...after], estimatedTokens: estimate };
  }
}

/** The answer as far as it goes, and the words that ask for more. */
function restOf(partial: string, shown: number, tail: string): ChatMessage[] {
  const start = partial.length - shown;
  const kept = start <= 0 ? partial : partial.slice(partial.indexOf('\n', start) + 1);
  const before = start <= 0 ? '' : ' Its beginning is left out here for lack of room; it is kept.';
  const ask = `Your answer was cut off.${before} It ended with:
${fence(tail)}
Go on exactly after its last character. Do not repeat anything, do not open the file again, do not explain; your next
character follows directly. End with <footbridge-done/> when everything is written.`;
  return [
    { role: 'assistant', content: kept },
    { role: 'user', content: ask },
  ];
}

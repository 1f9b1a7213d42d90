import { estimateMessages, promptLimit } from '../budget.ts';
import type { ChatMessage } from '../modelTurn.ts';
import type { AnswerFault } from '../soundAnswer.ts';
import { answerReminder } from './answerRules.ts';
import { composeTurn } from './composeTurn.ts';
import type { BuiltTurn } from './turnInput.ts';
import { answerForm } from './writeRules.ts';

const mostComplaints = 5;

/**
 * Asks once more after an answer that could not be used, saying why.
 *
 * @param answer the answer as it came; it is shown to the model where there is room
 * @param complaints what is wrong in detail, as short phrases
 * @throws FootbridgeError `model-context-too-long`
 */
export function buildCorrection(
  turn: BuiltTurn,
  answer: string,
  fault: AnswerFault,
  complaints: readonly string[],
): BuiltTurn {
  const { input, traits } = turn;
  const words = correction(fault, complaints);
  const reminder = answerReminder(answerForm(input, traits), input.style === 'first');
  const messages: ChatMessage[] = [
    ...turn.messages,
    { role: 'assistant', content: answer },
    { role: 'user', content: `${words}\n\n${reminder}` },
  ];
  const estimatedTokens = estimateMessages(messages);
  const fits = answer.trim() !== '' && estimatedTokens <= promptLimit(traits, input.style);
  if (fits) return { ...turn, messages, estimatedTokens };
  // Without room for it, the answer is not cut: a file with a hole would be copied with its hole.
  const task = `${turn.ask.task}\n\nYou answered before. ${words}`;
  return composeTurn(input, traits, { ...turn.ask, task });
}

const whatWentWrong: Record<AnswerFault, { readonly said: string; readonly ask: string }> = {
  'no-files': {
    said: 'That answer had no files in it, so nothing was made.',
    ask: 'Do not explain and do not ask: write the files now.',
  },
  elided: { said: 'That answer left code out:', ask: 'Answer again with all files, each whole.' },
  garbled: {
    said: 'That answer could not be read:',
    ask: 'Answer again in full. Each tag stands alone on its line, and each file is closed before the next begins.',
  },
};

function correction(fault: AnswerFault, complaints: readonly string[]): string {
  const { said, ask } = whatWentWrong[fault];
  const details = complaints.slice(0, mostComplaints).map((complaint) => `- ${complaint}`);
  return [said, ...details, ask].join('\n');
}

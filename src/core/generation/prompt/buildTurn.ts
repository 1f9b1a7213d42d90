import type { ModelTraits } from '../modelTurn.ts';
import { answerReminder } from './answerRules.ts';
import { composeTurn } from './composeTurn.ts';
import type { BuiltTurn, TurnInput } from './turnInput.ts';
import { answerForm } from './writeRules.ts';

/**
 * Builds the messages of one turn: the rules (system), then the hypothesis, answers, data, present files and the
 * instruction (user), within the model's context.
 *
 * @throws FootbridgeError `model-context-too-long` before anything is sent, when it cannot fit
 */
export function buildTurn(input: TurnInput, traits: ModelTraits): BuiltTurn {
  return composeTurn(input, traits, { task: describeTask(input, traits), needed: [] });
}

/** The task as the user gave it, with the reminder of how to answer. */
function describeTask(input: TurnInput, traits: ModelTraits): string {
  const asked = input.instruction.trim();
  const reminder = answerReminder(answerForm(input, traits), input.style === 'first');
  const images = input.images?.length ? '\nThe attached pictures belong to this.' : '';
  return `# Your task\n${taskOf(input, asked)}${images}\n\n${reminder}`;
}

function taskOf({ style, currentFiles, variant }: TurnInput, asked: string): string {
  if (style === 'first') return `Make the first prototype.${asked === '' ? '' : `\n${asked}`}`;
  if (style === 'fix') return `Mend this and change nothing else.\n${asked}`;
  if (asked === '' && variant?.change !== undefined)
    return 'Where the files do not yet differ in what "This variant" says, change them so.';
  if (asked === '' && currentFiles.length > 0)
    return 'Improve the prototype where it serves the hypothesis least.';
  return `Change the prototype, and nothing that this does not ask for:\n${asked}`;
}

import { errors } from '../../errors.ts';
import { estimateMessages, promptLimit } from '../budget.ts';
import type { ChatMessage, ModelTraits } from '../modelTurn.ts';
import { describeAnswers, describeHypothesis, describeVariant } from './describeHypothesis.ts';
import { describeAssets } from './describeAssets.ts';
import { describeFiles } from './describeFiles.ts';
import { drops, fullView, type TurnView } from './turnView.ts';
import type { BuiltTurn, TurnAsk, TurnInput } from './turnInput.ts';
import { writeRules } from './writeRules.ts';

/**
 * Puts a prompt together and makes it fit the model: system rules, then one user message with everything else (some
 * chat templates refuse two messages of the same role in a row). What is left out is decided by {@link drops}.
 *
 * @param limit the most tokens it may have
 * @throws FootbridgeError `model-context-too-long` when it does not fit with everything left out that may be
 */
export function composeTurn(
  input: TurnInput,
  traits: ModelTraits,
  ask: TurnAsk,
  limit = promptLimit(traits, input.style),
): BuiltTurn {
  const dropped: string[] = [];
  let view = fullView(input);
  let messages = messagesOf(input, traits, ask, view);
  for (const drop of drops(input, ask.needed)) {
    if (estimateMessages(messages) <= limit) break;
    dropped.push(drop.what);
    view = drop.from(view);
    messages = messagesOf(input, traits, ask, view);
  }
  const estimatedTokens = estimateMessages(messages);
  if (estimatedTokens > limit) throw errors.modelContextTooLong();
  const unseen = [...view.files.keys()];
  return { messages, dropped, unseen, estimatedTokens, ask, input, traits };
}

function messagesOf(input: TurnInput, traits: ModelTraits, ask: TurnAsk, view: TurnView): ChatMessage[] {
  const parts = [
    describeHypothesis(input.hypothesis),
    describeAnswers(input),
    describeVariant(input),
    view.datasets === '' ? '' : `# Data\n${view.datasets}`,
    describeFiles(input.currentFiles, (path) => view.files.get(path) ?? 'text'),
    describeAssets(input.assets),
    ask.task,
  ];
  const content = parts.filter((part) => part !== '').join('\n\n');
  const images = view.images.length === 0 ? {} : { images: view.images };
  return [
    { role: 'system', content: writeRules(input, traits, view.stylesheet) },
    { role: 'user', content, ...images },
  ];
}

import { isSmall } from '../budget.ts';
import type { ModelTraits } from '../modelTurn.ts';
import { editAnswerRules, firstAnswerRules, wholeAnswerRules, type AnswerForm } from './answerRules.ts';
import { dataRules } from './dataRules.ts';
import { kindGuidance } from './kindGuidance.ts';
import {
  contractRules,
  materialRules,
  qualityRules,
  role,
  stylesheetRules,
  tailwindRules,
} from './pageRules.ts';
import type { TurnInput } from './turnInput.ts';

/**
 * The system message of a turn: form first, then the contract, the material, the quality and the kind. What the
 * prototype at hand has no use for is not told.
 */
export function writeRules(input: TurnInput, traits: ModelTraits, stylesheet: boolean): string {
  const tailwind = wantsTailwind(input);
  const { kind } = input.hypothesis;
  const isFirst = input.style === 'first';
  return [
    role,
    isFirst
      ? firstAnswerRules(tailwind)
      : answerForm(input, traits) === 'edits'
        ? editAnswerRules
        : wholeAnswerRules,
    contractRules,
    materialRules({
      react: wantsReact(input) || (isFirst && kind !== 'messaging' && !isSmall(traits)),
      choose: isFirst,
      charts: kind === 'internalTool' || wantsCharts(input),
      hasData: input.datasets !== '',
    }),
    ...(input.datasets === '' ? [] : [dataRules]),
    ...(tailwind ? [tailwindRules] : stylesheet ? [stylesheetRules] : []),
    qualityRules(tailwind),
    kindGuidance[kind],
  ].join('\n\n');
}

/** First prototypes and small models write whole files; otherwise edits are told too. */
export function answerForm(input: TurnInput, traits: ModelTraits): AnswerForm {
  return input.style === 'first' || isSmall(traits) ? 'whole' : 'edits';
}

/** Whether the files are React's or the user asks for it. */
function wantsReact(input: TurnInput): boolean {
  return (
    /\b(react|tsx|jsx|lucide)\b/i.test(wordsOf(input)) ||
    input.currentFiles.some(
      ({ path, text }) => /\.[jt]sx$/i.test(path) || /\bfrom\s+["']react["']/.test(text),
    )
  );
}

function wantsCharts(input: TurnInput): boolean {
  return (
    /chart|graph|diagram/i.test(wordsOf(input)) ||
    input.currentFiles.some(({ text }) => text.includes('chart.js'))
  );
}

function wantsTailwind(input: TurnInput): boolean {
  return (
    /\btailwind/i.test(wordsOf(input)) ||
    input.currentFiles.some(({ text }) => /tailwindcss|@tailwind\b/.test(text))
  );
}

/** What the user said, now and when asked before. */
function wordsOf({ instruction, answers = [] }: TurnInput): string {
  return [instruction, ...answers.map(({ answer }) => answer)].join('\n');
}

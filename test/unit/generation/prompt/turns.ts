import type { PrototypeFile } from '../../../../src/core/generation/fileChange.ts';
import { buildTurn } from '../../../../src/core/generation/prompt/buildTurn.ts';
import type { BuiltTurn, TurnInput } from '../../../../src/core/generation/prompt/turnInput.ts';
import { sampleHypothesis } from '../sampleHypothesis.ts';

/** A first prototype without anything but the hypothesis. */
export const firstInput: TurnInput = {
  hypothesis: sampleHypothesis,
  instruction: '',
  currentFiles: [],
  datasets: '',
  style: 'first',
};

/** The files that changes are asked for. */
export const sampleFiles: readonly PrototypeFile[] = [
  {
    path: 'index.html',
    text: '<!doctype html>\n<main>\n<section data-screen="basket"><h1>Basket</h1></section>\n</main>\n<script type="module" src="app.js"></script>\n',
  },
  { path: 'app.js', text: "import { go } from 'footbridge';\nlet total = 18;\n" },
];

export const changeInput: TurnInput = {
  ...firstInput,
  instruction: 'Make the total easier to find.',
  currentFiles: sampleFiles,
  style: 'change',
};

/** Models with plenty of room, and small ones. */
export const large = { contextTokens: 200_000, outputTokens: 16_000 };
export const small = { contextTokens: 16_384 };

export function first(): BuiltTurn {
  return buildTurn(firstInput, large);
}

/** Pictures of 3 kB and less than one. */
export const sampleAssets = [
  { path: 'public/lamp.png', base64: 'AAAA'.repeat(1_000) },
  { path: 'a "quoted" name.webp', base64: 'AAAA' },
];

export function change(): BuiltTurn {
  return buildTurn(changeInput, large);
}

/** The messages from `from` on, as golden files hold them. */
export function shown({ messages }: Pick<BuiltTurn, 'messages'>, from = 0): string {
  return messages
    .slice(from)
    .map(({ role, content }) => `===== ${role} =====\n${content}\n`)
    .join('\n');
}

/** The last thing the model is told. */
export function lastWords({ messages }: Pick<BuiltTurn, 'messages'>): string {
  return messages.at(-1)?.content ?? '';
}

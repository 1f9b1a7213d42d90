/**
 * Prints the exact messages that a model would be sent, to put them before one by hand:
 *
 *     node test/support/printPrompt.ts hypothesis.json ["instruction"] [--files <folder>] [--context 32000] [--questions]
 *
 * With a folder of files (a prototype as it is) the turn is a change, else the first prototype. `--json` prints the
 * messages as JSON instead.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { hypothesisSchema } from '../../src/core/experiment/hypothesis.ts';
import type { PrototypeFile } from '../../src/core/generation/fileChange.ts';
import type { ChatMessage } from '../../src/core/generation/modelTurn.ts';
import { buildQuestions } from '../../src/core/generation/prompt/buildQuestions.ts';
import { buildTurn } from '../../src/core/generation/prompt/buildTurn.ts';
import { isTextPath, refusePath } from '../../src/core/lab/variantPath.ts';

/** Messages as a person reads them. */
export function showMessages(messages: readonly ChatMessage[]): string {
  return messages.map(({ role, content }) => `===== ${role} =====\n${content}\n`).join('\n');
}

/** A folder's text files, as a variant would have them. */
export function readPrototype(folder: string): PrototypeFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => refusePath(name) === undefined && isTextPath(name))
    .toSorted()
    .map((name) => ({ path: name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

function main(): void {
  const { values, positionals } = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    options: {
      files: { type: 'string' },
      context: { type: 'string' },
      data: { type: 'string' },
      questions: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const [file, instruction = ''] = positionals;
  if (file === undefined) throw new Error('Say which hypothesis file: printPrompt.ts hypothesis.json');
  const hypothesis = hypothesisSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const currentFiles = values.files === undefined ? [] : readPrototype(values.files);
  const datasets = values.data === undefined ? '' : readFileSync(values.data, 'utf8').trimEnd();
  const contextTokens = values.context === undefined ? undefined : Number(values.context);
  const style = currentFiles.length === 0 ? 'first' : 'change';
  const messages = values.questions
    ? buildQuestions(hypothesis)
    : buildTurn({ hypothesis, instruction, currentFiles, datasets, style }, { contextTokens }).messages;
  console.log(values.json ? JSON.stringify(messages, undefined, 2) : showMessages(messages));
}

if (import.meta.main) main();

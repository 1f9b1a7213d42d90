import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AnswerSeam } from '../../../src/core/generation/answerSeam.ts';
import { applyChanges } from '../../../src/core/generation/applyChanges.ts';
import { applyEdits } from '../../../src/core/generation/applyEdits.ts';
import type { PrototypeFile } from '../../../src/core/generation/fileChange.ts';
import { soundAnswer } from '../../../src/core/generation/soundAnswer.ts';
import { hypothesisSchema, type Hypothesis } from '../../../src/core/experiment/hypothesis.ts';

/**
 * Answers that a language model gave to the exact prompts (see test/support/printPrompt.ts), word for word. A folder for each:
 *
 * - `hypothesis.json`, and `turn.json` with the instruction when there was one;
 * - `before.txt`, the answer that made what is changed, when the turn is a change;
 * - `answer.txt`, and `continuation.txt` where the model stopped too early and was asked to go on.
 */
const folder = path.join(import.meta.dirname, '../../fixtures/transcripts');

/** A turn that a model answered. */
export interface AnsweredTurn {
  readonly name: string;
  readonly hypothesis: Hypothesis;
  /** What the turn makes of the prototype, read as Footbridge reads it. */
  readonly files: readonly PrototypeFile[];
  readonly before: readonly PrototypeFile[];
}

/** The names of all turns. */
export const turnNames: readonly string[] = readdirSync(folder).toSorted((a, b) => (a < b ? -1 : 1));

/** Reads a turn; fails when its answer is not sound or an edit misses its place. */
export function readTurn(name: string): AnsweredTurn {
  const read = (file: string): string => readFileSync(path.join(folder, name, file), 'utf8');
  const hypothesis = hypothesisSchema.parse(JSON.parse(read('hypothesis.json')));
  const optional = (file: string): string[] =>
    existsSync(path.join(folder, name, file)) ? [read(file)] : [];
  const [made] = optional('before.txt');
  const before = made === undefined ? [] : take([], [made]);
  return {
    name,
    hypothesis,
    before,
    files: take(before, [read('answer.txt'), ...optional('continuation.txt')]),
  };
}

/** Takes an answer, and what continues it, in small pieces as they would arrive. */
function take(files: readonly PrototypeFile[], [answer = '', ...continuations]: readonly string[]) {
  const seam = new AnswerSeam();
  push(seam, answer);
  for (const continuation of continuations) {
    assert.equal(soundAnswer(seam.result(), 'complete', files).kind, 'unfinished');
    seam.cut();
    push(seam, continuation);
  }
  const verdict = soundAnswer(seam.result(), 'complete', files);
  assert.ok(verdict.kind === 'sound', JSON.stringify(verdict));
  const { changes, missed } = applyEdits(files, verdict.changes);
  assert.deepEqual(missed, []);
  return applyChanges(files, changes);
}

function push(seam: AnswerSeam, text: string): void {
  for (let start = 0; start < text.length; start += 23) seam.push(text.slice(start, start + 23));
}

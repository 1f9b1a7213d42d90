import assert from 'node:assert/strict';
import { applyChanges } from '../../src/core/generation/applyChanges.ts';
import { applyEdits } from '../../src/core/generation/applyEdits.ts';
import { estimateTokens } from '../../src/core/generation/budget.ts';
import type { WireChange } from '../../src/core/generation/wireChange.ts';
import { writeWire } from '../../src/core/generation/wireFormat.ts';
import { WireParser } from '../../src/core/generation/wireParser.ts';
import { type Measurement, measurement } from './measurement.ts';
import { headingFile, reactPrototype } from './reactPrototype.ts';

/**
 * Measures what a model has to write to change one label of a prototype of 20 files: an edit of the line, as the
 * prompt asks for. The peer is writing all files again. Tokens are estimated; see core/generation/budget.
 * @throws Error when both answers do not lead to the same files, so that nothing useless is measured
 */
export async function measureTokens(): Promise<Measurement[]> {
  const label = (heading: string) => `      <h1>${heading}</h1>`;
  const edits = [{ search: label('Choose a tea'), replace: label('Choose a cheese') }];
  const edit = writeWire([{ path: headingFile, edits }]);
  const whole = writeWire(reactPrototype('Choose a cheese'));
  assert.deepEqual(filesAfter(edit), filesAfter(whole));
  const [own, peer] = [edit, whole].map(estimateTokens);
  return await Promise.resolve([
    measurement('output of a one-label change in 20 files', own ?? Number.NaN, 'tokens', peer ?? Number.NaN),
  ]);
}

/** The prototype after an answer to the request for that change, by path. */
function filesAfter(answer: string): unknown {
  const before = reactPrototype('Choose a tea');
  const parser = new WireParser();
  parser.push(answer);
  const read: readonly WireChange[] = parser.end().changes;
  const { changes, missed } = applyEdits(before, read);
  assert.deepEqual(missed, []);
  return applyChanges(before, changes).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { usageOf } from '../../../src/core/handoff/usageOf.ts';
import { sampleRecords } from './support/sampleRecords.ts';

describe('What a brief says of the model turns', () => {
  it('calls no question and no explanation of the model a turn that went unused, and counts their tokens', () => {
    const { generations } = sampleRecords;
    const [first = assert.fail()] = generations;
    const usage = { inputTokens: 10, outputTokens: 1 };
    const talks = ['asked', 'explained'].map((outcome) => ({
      ...first,
      id: outcome,
      files: [],
      usage,
      outcome,
    }));
    const before = usageOf(generations);
    const after = usageOf([...generations, ...talks]);
    assert.deepEqual(after.models, before.models);
    assert.deepEqual(
      [after.inputTokens, after.outputTokens],
      [before.inputTokens + 20, before.outputTokens + 2],
    );
  });
});

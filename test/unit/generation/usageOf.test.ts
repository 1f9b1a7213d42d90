import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { silence, usageOf } from '../../../src/app/generation/usageOf.ts';

const messages = [{ role: 'user', content: 'x'.repeat(3_500) }] as const;
const price = { input: 1_000, output: 10_000 };
const heard = { ...silence(), alive: true };

describe('what a request used', () => {
  it('is what the provider counted, with what that costs', () => {
    const stated = { inputTokens: 10, outputTokens: 2 };
    assert.deepEqual(usageOf({ ...heard, said: 'y', stated }, messages, price), { ...stated, dollars: 0.03 });
  });

  it('is nothing when nobody began to answer', () => {
    assert.deepEqual(usageOf(silence(), messages, price), {});
  });

  it('is at least the prompt once the model began, with what that costs', () => {
    const { inputTokens = 0, outputTokens, dollars = 0, estimated } = usageOf(heard, messages, price);
    assert.ok(inputTokens >= 1_000);
    assert.deepEqual([outputTokens, estimated], [0, true]);
    assert.equal(dollars, inputTokens / 1_000);
  });

  it('keeps what the provider states and estimates the rest', () => {
    const said = 'y'.repeat(350);
    assert.deepEqual(usageOf({ ...heard, said, stated: { inputTokens: 7 } }, messages, price), {
      inputTokens: 7,
      outputTokens: 100,
      estimated: true,
      dollars: 1.007,
    });
    const { dollars, outputTokens } = usageOf({ ...heard, said, stated: { dollars: 0.4 } }, messages, price);
    assert.deepEqual([dollars, outputTokens], [0.4, 100]);
  });
});

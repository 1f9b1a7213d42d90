import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addUsage, estimateUsage, reachedCap, spendingOf } from '../../../src/core/generation/spending.ts';

describe('spending', () => {
  it('adds up what turns used, and says when some of it is an estimate', () => {
    const known = { usage: { inputTokens: 100, outputTokens: 20, dollars: 0.25 } };
    assert.deepEqual(spendingOf([known, known]), { tokens: 240, dollars: 0.5, estimated: false });
    assert.deepEqual(spendingOf([known, { usage: { inputTokens: 1, estimated: true } }]), {
      tokens: 121,
      dollars: 0.25,
      estimated: true,
    });
    assert.deepEqual(spendingOf([{ usage: {} }]), { tokens: 0, dollars: undefined, estimated: false });
  });

  it('leaves unknown what nobody stated', () => {
    assert.deepEqual(addUsage({}, {}), {});
    assert.deepEqual(addUsage({ outputTokens: 3 }, { inputTokens: 2 }), { inputTokens: 2, outputTokens: 3 });
  });

  it('has a limit for tokens and one for money; 0 is none', () => {
    const spent = { tokens: 1500, dollars: 0.5, estimated: false };
    assert.equal(reachedCap(spent, {}), undefined);
    assert.equal(reachedCap(spent, { tokens: 0, dollars: 0 }), undefined);
    assert.equal(reachedCap(spent, { tokens: 1501, dollars: 0.51 }), undefined);
    assert.equal(reachedCap(spent, { tokens: 1500 }), '1,500 of 1,500 tokens');
    assert.equal(reachedCap({ ...spent, estimated: true }, { tokens: 1000 }), '≈ 1,500 of 1,000 tokens');
    assert.equal(reachedCap(spent, { tokens: 2000, dollars: 0.5 }), '$0.50 of $0.50');
    assert.equal(reachedCap({ tokens: 5, estimated: false }, { dollars: 1 }), undefined);
  });

  it('estimates a request nobody counted, pictures and answer included', () => {
    const messages = [{ role: 'user', content: 'x'.repeat(3500) }] as const;
    const plain = estimateUsage(messages, 'y'.repeat(350));
    assert.ok((plain.inputTokens ?? 0) >= 1000 && (plain.inputTokens ?? 0) < 1100);
    assert.equal(plain.outputTokens, 100);
    assert.equal(plain.estimated, true);
  });
});

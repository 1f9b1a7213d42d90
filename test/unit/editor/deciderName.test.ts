import assert from 'node:assert/strict';
import { userInfo } from 'node:os';
import { describe, it } from 'mocha';
import { deciderName, rememberDecider } from '../../../src/editor/deciderName.ts';

/** Keeps values as VS Code does. */
function keeper(values: Record<string, unknown> = {}) {
  const kept = new Map(Object.entries(values));
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) => (kept.get(key) as T | undefined) ?? otherwise,
    update: async (key: string, value: unknown) => void kept.set(key, value),
  };
}

describe('who decides, before anybody is asked', () => {
  it('is the account of this machine, then whoever decided last', async () => {
    const memento = keeper();
    assert.equal(deciderName(memento), userInfo().username);
    await rememberDecider(memento, 'Design lead');
    assert.equal(deciderName(memento), 'Design lead');
  });

  it('is never what cannot be a name', () => {
    for (const kept of ['  ', 7, null])
      assert.equal(deciderName(keeper({ 'footbridge.decidedBy': kept })), userInfo().username);
  });
});

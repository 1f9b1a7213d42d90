import assert from 'node:assert/strict';
import type { Commands } from '../../../src/editor/commands/allCommands.ts';
import { HandoffWork } from '../../../src/editor/guide/handoffWork.ts';

describe('“Take it back”, pressed twice', () => {
  it('takes the prototype back once, and does not say that it is not in the trash', async () => {
    let taken = 0;
    const run = async () => {
      taken += 1;
      if (taken > 1) throw new Error('It is not in the trash any more.');
      await new Promise((resolve) => setTimeout(resolve, 10));
    };
    const commands = { restorePrototype: { run } } as unknown as Commands;
    const work = new HandoffWork({} as never, commands, {} as never);
    const press = async () => await work.handle({ type: 'restorePrototype' }, 'guest-checkout');
    await Promise.all([press(), press()]);
    assert.equal(taken, 1);
  });
});

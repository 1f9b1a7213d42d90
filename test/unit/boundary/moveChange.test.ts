import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { moveChange, type MoveSteps } from '../../../src/app/boundary/moveChange.ts';

describe('moving a change out of production', () => {
  let production: string | undefined;
  let lab: string | undefined;
  const steps: MoveSteps<{ copy: string }> = {
    read: async () => (production === undefined ? undefined : Buffer.from(production)),
    copy: async (contents) => {
      lab = Buffer.from(contents).toString();
      return { copy: 'a.ts' };
    },
    putBack: async (isCopied) => {
      if (!(await isCopied())) return false;
      production = 'before';
      return true;
    },
  };

  beforeEach(() => {
    production = 'my idea';
    lab = undefined;
  });

  it('copies it, then puts production back', async () => {
    assert.deepEqual(await moveChange(steps), { copy: 'a.ts', putBack: true });
    assert.deepEqual([lab, production], ['my idea', 'before']);
  });

  it('leaves production as it is when somebody typed while it was copied', async () => {
    const typing = async (contents: Uint8Array): Promise<{ copy: string }> => {
      const copied = await steps.copy(contents);
      production += ', and more';
      return copied;
    };
    assert.deepEqual(await moveChange({ ...steps, copy: typing }), { copy: 'a.ts', putBack: false });
    assert.deepEqual([lab, production], ['my idea', 'my idea, and more']);
  });

  it('leaves production as it is when somebody typed while putting it back began', async () => {
    const typing = async (isCopied: () => Promise<boolean>): Promise<boolean> => {
      production += ', and more';
      return await steps.putBack(isCopied);
    };
    assert.deepEqual(await moveChange({ ...steps, putBack: typing }), { copy: 'a.ts', putBack: false });
    assert.equal(production, 'my idea, and more');
  });

  it('leaves production alone when nothing could be copied', async () => {
    const full = async (): Promise<never> => Promise.reject(new Error('disk full'));
    await assert.rejects(moveChange({ ...steps, copy: full }), /disk full/);
    assert.equal(production, 'my idea');
  });

  it('does nothing for a file that is gone', async () => {
    production = undefined;
    assert.equal(await moveChange(steps), undefined);
    assert.equal(lab, undefined);
  });
});

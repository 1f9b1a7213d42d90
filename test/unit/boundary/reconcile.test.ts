import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { reconcile } from '../../../src/app/boundary/reconcile.ts';
import type { SeenChange } from '../../../src/app/boundary/sight.ts';
import type { Crossing } from '../../../src/core/boundary/crossing.ts';

let count = 0;

function crossing(change: Crossing['change'], path: string, from?: string): Crossing {
  count += 1;
  return {
    schemaVersion: 1,
    id: `id-${count}`,
    at: '2026-03-02T10:00:00.000Z',
    type: 'crossed',
    folder: 'shop',
    path,
    zone: 'production',
    rule: 'production/default',
    change,
    silenced: false,
    ...(from === undefined ? {} : { from }),
    ended: undefined,
  };
}

const seen = (change: SeenChange['change'], path: string): SeenChange => ({ path, change, canPutBack: true });

/** Which changes are new, and which crossings nothing stands for any more. */
function compare(open: readonly Crossing[], changes: readonly SeenChange[]) {
  const { unseen, settled } = reconcile(open, changes);
  return [unseen.map(({ change, path }) => `${change} ${path}`), settled.map(({ path }) => path)];
}

describe('comparing what the disk shows with open crossings', () => {
  it('takes what editor and disk show of a file for one, and tells causes apart', () => {
    const open = [crossing('edit', 'a.ts'), crossing('edit', 'b.ts')];
    assert.deepEqual(compare(open, [seen('edit', 'a.ts'), seen('delete', 'b.ts'), seen('create', 'c.ts')]), [
      ['delete b.ts', 'create c.ts'],
      ['b.ts'],
    ]);
  });

  it('takes a renamed file for one crossing, though the disk shows two', () => {
    const open = [crossing('rename', 'new.ts', 'old.ts')];
    assert.deepEqual(compare(open, [seen('create', 'new.ts'), seen('delete', 'old.ts')]), [[], []]);
    assert.deepEqual(compare(open, []), [[], ['new.ts']]);
  });

  it('takes what happened to a folder for what happened to all in it, and to nothing beside it', () => {
    const open = [crossing('create', 'copy'), crossing('delete', 'gone')];
    const changes = [
      seen('create', 'copy/a/b.ts'),
      seen('delete', 'gone/a.ts'),
      seen('create', 'copy2/a.ts'),
    ];
    assert.deepEqual(compare(open, changes), [['create copy2/a.ts'], []]);
  });
});

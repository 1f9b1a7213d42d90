import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { folderLabels } from '../../../src/core/boundary/folderLabels.ts';

const folder = (path: string, name = path.split(/[\\/]/).at(-1) ?? '') => ({ name, path });

describe('labels of production folders', () => {
  it('are the names where these differ', () => {
    assert.deepEqual(folderLabels([folder('/w/web'), folder('/w/api')]), ['web', 'api']);
  });

  it('tell folders of one name apart by the folders they are in', () => {
    assert.deepEqual(folderLabels([folder('/a/web'), folder('/w/api'), folder('/b/web')]), [
      'a/web',
      'api',
      'b/web',
    ]);
    assert.deepEqual(folderLabels([folder('/x/a/web'), folder('/y/a/web')]), ['x/a/web', 'y/a/web']);
    assert.deepEqual(folderLabels([folder('C:\\a\\web'), folder('C:\\b\\web')]), ['a/web', 'b/web']);
  });

  it('go by what the window calls a folder', () => {
    assert.deepEqual(folderLabels([folder('/a/web', 'Shop'), folder('/b/web')]), ['Shop', 'web']);
    assert.deepEqual(folderLabels([folder('/a/one', 'Shop'), folder('/b/two', 'Shop')]), [
      'a/Shop',
      'b/Shop',
    ]);
  });

  it('are never shared, whatever the folders are called and wherever they are', () => {
    const part = fc.constantFrom('a', 'b', 'web', 'a/web');
    const folders = fc.uniqueArray(
      fc.record({
        name: part,
        path: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
      }),
      { selector: ({ path }) => path, maxLength: 6 },
    );
    fc.assert(
      fc.property(folders, (given) => {
        const labels = folderLabels(given);
        assert.equal(new Set(labels).size, given.length);
      }),
    );
  });

  it('do not depend on the order of the folders', () => {
    const folders = [folder('/a/web'), folder('/b/web'), folder('/w/api')];
    assert.deepEqual(folderLabels(folders.toReversed()), folderLabels(folders).toReversed());
  });
});

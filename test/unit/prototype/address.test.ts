import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { isRemote, resolveModule, resolvePath } from '../../../src/core/prototype/address.ts';

describe('addresses in a prototype', () => {
  it('are resolved against the file that names them', () => {
    assert.equal(resolvePath('src/app.ts', './basket.css'), 'src/basket.css');
    assert.equal(resolvePath('src/app.ts', '../logo.svg?v=2#a'), 'logo.svg');
    assert.equal(resolvePath('src/app.ts', '/styles.css'), 'styles.css');
  });

  it('never leave the prototype', () => {
    assert.equal(resolvePath('app.ts', '../secret.json'), undefined);
    const piece = fc.constantFrom(
      '..',
      '%2e%2E',
      '%2F',
      '%',
      '.',
      'a',
      '',
      '/',
      'C:',
      'https:',
      '\\',
      'b.ts',
    );
    fc.assert(
      fc.property(fc.array(piece).map((pieces) => pieces.join('/')), (address) => {
        const path = resolvePath('src/deep/app.ts', address);
        assert.ok(path === undefined || !path.split('/').some((segment) => segment === '..' || segment === '.'));
        assert.ok(path === undefined || !path.startsWith('/'));
      }),
    ); // prettier-ignore
  });

  it('that name another host are known in every spelling', () => {
    for (const address of [
      'http://x',
      'HTTPS://x',
      '//x',
      ' //x',
      '\\\\x',
      '/\\x',
      'ht\ntp://x',
      'ftp:x',
      'file:///x',
    ]) {
      assert.equal(isRemote(address), true, address);
    }
    for (const address of ['a/b', './x', '#a', 'data:,x', '/x', '?a'])
      assert.equal(isRemote(address), false, address);
  });

  it('of modules may leave out the extension', () => {
    const files = new Map(['src/a.ts', 'src/b/index.ts', 'src/c.json', 'src/d.js'].map((path) => [path, '']));
    assert.equal(resolveModule('src/app.ts', './a', files), 'src/a.ts');
    assert.equal(resolveModule('src/app.ts', './a.js', files), 'src/a.ts');
    assert.equal(resolveModule('src/app.ts', './b', files), 'src/b/index.ts');
    assert.equal(resolveModule('src/app.ts', './d', files), 'src/d.js');
    assert.equal(resolveModule('src/app.ts', './e', files), undefined);
  });
});

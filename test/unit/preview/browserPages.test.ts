import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { BrowserPages } from '../../../src/node/preview/browserPages.ts';
import { temporaryFolder } from '../../support/cleanup.ts';

describe('pages for a browser', () => {
  const usual = process.env['TMPDIR'];
  let folder: ReturnType<typeof temporaryFolder>;
  let pages: BrowserPages;
  beforeEach(() => {
    folder = temporaryFolder('pages');
    process.env['TMPDIR'] = folder.path;
    pages = new BrowserPages();
  });
  afterEach(() => {
    pages.dispose();
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
    folder.remove();
  });

  it('share one folder that only this user may read, and go with it', async () => {
    const [a, b] = await Promise.all([pages.write('a', 'A'), pages.write('b/../c', 'B')]);
    assert.equal(path.dirname(a), path.dirname(b));
    assert.equal(readFileSync(b, 'utf8'), 'B');
    assert.equal(statSync(path.dirname(a)).mode & 0o777, 0o700);
    pages.dispose();
    assert.ok(!existsSync(path.dirname(a)));
  });

  it('can be written once there is room again', async () => {
    process.env['TMPDIR'] = path.join(folder.path, 'gone');
    await assert.rejects(pages.write('a', 'A'), { code: 'ENOENT' });
    process.env['TMPDIR'] = folder.path;
    assert.equal(readFileSync(await pages.write('a', 'A'), 'utf8'), 'A');
  });
});

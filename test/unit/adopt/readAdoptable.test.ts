import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readAdoptable } from '../../../src/node/adopt/readAdoptable.ts';
import { temporaryFolder } from '../../support/cleanup.ts';

const page = '<link rel="stylesheet" href="css/main.css?v=2"><img src="./tea%20pot.svg"><h1>Tea</h1>';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('reading what is to be adopted', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const { signal } = new AbortController();
  beforeEach(() => {
    folder = temporaryFolder('adopt');
  });
  afterEach(() => folder.remove());

  function put(name: string, content: string | Uint8Array): string {
    const file = path.join(folder.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  async function read(source: string) {
    const { files, leftOut } = await readAdoptable(source, signal);
    return {
      files: Object.fromEntries(files.map((file) => [file.path, 'text' in file ? file.text : file.base64])),
      leftOut: Object.fromEntries(leftOut.map(({ path: where, why }) => [where, why])),
    };
  }

  it('takes a folder without packages, links, secrets and what is too large', async () => {
    put('app/index.html', page);
    put('app/logo.png', new Uint8Array([1, 2, 3]));
    put('app/node_modules/react/index.js', 'x');
    put('app/.git/config', 'x');
    put('app/.env', 'KEY=1');
    put('app/big.js', 'x'.repeat(1_100_000));
    put('app/latin.css', new Uint8Array([0x68, 0xe4, 0xff]));
    put('secret.js', 'secret');
    symlinkSync(path.join(folder.path, 'secret.js'), path.join(folder.path, 'app/link.js'));
    symlinkSync(folder.path, path.join(folder.path, 'app/up'));
    const { files, leftOut } = await read(path.join(folder.path, 'app'));
    assert.deepEqual(files, { 'index.html': page, 'logo.png': 'AQID' });
    assert.deepEqual(Object.keys(leftOut).toSorted(), [
      '.env',
      '.git/',
      'big.js',
      'latin.css',
      'link.js',
      'node_modules/',
      'up',
    ]);
  });

  it('takes a page with the files beside it that it names, and nothing above it', async () => {
    put('secret.css', 'secret');
    put('site/css/main.css', 'h1 {}');
    put('site/tea pot.svg', '<svg/>');
    put('site/unnamed.js', 'x');
    symlinkSync(folder.path, path.join(folder.path, 'site/up'));
    const source = put(
      'site/index.html',
      `${page}<link href="../secret.css"><link href="up/secret.css"><script src="missing.js"></script>`,
    );
    const { files } = await read(source);
    assert.deepEqual(Object.keys(files).toSorted(), ['css/main.css', 'index.html', 'tea pot.svg']);
  });

  it('takes names as Macs write them, with marks of their own, in a folder and in a ZIP', async () => {
    const [onMac, plain] = ['größe.png'.normalize('NFD'), 'größe.png'.normalize('NFC')];
    assert.notEqual(onMac, plain);
    put(`app/${onMac}`, new Uint8Array([1, 2, 3]));
    const zip = zipSync({ 'index.html': bytes(page), [onMac]: new Uint8Array([1, 2, 3]) });
    for (const source of [path.join(folder.path, 'app'), put('tea.zip', zip)]) {
      const { files, leftOut } = await read(source);
      assert.equal(files[plain], 'AQID', source);
      assert.deepEqual(leftOut, {});
    }
  });

  it('reads text in UTF-8 with a mark and in UTF-16', async () => {
    put('a/one.js', Buffer.from('\uFEFFlet ö;', 'utf8'));
    put('a/two.js', Buffer.from('\uFEFFlet ö;', 'utf16le'));
    assert.deepEqual((await read(path.join(folder.path, 'a'))).files, {
      'one.js': 'let ö;',
      'two.js': 'let ö;',
    });
  });

  it('takes a ZIP without unpacking it', async () => {
    const zip = zipSync({
      'tea-main/index.html': bytes(page),
      'tea-main/logo.png': new Uint8Array([1, 2, 3]),
      'tea-main/node_modules/react/index.js': bytes('x'),
      'tea-main/node_modules/react/other.js': bytes('x'),
      '__MACOSX/._index.html': bytes('x'),
    });
    const { files, leftOut } = await read(put('tea.zip', zip));
    assert.deepEqual(files, { 'tea-main/index.html': page, 'tea-main/logo.png': 'AQID' });
    assert.deepEqual(Object.keys(leftOut).toSorted(), ['__MACOSX/', 'tea-main/node_modules/']);
  });

  it('does not take links in a ZIP', async () => {
    const link = [bytes('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] as const;
    const zip = zipSync({ 'index.html': bytes(page), 'link.txt': [link[0], link[1]] });
    const { files, leftOut } = await read(put('tea.zip', zip));
    assert.deepEqual(Object.keys(files), ['index.html']);
    assert.match(leftOut['link.txt'] ?? '', /link/);
  });

  for (const name of ['../evil.html', '/etc/evil.html', 'a/../../evil.html'])
    it(`refuses a ZIP that names ${name}`, async () => {
      const source = put('tea.zip', zipSync({ [name]: bytes(page) }));
      await assert.rejects(read(source), {
        code: 'adopt-unreadable',
        message: /names files outside of itself/,
      });
    });

  it('is not blown up by a ZIP that unpacks to far more', async () => {
    const source = put(
      'bomb.zip',
      zipSync({ 'index.html': bytes(page), 'bomb.js': new Uint8Array(16 * 1024 * 1024) }),
    );
    assert.deepEqual(Object.keys((await read(source)).files), ['index.html']);
  });

  it('is not blown up by a ZIP that lies about its size', async () => {
    const zip = Buffer.from(zipSync({ 'bomb.js': new Uint8Array(4 * 1024 * 1024) }));
    // The size before packing stands in the local header at 22 and in the directory at 24.
    zip.writeUInt32LE(100, 22);
    zip.writeUInt32LE(100, zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    await assert.rejects(read(put('bomb.zip', zip)), { code: 'adopt-unreadable' });
  });

  it('stops at a sane number of files and bytes', async () => {
    for (let index = 0; index < 410; index += 1) put(`many/${index}.js`, 'x');
    const { files, leftOut } = await read(path.join(folder.path, 'many'));
    assert.equal(Object.keys(files).length, 400);
    assert.equal(Object.keys(leftOut).length, 10);
  });

  it('finds the files of a saved chat', async () => {
    const { files } = await read(put('chat.md', '### index.html\n```html\n<h1>Tea</h1>\n```\n'));
    assert.deepEqual(files, { 'index.html': '<h1>Tea</h1>\n' });
  });

  it('says plainly when there is nothing to read', async () => {
    await assert.rejects(read(path.join(folder.path, 'gone')), {
      code: 'adopt-unreadable',
      message: /not there/,
    });
    await assert.rejects(read(put('broken.zip', 'no zip')), { code: 'adopt-unreadable', message: /damaged/ });
  });

  it('can be cancelled, and changes nothing it reads', async () => {
    const source = put('app/index.html', page);
    const cancelled = AbortSignal.abort();
    await assert.rejects(readAdoptable(path.dirname(source), cancelled), { code: 'cancelled' });
    await read(path.dirname(source));
    assert.equal(readFileSync(source, 'utf8'), page);
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { FootbridgeError } from '../../../src/core/errors/footbridgeError.ts';
import type { CapturedScreen } from '../../../src/core/handoff/screens/capturedScreen.ts';
import { keepScreens, readScreens } from '../../../src/node/lab/screenStore.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/cleanup.ts';

const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const screens: readonly CapturedScreen[] = [
  { screen: 'list', state: 'ready', file: 'screens/list-ready-1.png', width: 1, height: 1, png },
  { screen: 'pay', state: 'ready', missing: 'notReached' },
];
const version = (digit: string) => digit.repeat(64);

describe('pictures of screens in the lab', () => {
  let folder: TemporaryFolder;
  let root = '';
  const own = (...names: string[]) => path.join(root, '.footbridge', 'screens', 'shop', ...names);
  beforeEach(() => {
    folder = temporaryFolder('screens');
    root = folder.path;
  });
  afterEach(() => folder.remove());

  it('come back as they were kept', async () => {
    assert.equal(await readScreens(root, 'shop', version('a')), undefined);
    await keepScreens(root, 'shop', version('a'), screens);
    const read = await readScreens(root, 'shop', version('a'));
    assert.deepEqual(read?.map((screen) => ({ ...screen, png: screen.png && [...screen.png] })), [
      { ...screens[0], png: [...png] },
      { ...screens[1], png: undefined },
    ]); // prettier-ignore
    assert.equal(await readScreens(root, 'shop', version('b')), undefined);
  });

  it('are taken again when one is not what was kept, is gone, or the list is damaged', async () => {
    const files = [['list-ready-1.png', 'not a picture'], ['screens.json', '{"schemaVersion":1,'], ['screens.json', '{"schemaVersion":9}']] as const; // prettier-ignore
    for (const [name, text] of files) {
      await keepScreens(root, 'shop', version('a'), screens);
      writeFileSync(own(version('a'), name), text);
      assert.equal(await readScreens(root, 'shop', version('a')), undefined, name);
    }
    writeFileSync(own(version('a'), 'screens.json'), listOf('../../../secret.png'));
    assert.equal(await readScreens(root, 'shop', version('a')), undefined);
  });

  it('are kept of the last three versions, and nothing else in the folder is touched', async () => {
    for (const [index, digit] of ['a', 'b', 'c', 'd'].entries()) {
      await keepScreens(root, 'shop', version(digit), screens);
      const at = new Date(2026, 0, index + 1);
      utimesSync(own(version(digit)), at, at);
      if (digit === 'a') mkdirSync(own('my-own'));
    }
    assert.deepEqual(readdirSync(own()).toSorted(), [version('b'), version('c'), version('d'), 'my-own']);
  });

  it('are kept by two exports at once, however many older ones both find', async () => {
    for (const digit of ['a', 'b', 'c']) await keepScreens(root, 'shop', version(digit), screens);
    for (const digit of '0123456789') mkdirSync(own(version(digit)));
    await Promise.all(
      Array.from({ length: 6 }, async () => await keepScreens(root, 'shop', version('d'), screens)),
    );
    assert.equal(readdirSync(own()).length, 3);
    assert.ok(await readScreens(root, 'shop', version('d')));
  });

  it('are never read or written through a link', async function () {
    // Making links takes rights there that a user may not have.
    if (process.platform === 'win32') this.skip();
    const elsewhere = temporaryFolder('elsewhere');
    try {
      mkdirSync(path.join(root, '.footbridge', 'screens'), { recursive: true });
      symlinkSync(elsewhere.path, own());
      await assert.rejects(keepScreens(root, 'shop', version('a'), screens), isUnsafe);
      await assert.rejects(readScreens(root, 'shop', version('a')), isUnsafe);
      assert.deepEqual(readdirSync(elsewhere.path), []);
    } finally {
      elsewhere.remove();
    }
  });
});

function listOf(file: string): string {
  const screen = { screen: 'list', state: 'ready', file, width: 1, height: 1 };
  return JSON.stringify({ schemaVersion: 1, screens: [screen], hashes: {} });
}

function isUnsafe(error: unknown): boolean {
  return error instanceof FootbridgeError && error.code === 'unsafe-path';
}

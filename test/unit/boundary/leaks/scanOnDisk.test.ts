import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { ScanRequest } from '../../../../src/core/boundary/leaks/scanRequest.ts';
import { bytesReader } from '../../../../src/node/boundary/readBytes.ts';
import { scanLeaks } from '../../../../src/node/boundary/scanLeaks.ts';
import { SourceTree } from '../../../../src/node/boundary/sourceTree.ts';
import { variant } from './leakGround.ts';

describe('a scan for leaks on disk', () => {
  let folder: string;

  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  const request = (listing: readonly string[], labListing: readonly string[] = []): ScanRequest => ({
    production: `${folder}/shop`,
    lab: `${folder}/shop-lab`,
    listing,
    labListing,
    tree: Object.assign(new SourceTree(), { bytes: bytesReader() }),
  });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'footbridge-leaks-'));
    await write(`shop-lab/${variant}/card.ts`, 'export const card = 1;\n');
    await mkdir(path.join(folder, 'shop/src'), { recursive: true });
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('finds what it finds in memory, and reads each file whole', async () => {
    const filler = '// nothing here\n'.repeat(50_000);
    await write('shop/src/long.ts', `${filler}import '../../shop-lab/${variant}/card';\n`);
    await write('shop/src/short.ts', 'export {};\n');
    const { leaks, scanned } = await scanLeaks(request(['src/long.ts', 'src/short.ts', 'src/missing.ts']));
    assert.deepEqual(
      leaks.map(({ path: file, line }) => [file, line]),
      [['src/long.ts', 50_001]],
    );
    assert.equal(scanned, 3);
  });

  it('finds links into the lab, to folders and to files', async () => {
    await symlink(path.join(folder, 'shop-lab/experiments'), path.join(folder, 'shop/src/proto'));
    await symlink(path.join(folder, `shop-lab/${variant}/card.ts`), path.join(folder, 'shop/src/card.ts'));
    await symlink(path.join(folder, 'shop/src'), path.join(folder, 'shop/source'));
    const { leaks } = await scanLeaks(request(['src/proto', 'src/card.ts', 'source']));
    assert.deepEqual(
      leaks.map(({ rule, path: file, subject }) => [rule, file, subject]),
      [
        ['leak/production-imports-prototype', 'src/card.ts', `${variant}/card.ts`],
        ['leak/production-imports-prototype', 'src/proto', 'experiments'],
      ],
    );
  });

  it('names files that are too large to be checked', async () => {
    await write('shop/src/huge.js', '//\n'.repeat(2_000_000));
    const { leaks, unchecked } = await scanLeaks(request(['src/huge.js']));
    assert.deepEqual([leaks, unchecked.map((one) => one.path)], [[], ['src/huge.js']]);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    await assert.rejects(scanLeaks({ ...request(['src/a.ts']), signal: stop.signal }), {
      name: 'AbortError',
    });
  });
});

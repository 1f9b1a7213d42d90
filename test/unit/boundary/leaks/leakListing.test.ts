import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { BoundaryInWorker } from '../../../../src/node/boundary/boundaryInWorker.ts';
import { LeakListing } from '../../../../src/node/boundary/leakListing.ts';
import { leakSides } from '../../../../src/node/boundary/leakSides.ts';
import { realFile } from '../../../../src/node/boundary/realFile.ts';
import { variant } from './leakGround.ts';

const workerSource = fileURLToPath(
  new URL('../../../../src/node/boundary/boundaryWorker.ts', import.meta.url),
);

describe('the files of a search for leaks', () => {
  let folder: string;
  const { signal } = new AbortController();

  const write = async (file: string, text = ''): Promise<string> => {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
    return `${folder}/${file}`;
  };
  const sides = () => ({ production: `${folder}/shop`, lab: `${folder}/shop-lab`, git: undefined });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'footbridge-listing-'));
    await write('shop/src/a.ts');
    await write(`shop-lab/${variant}/app.tsx`);
    await write('shop-lab/.footbridge/trash/old.ts');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('are listed once; after that only what changed is added, until everything is asked for again', async () => {
    const listings = new LeakListing();
    const first = await listings.of(sides(), undefined, signal);
    assert.deepEqual(first, { listing: ['src/a.ts'], labListing: [`${variant}/app.tsx`] });
    await write('shop/src/unseen.ts');
    const added = [await write('shop/src/b.ts'), await write(`shop-lab/${variant}/key.ts`)];
    const again = await listings.of(sides(), added, signal);
    assert.deepEqual(again.listing.toSorted(), ['src/a.ts', 'src/b.ts']);
    assert.deepEqual(again.labListing.toSorted(), [`${variant}/app.tsx`, `${variant}/key.ts`]);
    const whole = await listings.of(sides(), undefined, signal);
    assert.deepEqual(whole.listing.toSorted(), ['src/a.ts', 'src/b.ts', 'src/unseen.ts']);
  });

  it('are those of another lab when another is opened', async () => {
    const listings = new LeakListing();
    await listings.of(sides(), undefined, signal);
    const other = { ...sides(), lab: undefined };
    const file = `${folder}/shop/src/a.ts`;
    assert.deepEqual(await listings.of(other, [file], signal), { listing: ['src/a.ts'], labListing: [] });
  });

  it('are listed in the worker, which then finds what changed in some of them', async () => {
    const worker = new BoundaryInWorker(workerSource, 1);
    try {
      const order = { ...sides(), ignoresCase: false };
      const clean = await worker.run('leaks', order);
      assert.deepEqual([clean.leaks, clean.scanned], [[], 2]);
      const crossing = await write('shop/src/a.ts', `import '../../shop-lab/${variant}/app';\n`);
      const found = await worker.run('leaks', { ...order, files: [crossing] });
      assert.deepEqual(
        found.leaks.map(({ rule, path: file }) => [rule, file]),
        [['leak/production-imports-prototype', 'src/a.ts']],
      );
      assert.equal(found.scanned, 1);
    } finally {
      worker.dispose();
    }
  });

  it('are compared where they really are, when the window reaches both sides through a link', async () => {
    const crossing = await write('shop/src/a.ts', `import '../../shop-lab/${variant}/app';\n`);
    const key = await write(`shop-lab/${variant}/app.tsx`, "import '../../../../../shop/src/a';\n");
    const link = `${folder}-link`;
    await symlink(folder, link, 'junction');
    const worker = new BoundaryInWorker(workerSource, 1);
    try {
      const { production, lab } = await leakSides(path.join(link, 'shop'), path.join(link, 'shop-lab'));
      const order = { production, lab, git: undefined };
      const both = ['leak/production-imports-prototype', 'leak/prototype-imports-production'];
      const whole = await worker.run('leaks', order);
      assert.deepEqual(
        whole.leaks.map(({ rule }) => rule),
        both,
      );
      const shown = [crossing, key].map((file) => file.replace(folder, link));
      const again = await worker.run('leaks', { ...order, files: await Promise.all(shown.map(realFile)) });
      assert.deepEqual(
        again.leaks.map(({ rule }) => rule),
        both,
      );
    } finally {
      worker.dispose();
      await rm(link);
    }
  });
});

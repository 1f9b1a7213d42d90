import assert from 'node:assert/strict';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { moveIntoPrototype } from '../../../src/app/boundary/moveIntoPrototype.ts';
import { writeMoved } from '../../../src/node/boundary/writeMoved.ts';
import { createGenerationLab, slug, type GenerationLab } from '../generation/generationLab.ts';

describe('moving a production change into the prototype', () => {
  let lab: GenerationLab;

  beforeEach(async () => {
    lab = await createGenerationLab({ variants: [{ id: 'a', createdAt: '2029-05-04T10:00:00.000Z' }] });
    await lab.store.applyTurn(slug, 'a', [{ path: 'index.html', text: '<h1>Hello</h1>' }]);
  });

  afterEach(() => lab.remove());

  async function move(file: string, contents: Uint8Array | string) {
    const bytes = Buffer.from(contents);
    const root = await realpath(lab.store.root);
    return await moveIntoPrototype(
      { experiment: slug, path: file, contents: bytes, base64: () => bytes.toString('base64') },
      {
        store: lab.store,
        checkpoints: lab.checkpoints,
        writeMoved: async (order) => await writeMoved(root, order),
      },
    );
  }

  it('copies text and pictures into the newest variant, each with a checkpoint', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
    assert.deepEqual(await move('src/Cart.tsx', '\ufeffexport {};\r\n'), {
      variant: 'a',
      file: 'from-production/src/Cart.tsx',
    });
    assert.deepEqual(await move('img/logo.png', picture), {
      variant: 'a',
      file: 'from-production/img/logo.png',
    });
    const folder = path.join(lab.store.variantFolder(slug, 'a'), 'from-production');
    assert.equal(await readFile(path.join(folder, 'src/Cart.tsx'), 'utf8'), '\ufeffexport {};\r\n');
    assert.deepEqual(await readFile(path.join(folder, 'img/logo.png')), picture);
    const messages = (await lab.checkpoints.list(slug, 'a')).map(({ message }) => message);
    assert.deepEqual(messages, [
      'Moved from production: img/logo.png',
      'Moved from production: src/Cart.tsx',
      'Edited by hand',
    ]);
  });

  it('brings nothing back that another window throws away meanwhile, and leaves it restorable', async () => {
    const at = new Date('2029-05-05T10:00:00.000Z');
    const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
    const discarding = lab.store.holdVariant(slug, 'a', async () => {
      held();
      await delay(200);
      await lab.store.discard(slug, at, () => undefined);
    });
    await isHeld;
    await assert.rejects(move('src/Cart.tsx', 'export {};'), { code: 'already-decided' });
    await discarding;
    assert.deepEqual(await lab.store.readVariant(slug, 'a'), []);
    await lab.store.restore(slug, at);
    const files = await lab.store.readVariant(slug, 'a');
    assert.deepEqual(files, [{ path: 'index.html', text: '<h1>Hello</h1>' }]);
  });

  it('writes beside the prototype what may not be in one, and loses no earlier copy', async () => {
    const cases: readonly [string, Uint8Array | string, string][] = [
      ['db/migrate.sql', 'drop table;', 'moved/db/migrate.sql'],
      ['db/migrate.sql', 'drop table;', 'moved/db/migrate.sql'],
      ['db/migrate.sql', 'another', 'moved-2/db/migrate.sql'],
      ['.github/workflows/ci.yml', 'on: push', 'moved/_github/workflows/ci.yml'],
      ['src/latin.ts', Buffer.from([0x2f, 0x2f, 0xe9]), 'moved/src/latin.ts'],
    ];
    for (const [file, contents, where] of cases) {
      assert.deepEqual(await move(file, contents), { beside: `experiments/${slug}/${where}` });
      const written = await readFile(path.join(lab.store.root, 'experiments', slug, where));
      assert.deepEqual(written, Buffer.from(contents));
    }
    assert.deepEqual(
      Object.keys(lab.files()).filter((file) => file.includes('from-production')),
      [],
    );
  });

  it('refuses when the experiment is over, and writes nothing', async () => {
    await lab.store.updateExperiment(slug, (experiment) => ({ ...experiment, stage: 'discarded' }));
    const before = lab.files();
    await assert.rejects(move('src/Cart.tsx', 'export {};'), { code: 'already-decided' });
    assert.deepEqual(lab.files(), before);
  });
});

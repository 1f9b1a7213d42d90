import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { fingerprintVariants } from '../../../src/app/fingerprintVariants.ts';
import { readSettled } from '../../../src/app/generation/readSettled.ts';
import { LabState } from '../../../src/app/labState.ts';
import type { LabStore, PrototypeCompiler } from '../../../src/app/ports.ts';
import { errors } from '../../../src/core/errors.ts';
import { PaneLoader } from '../../../src/editor/preview/paneLoader.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { slug, testedLab } from '../evidence/testedLab.ts';

/** Shows of a page the texts it was compiled from. */
const compiler: PrototypeCompiler = {
  compile: async ({ files }) => ({ page: files.map(({ text }) => text).join(' | '), findings: [] }),
  check: async () => [],
};

async function loaderOf(store: LabStore, shown: PrototypeCompiler = compiler) {
  const lab = new LabState(() => undefined);
  await lab.open(store, undefined);
  const unused = (): never => assert.fail('nothing is shown');
  const problems = { begin: unused } as unknown as ConstructorParameters<typeof PaneLoader>[1];
  return new PaneLoader({ lab, compiler: shown, checkpoints: unused }, problems);
}

/** A window in which a turn of variant `a` has written one of its two files, and writes the other in a moment. */
async function halfWritten() {
  const { store, lab, experiment, deps } = await testedLab();
  const { promise: isHalf, resolve: half } = Promise.withResolvers<void>();
  const written = store.holdVariant(slug, 'a', async () => {
    await store.applyTurn(slug, 'a', [{ path: 'index.html', text: 'new page' }]);
    half();
    await delay(200);
    await store.applyTurn(slug, 'a', [{ path: 'main.css', text: 'new style' }]);
  });
  await isHalf;
  return { store: await openLabStore(lab), experiment: await experiment(), deps, written };
}

describe('a page that leaves the window', () => {
  it('holds no half of a turn that another window is writing', async () => {
    const { store, experiment, written } = await halfWritten();
    const { page, files } = await (await loaderOf(store)).compile(experiment, 'a');
    await written;
    assert.equal(page, 'new page | new style');
    assert.deepEqual(
      files.map(({ path }) => path),
      ['index.html', 'main.css'],
    );
  });

  it('has the fingerprint of a whole turn', async () => {
    const { store, deps, written } = await halfWritten();
    const whole = await fingerprintVariants(slug, ['a'], { ...deps, store }, readSettled);
    await written;
    assert.deepEqual(await fingerprintVariants(slug, ['a'], deps), whole);
  });

  it('comes with the files it was made from, also when they change while it is compiled', async () => {
    const { store, experiment } = await testedLab();
    const changing: PrototypeCompiler = {
      ...compiler,
      compile: async (source, title) => {
        await store.applyTurn(slug, 'a', [{ path: 'index.html', text: 'later' }]);
        return await compiler.compile(source, title);
      },
    };
    const { page, files } = await (await loaderOf(store, changing)).compile(await experiment(), 'a');
    assert.deepEqual([page, files.map(({ text }) => text)], ['<main>a</main>', ['<main>a</main>']]);
  });

  it('can be made from a lab that cannot be written to', async () => {
    const { store, experiment } = await testedLab();
    const refused = async () => await Promise.reject(errors.writeFailed('x', 'the disk is read-only'));
    const { page } = await (
      await loaderOf({ ...store, holdVariant: refused })
    ).compile(await experiment(), 'a');
    assert.equal(page, '<main>a</main>');
  });
});

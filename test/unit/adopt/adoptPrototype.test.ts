import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { adoptPrototype, type AdoptDeps } from '../../../src/app/adoptPrototype.ts';
import { lockProtocol } from '../../../src/app/lockProtocol.ts';
import { undoGeneration } from '../../../src/app/generation/undoGeneration.ts';
import type { Findings } from '../../../src/core/adopt/adoption.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import {
  createGenerationLab,
  scriptedProvider,
  slug,
  type GenerationLab,
} from '../generation/generationLab.ts';

const page = '<!doctype html>\n<body><main data-screen="basket"><h1>Tea</h1></main></body>\n';
const picture = { path: 'tea.png', base64: 'AQID' };

describe('adopting a prototype', () => {
  let lab: GenerationLab;
  beforeEach(async () => {
    lab = await createGenerationLab();
  });
  afterEach(() => lab.remove());

  function depsFor(found: Partial<Findings>, parts: Partial<AdoptDeps> = {}): AdoptDeps {
    const deps = lab.deps(scriptedProvider());
    return { ...deps, sha256, read: async () => ({ files: [], leftOut: [], ...found }), ...parts };
  }

  const order = { experiment: slug, source: '/home/someone/tea shop.zip' };
  const files = [{ path: 'index.html', text: page }, picture];

  it('makes the first variant of it, pictures too, with one checkpoint and a record', async () => {
    const result = await adoptPrototype(order, depsFor({ files }));
    assert.equal(result.variant, 'a');
    assert.deepEqual(result.files, ['index.html', 'tea.png']);
    assert.deepEqual(result.rejected, []);
    assert.equal(lab.files()['variants/a/index.html'], page);
    assert.deepEqual(await lab.store.readAssets(slug, 'a'), [picture]);
    const { stage, variants } = await lab.store.readExperiment(slug);
    assert.equal(stage, 'prototyping');
    assert.deepEqual(
      variants.map(({ id }) => id),
      ['a'],
    );
    const [turn, ...others] = (await lab.store.readGenerations(slug)).records;
    assert.deepEqual(others, []);
    assert.equal(turn?.purpose, 'adopt');
    assert.equal(turn?.instruction, 'Adopted from tea shop.zip');
    assert.equal(turn?.checkpoint, result.checkpoint);
    const checkpoints = await lab.checkpoints.list(slug, 'a');
    assert.deepEqual(
      checkpoints.map(({ id }) => id),
      [result.checkpoint],
    );
  });

  it('leaves nothing in an experiment that another window throws away meanwhile', async () => {
    let isThrownAway = false;
    const updateExperiment: typeof lab.store.updateExperiment = async (id, change) => {
      const written = await lab.store.updateExperiment(id, change);
      if (!isThrownAway) {
        isThrownAway = true;
        await lab.store.discard(slug, new Date('2029-05-05T10:00:00Z'), () => undefined);
      }
      return written;
    };
    const deps = depsFor({ files }, { store: { ...lab.store, updateExperiment } });
    await assert.rejects(adoptPrototype(order, deps), { code: 'already-decided' });
    assert.deepEqual(await lab.store.readVariant(slug, 'a'), []);
    assert.deepEqual(await lab.checkpoints.list(slug, 'a'), []);
  });

  it('makes a new variant beside others and leaves them as they are', async () => {
    await adoptPrototype(order, depsFor({ files }));
    const before = lab.files()['variants/a/index.html'];
    const second = await adoptPrototype(
      order,
      depsFor({ files: [{ path: 'page.html', text: '<main>Other</main>' }] }),
    );
    assert.equal(second.variant, 'b');
    assert.match(lab.files()['variants/b/index.html'] ?? '', /data-screen="basket">Other/);
    assert.equal(lab.files()['variants/a/index.html'], before);
    assert.ok(second.notes.some((note) => note.includes('"Basket"')));
  });

  it('lists what does not run with file and line, and keeps it so that it can be mended', async () => {
    const check: AdoptDeps['check'] = async () => [
      { severity: 'error', file: 'app.js', line: 3, message: 'There is no module "three"' },
      { severity: 'warning', file: 'app.js', line: 1, message: 'Small thing' },
    ];
    const leftOut = [{ path: 'package.json', why: 'Settings of tools are not needed.' }];
    const result = await adoptPrototype(order, depsFor({ files, leftOut }, { check }));
    assert.deepEqual(result.rejected, [
      { path: 'app.js', why: 'Line 3: There is no module "three".' },
      ...leftOut,
    ]);
    assert.equal(lab.files()['variants/a/index.html'], page);
  });

  it('writes nothing when there is nothing to show', async () => {
    const before = lab.files();
    const leftOut = [{ path: 'App.vue', why: 'Vue is not compiled.' }];
    await assert.rejects(adoptPrototype(order, depsFor({ leftOut })), {
      code: 'nothing-to-adopt',
      message: /"tea shop\.zip".*App\.vue: Vue is not compiled\)/,
    });
    assert.deepEqual(lab.files(), before);
  });

  it('leaves no listed variant behind when writing fails or it is cancelled', async () => {
    const store = { ...lab.store, applyTurn: () => Promise.reject(new Error('disk')) };
    const failing = depsFor({ files }, { store: Object.assign(Object.create(lab.store), store) });
    await assert.rejects(adoptPrototype(order, failing), /disk/);
    await assert.rejects(adoptPrototype(order, depsFor({ files }, { signal: AbortSignal.abort() })), {
      code: 'cancelled',
    });
    assert.deepEqual((await lab.store.readExperiment(slug)).variants, []);
  });

  it('is an amendment once the protocol is locked, unless writing fails', async () => {
    await adoptPrototype(order, depsFor({ files }));
    await lockProtocol(await lab.store.readExperiment(slug), depsFor({}));
    const store = { ...lab.store, applyTurn: () => Promise.reject(new Error('disk')) };
    const failing = depsFor({ files }, { store: Object.assign(Object.create(lab.store), store) });
    await assert.rejects(adoptPrototype(order, failing), /disk/);
    assert.deepEqual((await lab.store.readExperiment(slug)).amendments, []);
    await adoptPrototype(order, depsFor({ files }));
    const { amendments } = await lab.store.readExperiment(slug);
    assert.deepEqual(
      amendments.map(({ fields }) => fields),
      [['variants']],
    );
  });

  it('does not write over files of a variant that a crash kept from being listed', async () => {
    await lab.store.applyTurn(slug, 'a', [{ path: 'mine.html', text: 'mine' }]);
    assert.equal((await adoptPrototype(order, depsFor({ files }))).variant, 'b');
    assert.equal(lab.files()['variants/a/mine.html'], 'mine');
  });

  it('is not possible after the decision', async () => {
    lab.remove();
    lab = await createGenerationLab({ stage: 'discarded' });
    await assert.rejects(adoptPrototype(order, depsFor({ files })), { code: 'already-decided' });
  });

  it('has nothing before it to undo to', async () => {
    await adoptPrototype(order, depsFor({ files }));
    const experiment = await lab.store.readExperiment(slug);
    const choice = { variant: undefined, checkpoint: undefined };
    await assert.rejects(undoGeneration(experiment, choice, lab), { code: 'nothing-to-undo' });
  });
});

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { copyVariant } from '../../../src/app/generation/copyVariant.ts';
import { addVariant, addVariants } from '../../../src/app/generation/addVariant.ts';
import { generatePrototype } from '../../../src/app/generation/generatePrototype.ts';
import { listTurns } from '../../../src/app/generation/listTurns.ts';
import { lockProtocol } from '../../../src/app/lockProtocol.ts';
import { undoGeneration } from '../../../src/app/generation/undoGeneration.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import {
  conversingProvider,
  createGenerationLab,
  slug,
  soundAnswer,
  type GenerationLab,
} from './generationLab.ts';

const order = { axis: 'flow', change: ' Payment comes first. ' } as const;
const tools = { clock: { now: () => new Date('2029-05-04T10:00:00Z') }, sha256 };

describe('a new variant', () => {
  let lab: GenerationLab;
  const add = (from?: string, experiment = slug) =>
    addVariant(experiment, { ...order, from }, { ...lab, ...tools });
  const variants = async () => (await lab.store.readExperiment(slug)).variants;
  const make = (variant: string, provider = conversingProvider(soundAnswer)) =>
    generatePrototype({ experiment: slug, variant, instruction: '' }, lab.deps(provider));

  beforeEach(async () => {
    lab = await createGenerationLab();
    await make('a');
  });
  afterEach(() => lab.remove());

  it('is listed at once with what it changes, and gets the next letter', async () => {
    assert.deepEqual(await add(), { variant: 'b' });
    assert.deepEqual(await add('a'), { variant: 'c' });
    const [, b, c] = await variants();
    assert.deepEqual(b, {
      id: 'b',
      createdAt: '2029-05-04T10:00:00.000Z',
      axis: 'flow',
      change: 'Payment comes first.',
    });
    assert.equal(c?.from, 'a');
    assert.deepEqual(await lab.store.readVariant(slug, 'b'), []);
  });

  it('gets a letter of its own when several are added at once', async () => {
    const added = await Promise.all([add(), add('a'), add(), add('a')]);
    assert.deepEqual(added.map(({ variant }) => variant).toSorted(), ['b', 'c', 'd', 'e']);
    assert.equal((await variants()).length, 5);
  });

  it('begins with a copy of the other one, pictures too, and nothing before that to undo', async () => {
    await lab.store.applyTurn(slug, 'a', [{ path: 'logo.png', base64: btoa('logo') }]);
    await add('a');
    assert.deepEqual(await lab.store.readVariant(slug, 'b'), await lab.store.readVariant(slug, 'a'));
    assert.deepEqual(await lab.store.readAssets(slug, 'b'), [{ path: 'logo.png', base64: btoa('logo') }]);
    const [copy, ...others] = await listTurns(slug, 'b', lab);
    assert.deepEqual(others, []);
    assert.deepEqual([copy?.instruction, copy?.hand, copy?.current], ['Copied from variant a', false, true]);
    const experiment = await lab.store.readExperiment(slug);
    const choice = { variant: 'b', checkpoint: undefined };
    await assert.rejects(undoGeneration(experiment, choice, lab), { code: 'nothing-to-undo' });
  });

  it('copies no half of a turn that is being written', async () => {
    const { readVariant } = lab.store;
    const text = (of: string) => ({ path: 'index.html', text: `<main data-screen="basket">${of}</main>` });
    let begun: (() => void) | undefined;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const writing = lab.store.holdVariant(slug, 'a', async () => {
      await lab.store.applyTurn(slug, 'a', [text('new')]);
      begun?.();
      await new Promise((resolve) => setTimeout(resolve, 200));
      await lab.store.applyTurn(slug, 'a', [{ path: 'styles/main.css', text: 'main { color: red }' }]);
    });
    await isBegun;
    await add('a');
    await writing;
    assert.deepEqual(await readVariant(slug, 'b'), await readVariant(slug, 'a'));
  });

  it('is not copied into an experiment that another window throws away meanwhile', async () => {
    const { variant } = await add();
    const listed = await lab.store.updateExperiment(slug, (one) => ({
      ...one,
      variants: one.variants.map((each) => (each.id === variant ? { ...each, from: 'a' } : each)),
    }));
    const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
    const discarding = lab.store.holdVariant(slug, variant, async () => {
      held();
      await new Promise((resolve) => setTimeout(resolve, 200));
      await lab.store.discard(slug, new Date('2029-05-05T10:00:00Z'), () => undefined);
    });
    await isHeld;
    await assert.rejects(copyVariant(listed, variant, lab), { code: 'already-decided' });
    await discarding;
    assert.deepEqual(await lab.store.readVariant(slug, variant), []);
  });

  it('is copied once where it is added and made at the same time', async () => {
    const { variant } = await add('a');
    const listed = await lab.store.readExperiment(slug);
    await lab.store.applyTurn(slug, variant, [
      { path: 'index.html', text: undefined },
      { path: 'styles/main.css', text: undefined },
    ]);
    // As after a crash between listing and copying, in a lab that two windows open.
    const history = { ...lab.checkpoints, list: async () => [] };
    let turns = 0;
    const store = {
      ...lab.store,
      applyTurn: async (...asked: Parameters<typeof lab.store.applyTurn>) => {
        turns += 1;
        return await lab.store.applyTurn(...asked);
      },
    };
    const deps = { store, checkpoints: history };
    await Promise.all([copyVariant(listed, variant, deps), copyVariant(listed, variant, deps)]);
    assert.equal(turns, 1);
  });

  it('goes its own way: turns and undo leave the one it came from alone', async () => {
    await add('a');
    const was = await lab.store.readVariant(slug, 'a');
    const edit = soundAnswer.replace('Größe', 'Larger');
    const provider = conversingProvider(edit);
    await make('b', provider);
    const said = provider.requests[0]?.messages.map(({ content }) => content).join('\n') ?? '';
    assert.match(said, /Payment comes first\.[\s\S]*Größe/);
    assert.match(lab.files()['variants/b/index.html'] ?? '', /Larger/);
    await undoGeneration(await lab.store.readExperiment(slug), { variant: 'b', checkpoint: undefined }, lab);
    assert.deepEqual(await lab.store.readVariant(slug, 'a'), was);
    assert.deepEqual(await lab.store.readVariant(slug, 'b'), was);
  });

  it('is not what is meant by default while it is empty', async () => {
    await add();
    const unnamed = { experiment: slug, variant: undefined, instruction: '' };
    assert.equal((await generatePrototype(unnamed, lab.deps(conversingProvider(soundAnswer)))).variant, 'a');
    await make('b');
    assert.equal((await generatePrototype(unnamed, lab.deps(conversingProvider(soundAnswer)))).variant, 'b');
  });

  it('is not listed when there is nothing to copy, or nobody by that name', async () => {
    await assert.rejects(add('z'), { code: 'unknown-variant' });
    await add();
    await assert.rejects(add('b'), { code: 'no-prototype' });
    assert.deepEqual(
      (await variants()).map(({ id }) => id),
      ['a', 'b'],
    );
    await assert.rejects(add(undefined, 'missing'), { code: 'unknown-experiment' });
  });

  it('is an amendment once the protocol is locked, unless it could not be added', async () => {
    const read = () => lab.store.readExperiment(slug);
    await lockProtocol(await read(), { ...lab, ...tools });
    const before = await read();
    const save = () => Promise.reject(new Error('disk full'));
    const failing = { ...lab, checkpoints: { ...lab.checkpoints, save }, ...tools };
    await assert.rejects(addVariant(slug, { ...order, from: 'a' }, failing), /disk full/);
    const { amendments, variants: listed, lock } = await read();
    assert.deepEqual([amendments, listed, lock], [[], before.variants, before.lock]);
    await add('a');
    const reasons = (await read()).amendments.map(({ fields, reason }) => [fields, reason]);
    assert.deepEqual(reasons, [[['variants'], 'Variant c was added: Payment comes first.']]);
  });

  it('gets nothing of one that could not be added', async () => {
    const save = () => Promise.reject(new Error('disk full'));
    const failing = { ...lab, checkpoints: { ...lab.checkpoints, save }, ...tools };
    await assert.rejects(addVariant(slug, { ...order, from: 'a' }, failing), /disk full/);
    const { variant } = await add();
    assert.deepEqual(await lab.store.readVariant(slug, variant), []);
    await lab.checkpoints.save(slug, 'd', 'Left over');
    assert.deepEqual(await add(), { variant: 'e' });
  });

  it('several are listed all together, or none when one cannot be', async () => {
    const [first, second] = ['Payment comes first.', 'Payment comes last.'].map((change) => ({
      axis: 'flow' as const,
      change,
      from: 'a',
    }));
    assert.ok(first && second);
    const bad = { ...second, from: 'z' };
    await assert.rejects(addVariants(slug, [first, bad], { ...lab, ...tools }), { code: 'unknown-variant' });
    assert.deepEqual(
      (await variants()).map(({ id }) => id),
      ['a'],
    );
    const added = await addVariants(slug, [first, second], { ...lab, ...tools });
    assert.deepEqual(
      (await variants()).slice(1).map(({ id, change }) => [id, change]),
      [
        [added[0], 'Payment comes first.'],
        [added[1], 'Payment comes last.'],
      ],
    );
  });

  it('gets its copy with its first turn when adding it was interrupted', async () => {
    await add('a');
    rmSync(lab.store.variantFolder(slug, 'b'), { recursive: true });
    rmSync(`${lab.store.root}/.footbridge/checkpoints`, { recursive: true });
    const provider = conversingProvider(soundAnswer);
    await make('b', provider);
    assert.equal(provider.requests[0]?.currentFiles.length, 2);
  });

  it('cannot be added once the experiment is over', async () => {
    await lab.store.updateExperiment(slug, (experiment) => ({ ...experiment, stage: 'discarded' }));
    await assert.rejects(add(), { code: 'already-decided' });
  });
});

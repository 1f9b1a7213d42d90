import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { generatePrototype } from '../../../src/app/generation/generatePrototype.ts';
import { listTurns } from '../../../src/app/generation/listTurns.ts';
import { redoGeneration } from '../../../src/app/generation/redoGeneration.ts';
import { undoGeneration } from '../../../src/app/generation/undoGeneration.ts';
import { versionBefore } from '../../../src/app/generation/versions.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { sampleVerdict } from '../handoff/support/sampleRecords.ts';
import {
  complete,
  createGenerationLab,
  scriptedProvider,
  slug,
  type GenerationLab,
} from './generationLab.ts';

let lab: GenerationLab;
const page = () => lab.files()['variants/a/index.html'];
const edit = (text: string) =>
  writeFileSync(path.join(lab.store.variantFolder(slug, 'a'), 'index.html'), text);

/** Before the first turn, when there is no folder yet. */
const edit0 = (text: string) => {
  mkdirSync(lab.store.variantFolder(slug, 'a'), { recursive: true });
  edit(text);
};

async function turn(text: string): Promise<void> {
  const provider = scriptedProvider(
    ...complete(writeWire([{ path: 'index.html', text }]), 'complete', { inputTokens: 5, outputTokens: 2 }),
  );
  await generatePrototype(
    { experiment: slug, variant: undefined, instruction: text.trim() },
    lab.deps(provider),
  );
}

async function undo(checkpoint?: string): Promise<void> {
  await undoGeneration(await lab.store.readExperiment(slug), { variant: undefined, checkpoint }, lab);
}

async function redo(checkpoint?: string): Promise<void> {
  await redoGeneration(await lab.store.readExperiment(slug), { variant: undefined, checkpoint }, lab);
}

/** The versions as the user reads them, newest first: what was asked or `by hand`, and which one is current. */
async function versions(): Promise<string[]> {
  const list = await listTurns(slug, 'a', lab);
  return list.map(
    ({ instruction, hand, current }) => `${hand ? 'by hand' : instruction}${current ? ' ←' : ''}`,
  );
}

beforeEach(async () => {
  lab = await createGenerationLab();
});
afterEach(() => lab.remove());

describe('undoing a generation', () => {
  it('steps back turn by turn, and refuses to go before the first', async () => {
    for (const text of ['one\n', 'two\n', 'three\n']) await turn(text);
    await undo();
    assert.equal(page(), 'two\n');
    await undo();
    assert.equal(page(), 'one\n');
    await assert.rejects(undo(), { code: 'nothing-to-undo' });
    assert.equal(page(), 'one\n');
  });

  it('comes back to what was edited by hand before the turn', async () => {
    await turn('one\n');
    edit('one, by hand\n');
    await turn('two\n');
    await undo();
    assert.equal(page(), 'one, by hand\n');
    await undo();
    assert.equal(page(), 'one\n');
  });

  it('takes back fresh hand edits first, and keeps them as a checkpoint', async () => {
    await turn('one\n');
    edit('by hand\n');
    const kept = await lab.checkpoints.save(slug, 'a', 'by hand');
    await undo();
    assert.equal(page(), 'one\n');
    await undo(kept);
    assert.equal(page(), 'by hand\n');
  });

  it('takes hand edits made after an undo back to where they began, not to the newest turn', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    await undo();
    edit('one, by hand\n');
    await undo();
    assert.equal(page(), 'one\n');
  });

  it('goes by the checkpoints when the record of the turns cannot be read, and says so where these end', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    const log = path.join(lab.store.root, 'experiments', slug, 'generations.jsonl');
    writeFileSync(log, readFileSync(log, 'utf8').replaceAll('"schemaVersion":1', '"schemaVersion":0'));
    await undo();
    assert.equal(page(), 'one\n');
    await assert.rejects(undo(), { code: 'damaged-file' });
    assert.equal(page(), 'one\n');
  });

  it('undoes the newest turn after an earlier one was undone', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    await undo();
    await turn('three\n');
    await undo();
    assert.equal(page(), 'one\n');
  });

  it('comes to an end when turns led back to an earlier state', async () => {
    edit0('none\n');
    for (const text of ['one\n', 'two\n', 'one\n', 'two\n']) await turn(text);
    const seen: (string | undefined)[] = [];
    for (let step = 0; step < 4; step += 1) {
      await undo();
      seen.push(page());
    }
    assert.deepEqual(seen, ['one\n', 'two\n', 'one\n', 'none\n']);
    await assert.rejects(undo(), { code: 'nothing-to-undo' });
    await redo();
    await redo();
    assert.equal(page(), 'two\n');
  });

  it('comes to an end in a lab whose record goes round', () => {
    const checkpoints = ['b', 'a', '0'].map((id, index, all) => ({
      id,
      at: '2029-05-04T10:00:00Z',
      message: '',
      from: all[index + 1],
    }));
    const turns = [
      { before: '0', checkpoint: 'a' },
      { before: 'a', checkpoint: 'b' },
      { before: 'b', checkpoint: 'a' },
    ];
    assert.equal(versionBefore('b', turns, checkpoints), 'a');
    assert.equal(versionBefore('a', turns, checkpoints), '0');
    assert.equal(versionBefore('0', turns, checkpoints), undefined);
  });

  it('keeps what is edited by hand while it is at work', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    let edited = false;
    const checkpoints: typeof lab.checkpoints = {
      ...lab.checkpoints,
      restore: async (...asked) => {
        const changes = await lab.checkpoints.restore(...asked);
        if (!edited) edit('late\n');
        edited = true;
        return changes;
      },
    };
    const experiment = await lab.store.readExperiment(slug);
    await undoGeneration(experiment, { variant: 'a', checkpoint: undefined }, { ...lab, checkpoints });
    assert.deepEqual(await versions(), ['by hand', 'two ←', 'one']);
    const [hand] = await listTurns(slug, 'a', lab);
    const { files } = await lab.checkpoints.read(slug, 'a', hand?.checkpoint ?? '');
    assert.deepEqual(files, [{ path: 'index.html', text: 'late\n' }]);
  });

  it('brings back pictures, and touches no other variant', async () => {
    const logo = (data: string) => [{ path: 'logo.png', base64: btoa(data) }];
    await turn('one\n');
    await lab.store.applyTurn(slug, 'a', logo('first'));
    await lab.store.applyTurn(slug, 'b', [{ path: 'index.html', text: 'b\n' }, ...logo('of b')]);
    await turn('two\n');
    await lab.store.applyTurn(slug, 'a', logo('second'));
    await undo();
    assert.equal(lab.files()['variants/a/logo.png'], 'first');
    assert.equal(page(), 'two\n');
    await undo();
    assert.equal(page(), 'one\n');
    assert.equal(lab.files()['variants/a/logo.png'], 'first');
    await undo();
    assert.equal(lab.files()['variants/a/logo.png'], undefined);
    for (let step = 0; step < 3; step += 1) await redo();
    assert.equal(lab.files()['variants/a/logo.png'], 'second');
    assert.equal(page(), 'two\n');
    assert.equal(lab.files()['variants/b/index.html'], 'b\n');
    assert.equal(lab.files()['variants/b/logo.png'], 'of b');
  });

  it('brings back a prototype that was deleted by hand', async () => {
    await turn('one\n');
    rmSync(path.join(lab.store.variantFolder(slug, 'a'), 'index.html'));
    await undo();
    assert.equal(page(), 'one\n');
  });

  it('is over with the experiment, also a discarded one', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    await lab.store.updateExperiment(slug, (experiment) => ({ ...experiment, stage: 'discarded' }));
    await assert.rejects(undo(), { code: 'already-decided' });
    assert.equal(page(), 'two\n');
  });

  it('waits for another window that is changing the variant, and for no longer than it must', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    const impatient = await openLabStore(lab.store.root, { patience: 50 });
    const experiment = await lab.store.readExperiment(slug);
    const undoThere = () =>
      undoGeneration(experiment, { variant: 'a', checkpoint: undefined }, { ...lab, store: impatient });
    await lab.store.holdVariant(slug, 'a', async () => {
      await assert.rejects(undoThere(), { code: 'busy' });
      await lab.store.holdVariant(slug, 'b', async () => undefined);
    });
    assert.equal(page(), 'two\n');
    await undoThere();
    assert.equal(page(), 'one\n');
  });

  it('needs a prototype, one that is listed, and one of its checkpoints', async () => {
    await assert.rejects(undo(), { code: 'no-prototype' });
    await turn('one\n');
    await assert.rejects(undo('0'.repeat(40)), { code: 'invalid-argument' });
    const experiment = await lab.store.readExperiment(slug);
    const other = { variant: 'z', checkpoint: undefined };
    await assert.rejects(undoGeneration(experiment, other, lab), { code: 'unknown-variant' });
    assert.equal(page(), 'one\n');
  });
});

describe('undoing while another window decides', () => {
  it('changes nothing of what was decided on', async () => {
    await turn('one');
    await turn('two');
    const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
    const deciding = lab.store.holdVariant(slug, 'a', async () => {
      held();
      await new Promise((resolve) => setTimeout(resolve, 200));
      await lab.store.updateExperiment(slug, (experiment) => ({
        ...experiment,
        stage: 'decided',
        verdict: sampleVerdict,
      }));
    });
    await isHeld;
    await assert.rejects(undo(), { code: 'already-decided' });
    await deciding;
    assert.equal(page(), 'two\n');
  });
});

describe('redoing a generation', () => {
  it('takes back undo after undo, and says when there is nothing more', async () => {
    for (const text of ['one\n', 'two\n', 'three\n']) await turn(text);
    await undo();
    await undo();
    await redo();
    assert.equal(page(), 'two\n');
    await redo();
    assert.equal(page(), 'three\n');
    await assert.rejects(redo(), { code: 'nothing-to-redo' });
    assert.equal(page(), 'three\n');
  });

  it('brings hand edits back that an undo took away', async () => {
    await turn('one\n');
    edit('by hand\n');
    await undo();
    assert.equal(page(), 'one\n');
    await redo();
    assert.equal(page(), 'by hand\n');
  });

  it('goes on by way of the hand edits a turn began with', async () => {
    await turn('one\n');
    edit('by hand\n');
    await turn('two\n');
    await undo();
    await undo();
    await redo();
    assert.equal(page(), 'by hand\n');
    await redo();
    assert.equal(page(), 'two\n');
  });

  it('follows the newest of several turns that began alike', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    await undo();
    await turn('three\n');
    await undo();
    await redo();
    assert.equal(page(), 'three\n');
  });

  it('has nothing to do after an edit by hand, which stays', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    await undo();
    edit('by hand\n');
    await assert.rejects(redo(), { code: 'nothing-to-redo' });
    assert.equal(page(), 'by hand\n');
    assert.deepEqual(await versions(), ['by hand ←', 'two', 'one']);
  });
});

describe('the list of versions', () => {
  it('is empty before the first turn', async () => {
    assert.deepEqual(await versions(), []);
  });

  it('has every turn and the hand edits between them, newest first, with what they cost', async () => {
    await turn('one\n');
    edit('by hand\n');
    await turn('two\n');
    assert.deepEqual(await versions(), ['two ←', 'by hand', 'one']);
    const [two, hand] = await listTurns(slug, 'a', lab);
    assert.deepEqual(two?.usage, { inputTokens: 5, outputTokens: 2 });
    assert.deepEqual(two.files, ['index.html']);
    assert.deepEqual([two.model, two.requests, hand?.requests], ['script', 1, 0]);
    assert.deepEqual((await lab.checkpoints.read(slug, 'a', hand?.checkpoint ?? '')).files, [
      { path: 'index.html', text: 'by hand\n' },
    ]);
  });

  it('says where the variant is after an undo, and nothing after a fresh edit', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    await undo();
    assert.deepEqual(await versions(), ['two', 'one ←']);
    edit('fresh\n');
    assert.deepEqual(await versions(), ['two', 'one']);
  });

  it('keeps its order when a turn leads back to an earlier state', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    await turn('one\n');
    assert.deepEqual(await versions(), ['one ←', 'two', 'one']);
    edit('by hand\n');
    await turn('three\n');
    assert.deepEqual(await versions(), ['three ←', 'by hand', 'one', 'two', 'one']);
  });

  it('leaves out turns that failed and those of other variants', async () => {
    await turn('one\n');
    const words = scriptedProvider(...complete('Only words.'));
    const order = { experiment: slug, variant: undefined, instruction: 'talk' };
    await assert.rejects(generatePrototype(order, lab.deps(words)));
    assert.deepEqual(await versions(), ['one ←']);
    assert.deepEqual(await listTurns(slug, 'b', lab), []);
  });
});

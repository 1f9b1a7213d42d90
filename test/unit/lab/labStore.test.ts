import assert from 'node:assert/strict';
import { mkdir, readFile, realpath, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { hypothesisDraftSchema } from '../../../src/core/experiment/hypothesis.ts';
import type { FileChange } from '../../../src/core/generation/fileChange.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { temporaryFolder } from '../../support/cleanup.ts';
import { plant, sampleExperiment, sampleLab, sampleTime, snapshot } from './samples.ts';

const draft = hypothesisDraftSchema.parse({ belief: 'Half a thou' });
const resume = { schemaVersion: 1, at: sampleTime, next: 'generate' } as const;

function change(file: string, text: string | undefined): FileChange {
  return { path: file, text };
}

function turnOf(text: string): FileChange[] {
  return ['a.html', 'b.html', 'c/d.html'].map((file) => ({ path: file, text }));
}

describe('A lab store', function () {
  this.timeout(20_000);

  it('opens labs only', async () => {
    await assert.rejects(openLabStore(temporaryFolder('other').path), { code: 'no-lab' });
    await assert.rejects(openLabStore('/no/such/folder'), { code: 'no-lab' });
  });

  it('opens a lab under the name by which the user knows it, also through a link', async () => {
    const { parent, lab } = await sampleLab();
    const link = path.join(parent, 'shortcut');
    await symlink(lab, link, 'junction');
    const store = await openLabStore(link);
    assert.equal(store.root, link);
    await store.applyTurn('checkout', 'v1', [{ path: 'index.html', text: 'x' }]);
    assert.equal(
      await readFile(path.join(await realpath(lab), 'experiments/checkout/variants/v1/index.html'), 'utf8'),
      'x',
    );
  });

  it('keeps experiments and lists them by creation', async () => {
    const { store } = await sampleLab();
    const later = sampleExperiment('a-later', '2026-03-03T10:00:00.000Z');
    const earlier = sampleExperiment('b-earlier');
    for (const experiment of [later, earlier]) await store.writeExperiment(experiment);
    assert.deepEqual(await store.listExperiments(), { experiments: [earlier, later], damaged: [] });
    assert.deepEqual(await store.readExperiment('a-later'), later);
    for (const slug of ['missing', '../x', 'con'])
      await assert.rejects(store.readExperiment(slug), { code: 'unknown-experiment' });
  });

  it('reports experiments that cannot be used, with their file, and shows the others', async () => {
    const { lab, store } = await sampleLab();
    const good = sampleExperiment('good');
    await store.writeExperiment(good);
    await store.writeExperiment(sampleExperiment('was-good'));
    const folder = path.join(lab, 'experiments');
    await rename(path.join(folder, 'was-good'), path.join(folder, 'renamed'));
    await plant(folder, {
      'torn/experiment.json': '{"schemaVersion": 1, "slu',
      'newer/experiment.json': '{"schemaVersion": 2}',
      'wrong/experiment.json': JSON.stringify({ ...good, slug: 'wrong', stage: 'dreaming' }),
      'Not A Slug/experiment.json': JSON.stringify(good),
      'stray.txt': '',
    });
    await mkdir(path.join(folder, 'empty'));
    const { experiments, damaged } = await store.listExperiments();
    assert.deepEqual(experiments, [good]);
    const reported = Object.fromEntries(damaged.map(({ file, why }) => [file, why]));
    assert.deepEqual(Object.keys(reported), [
      'experiments/Not A Slug',
      'experiments/empty/experiment.json',
      'experiments/newer/experiment.json',
      'experiments/renamed/experiment.json',
      'experiments/torn/experiment.json',
      'experiments/wrong/experiment.json',
    ]);
    assert.match(reported['experiments/newer/experiment.json'] ?? '', /newer Footbridge/);
    assert.match(reported['experiments/wrong/experiment.json'] ?? '', /"stage"/);
  });

  it('never writes over a record that is newer or damaged', async () => {
    const { lab, store } = await sampleLab();
    const experiment = sampleExperiment('checkout');
    const cases: [string, string][] = [
      ['{"schemaVersion": 2, "more": true}', 'newer-version'],
      ['{"schemaVersion": 1, "cut', 'damaged-file'],
      ['', 'damaged-file'],
      ['null', 'damaged-file'],
    ];
    for (const [text, code] of cases) {
      await plant(lab, { 'experiments/checkout/experiment.json': text });
      const was = await snapshot(lab);
      await assert.rejects(store.writeExperiment(experiment), { code });
      await assert.rejects(store.readExperiment('checkout'), { code });
      assert.deepEqual(await snapshot(lab), was);
    }
  });

  it('reads the manifest, and says when it is newer or damaged', async () => {
    const { lab, store } = await sampleLab();
    assert.deepEqual(await store.readManifest(), {
      schemaVersion: 1,
      name: 'shop-lab',
      createdAt: sampleTime,
      production: [{ name: 'shop', path: '../shop' }],
    });
    await writeFile(path.join(lab, 'footbridge.json'), '{"schemaVersion": 7}');
    await assert.rejects((await openLabStore(lab)).readManifest(), { code: 'newer-version' });
    await writeFile(path.join(lab, 'footbridge.json'), '{');
    await assert.rejects((await openLabStore(lab)).readManifest(), { code: 'damaged-file' });
  });

  it('applies a turn and tells what changed', async () => {
    const { store } = await sampleLab();
    assert.deepEqual(await store.readVariant('checkout', 'v1'), []);
    assert.deepEqual(
      await store.applyTurn('checkout', 'v1', [
        change('b/c.css', 'c'),
        change('index.html', ''),
        change('gone.md', undefined),
      ]),
      ['b/c.css', 'index.html'],
    );
    const files = [change('b/c.css', 'c'), change('index.html', '')];
    assert.deepEqual(await store.readVariant('checkout', 'v1'), files);
    assert.deepEqual(await store.applyTurn('checkout', 'v1', files), []);
    assert.deepEqual(await store.applyTurn('checkout', 'v1', [change('b/c.css', undefined)]), ['b/c.css']);
    assert.deepEqual(Object.keys(await snapshot(store.variantFolder('checkout', 'v1'))), ['index.html']);
  });

  it('lets two windows change a variant at once, each turn whole', async () => {
    const { lab, store } = await sampleLab();
    const other = await openLabStore(lab);
    const turns = Array.from({ length: 12 }, (_, index) =>
      (index % 2 === 0 ? store : other).applyTurn('checkout', 'v1', turnOf(`turn ${index}`)),
    );
    await Promise.all(turns);
    const texts = new Set((await store.readVariant('checkout', 'v1')).map((file) => file.text));
    assert.equal(texts.size, 1);
  });

  it('lets two windows write a record at once: one of them is there, whole', async () => {
    const { lab, store } = await sampleLab();
    const other = await openLabStore(lab);
    const versions = Array.from({ length: 20 }, (_, index) => {
      const experiment = sampleExperiment('checkout');
      return { ...experiment, hypothesis: { ...experiment.hypothesis, title: 'x'.repeat(index + 1) } };
    });
    await Promise.all(
      versions.map((version, index) => (index % 2 === 0 ? store : other).writeExperiment(version)),
    );
    const kept = await store.readExperiment('checkout');
    assert.ok(versions.some((version) => version.hypothesis.title === kept.hypothesis.title));
    assert.deepEqual(Object.keys(await snapshot(path.join(lab, 'experiments/checkout'))), [
      'experiment.json',
    ]);
  });

  it('lets two windows change an experiment at once and loses neither change', async () => {
    const { lab, store } = await sampleLab();
    const other = await openLabStore(lab);
    await store.writeExperiment(sampleExperiment('checkout'));
    const ids = Array.from({ length: 20 }, (_, index) => `v${index}`);
    await Promise.all(
      ids.map((id, index) =>
        (index % 2 === 0 ? store : other).updateExperiment('checkout', (experiment) => ({
          ...experiment,
          variants: [...experiment.variants, { id, createdAt: sampleTime }],
        })),
      ),
    );
    const { variants } = await store.readExperiment('checkout');
    assert.deepEqual(variants.map(({ id }) => id).toSorted(), ids.toSorted());
  });

  it('leaves an experiment as it is when its change is refused, and makes none', async () => {
    const { lab, store } = await sampleLab();
    await store.writeExperiment(sampleExperiment('checkout'));
    const was = await snapshot(path.join(lab, 'experiments'));
    const refuse = () => {
      throw new RangeError('no');
    };
    await assert.rejects(store.updateExperiment('checkout', refuse), RangeError);
    await assert.rejects(
      store.updateExperiment('missing', (one) => one),
      { code: 'unknown-experiment' },
    );
    assert.deepEqual(await snapshot(path.join(lab, 'experiments')), was);
  });

  it('keeps pictures and fonts beside the text files', async () => {
    const { store } = await sampleLab();
    const base64 = Buffer.from([0x89, 0x50, 0xff, 0]).toString('base64');
    const files = await store.applyTurn('checkout', 'v1', [
      { path: 'index.html', text: 'x' },
      { path: 'img/a.png', base64 },
    ]);
    assert.deepEqual(files, ['index.html', 'img/a.png']);
    assert.deepEqual(await store.readAssets('checkout', 'v1'), [{ path: 'img/a.png', base64 }]);
    assert.deepEqual(await store.readVariant('checkout', 'v1'), [{ path: 'index.html', text: 'x' }]);
    assert.deepEqual(await store.applyTurn('checkout', 'v1', [{ path: 'img/a.png', base64 }]), []);
  });

  it('writes the brief beside the evidence, or where the user says', async () => {
    const { parent, lab, store } = await sampleLab();
    const texts = { brief: '# Brief', json: '{}' };
    const brief = { texts, pictures: [], screens: [], edited: undefined };
    const inside = path.join(lab, 'experiments', 'checkout', 'handoff');
    assert.deepEqual(await store.writeBrief('checkout', brief), {
      brief: path.join(inside, 'brief.md'),
      json: path.join(inside, 'brief.json'),
    });
    const target = path.join(parent, 'for', 'engineering');
    await store.writeBrief('checkout', { ...brief, texts: { ...texts, brief: '# First' } }, target);
    await store.writeBrief('checkout', brief, target);
    assert.deepEqual(await snapshot(target), { 'brief.md': '# Brief', 'brief.json': '{}' });
    await writeFile(path.join(parent, 'file'), '');
    await assert.rejects(store.writeBrief('checkout', brief, path.join(parent, 'file')), {
      code: 'write-failed',
    });
  });

  it('keeps drafts by name until they are given up', async () => {
    const { store } = await sampleLab();
    assert.equal(await store.readDraft('new'), undefined);
    await store.writeDraft('new', undefined);
    await store.writeDraft('new', draft);
    await store.writeDraft('checkout', { ...draft, belief: 'Other' });
    assert.deepEqual(await store.readDraft('new'), draft);
    await store.writeDraft('new', undefined);
    assert.equal(await store.readDraft('new'), undefined);
    assert.equal((await store.readDraft('checkout'))?.belief, 'Other');
    for (const name of ['../new', 'a/b', '', 'con'])
      await assert.rejects(store.writeDraft(name, draft), { code: 'unknown-experiment' });
  });

  it('goes on without a draft that is damaged, keeps it and says so once', async () => {
    const { lab, store } = await sampleLab();
    const file = '.footbridge/drafts/new.json';
    const kept = async () => Object.values(await snapshot(path.join(lab, '.footbridge/set-aside')));
    const damages = ['{"schemaVersion": 1, "cut', 'null', '{"schemaVersion": 1, "draft": {"steps": 3}}'];
    for (const [index, text] of damages.entries()) {
      await plant(lab, { [file]: text });
      assert.equal(await store.readDraft('new'), undefined);
      assert.equal(await store.readDraft('new'), undefined);
      assert.ok((await kept()).includes(text));
      assert.equal(store.setAside.length, index + 1);
    }
    assert.equal(store.setAside[0]?.file, file);
    assert.match(store.setAside[0].why, /cut off or not JSON; it is kept in \.footbridge\/set-aside/);
    await plant(lab, { [file]: 'torn while typing' });
    await store.writeDraft('new', draft);
    assert.deepEqual(await store.readDraft('new'), draft);
    assert.ok((await kept()).includes('torn while typing'));
    await plant(lab, { [file]: 'torn, and given up' });
    await store.writeDraft('new', undefined);
    assert.equal(await store.readDraft('new'), undefined);
    assert.deepEqual((await openLabStore(lab)).setAside, []);
  });

  it('goes on in both of two windows that find the same damaged draft', async () => {
    const { lab, store } = await sampleLab();
    const other = await openLabStore(lab);
    await plant(lab, { '.footbridge/drafts/new.json': 'torn' });
    const read = await Promise.all([store.readDraft('new'), other.readDraft('new')]);
    assert.deepEqual(read, [undefined, undefined]);
    assert.ok(store.setAside.length + other.setAside.length >= 1);
  });

  it('leaves the draft of a newer version where it is, and says so', async () => {
    const { lab, store } = await sampleLab();
    await plant(lab, { '.footbridge/drafts/new.json': '{"schemaVersion": 2, "draft": []}' });
    const was = await snapshot(lab);
    for (const touch of [
      store.readDraft('new'),
      store.writeDraft('new', draft),
      store.writeDraft('new', undefined),
    ])
      await assert.rejects(touch, { code: 'newer-version' });
    assert.deepEqual(await snapshot(lab), was);
    assert.deepEqual(store.setAside, []);
  });

  it('hands out what was under way once, to one of several windows', async () => {
    const { lab, store } = await sampleLab();
    assert.equal(await store.takeResume(), undefined);
    await store.writeResume(resume);
    const others = await Promise.all([1, 2, 3, 4].map(() => openLabStore(lab)));
    const taken = await Promise.all(others.map((other) => other.takeResume()));
    assert.deepEqual(
      taken.filter((each) => each !== undefined),
      [resume],
    );
    assert.equal(await store.takeResume(), undefined);
  });

  it('complains once about a damaged note of what was under way, keeps it, and goes on', async () => {
    const { lab, store } = await sampleLab();
    await plant(lab, { '.footbridge/resume.json': 'torn' });
    await assert.rejects(store.takeResume(), { code: 'damaged-file' });
    assert.equal(await store.takeResume(), undefined);
    assert.ok(Object.values(await snapshot(path.join(lab, '.footbridge/set-aside'))).includes('torn'));
    await plant(lab, { '.footbridge/resume.json': 'torn again' });
    await store.writeResume(resume);
    assert.deepEqual(await store.takeResume(), resume);
    await plant(lab, { '.footbridge/resume.json': '{"schemaVersion": 2}' });
    assert.equal(await store.takeResume(), undefined);
    await assert.rejects(store.writeResume(resume), { code: 'newer-version' });
  });

  it('sweeps what dead processes left, and nothing else, when it is opened', async () => {
    const { lab } = await sampleLab();
    const dead = '.footbridge-4194305-0123456789abcdef.tmp';
    const ours = `.footbridge-${process.pid}-0123456789abcdef.tmp`;
    const old = `.footbridge-${process.ppid}-0123456789abcdef.tmp`;
    await plant(lab, {
      [`experiments/x/${dead}`]: '',
      [dead]: '',
      [ours]: '',
      [old]: '',
      'notes.tmp': '',
      '.footbridge-x.tmp': '',
    });
    await utimes(path.join(lab, old), 0, 0);
    await openLabStore(lab);
    const left = Object.keys(await snapshot(lab)).filter((name) => name.endsWith('.tmp'));
    assert.deepEqual(left.toSorted(), [ours, '.footbridge-x.tmp', 'notes.tmp'].toSorted());
  });

  it('keeps apart a journal that it cannot read, and follows no journal out of the variant', async () => {
    const { lab, production, store } = await sampleLab();
    const hash = 'a'.repeat(64);
    const plan = (entryPath: string) =>
      JSON.stringify({
        schemaVersion: 1,
        slug: 'checkout',
        variant: 'v1',
        entries: [{ path: entryPath, before: hash, after: null }],
        createdFolders: ['experiments', '../shop'],
      });
    await plant(lab, {
      'experiments/checkout/variants/v1/index.html': 'mine',
      '.footbridge/journal/torn/plan.json': '{"sch',
      '.footbridge/journal/evil/plan.json': plan('../../../../../shop/index.html'),
      '.footbridge/journal/evil/before-0': 'evil',
    });
    const was = await snapshot(production);
    const again = await openLabStore(lab);
    assert.deepEqual(await snapshot(production), was);
    assert.deepEqual(await snapshot(path.join(lab, '.footbridge/journal')), {});
    assert.ok(Object.values(await snapshot(path.join(lab, '.footbridge/set-aside'))).includes('evil'));
    await plant(lab, { '.footbridge/journal/newer/plan.json': '{"schemaVersion": 2}' });
    assert.deepEqual(await (await openLabStore(lab)).readVariant('checkout', 'v1'), [
      { path: 'index.html', text: 'mine' },
    ]);
    await assert.rejects(store.applyTurn('checkout', 'v1', [{ path: 'a.html', text: '' }]), {
      code: 'newer-version',
    });
    assert.equal((await again.readVariant('checkout', 'v1')).length, 1);
  });
});

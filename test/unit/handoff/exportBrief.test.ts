import assert from 'node:assert/strict';
import { access, appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { discardPrototype } from '../../../src/app/discardPrototype.ts';
import { exportBrief } from '../../../src/app/exportBrief.ts';
import { frameHypothesis } from '../../../src/app/frameHypothesis.ts';
import type { LabStore } from '../../../src/app/ports.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { briefSchema } from '../../../src/core/handoff/briefSchema.ts';
import { manifestName } from '../../../src/core/manifest.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import {
  sampleExperiment,
  sampleFiles,
  sampleRecords,
  sampleVerdict,
  withoutVerdict,
} from './support/sampleRecords.ts';

const clock = { now: () => new Date('2026-03-13T08:00:00Z') };
const { slug } = sampleExperiment;

describe('exporting the brief from a lab on disk', () => {
  let parent: string;
  let store: LabStore;

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'footbridge-brief-'));
    const lab = path.join(parent, 'storefront-lab');
    await mkdir(lab);
    await writeFile(path.join(lab, manifestName), JSON.stringify(sampleRecords.manifest));
    store = await openLabStore(lab);
  });

  afterEach(() => rm(parent, { recursive: true, force: true }));

  async function fillLab(experiment: Experiment): Promise<void> {
    await store.writeExperiment(experiment);
    await store.applyTurn(slug, 'first', sampleFiles);
    for (const [session, events] of sampleRecords.evidence)
      for (const event of events) await store.appendEvidence(slug, session, event);
  }

  it('writes every text, hands the experiment off, and does the same again byte for byte', async () => {
    await fillLab(sampleExperiment);
    const first = await exportBrief(sampleExperiment, {}, { store, clock, sha256 });
    assert.equal(first.status, 'final');
    assert.ok(first.brief && first.json);
    const handedOff = await store.readExperiment(slug);
    assert.equal(handedOff.stage, 'handedOff');
    const folder = path.dirname(first.brief);
    const before = await filesIn(folder);
    assert.deepEqual(
      [...before.keys()].filter((name) => !name.includes('/')),
      ['brief.html', 'brief.json', 'brief.md', 'issue.md', 'spec.md'],
    );
    const brief = briefSchema.parse(JSON.parse(await readFile(first.json, 'utf8')));
    assert.deepEqual([brief.status, brief.evidence.successes, brief.evidence.participants], ['final', 5, 6]);

    const again = await exportBrief(
      handedOff,
      {},
      { store, clock: { now: () => new Date('2027-01-01') }, sha256 },
    );
    assert.deepEqual(again, first);
    assert.deepEqual(await filesIn(folder), before);
    assert.deepEqual(await store.readExperiment(slug), handedOff);
  });

  it('makes a draft that says what is missing, and leaves the experiment where it is', async () => {
    const undecided = { ...withoutVerdict(sampleExperiment), stage: 'testing' as const };
    await fillLab(undecided);
    const { status, brief, blockers } = await exportBrief(undecided, {}, { store, clock, sha256 });
    assert.equal(status, 'draft');
    assert.deepEqual(
      blockers.map(({ code }) => code),
      ['no-verdict'],
    );
    assert.match(
      await readFile(brief ?? '', 'utf8'),
      /\*\*Draft, not ready to hand off\.\*\* 1 thing is missing/,
    );
    assert.equal((await store.readExperiment(slug)).stage, 'testing');
  });

  it('writes nothing when only a final brief will do and something is missing', async () => {
    const undecided = withoutVerdict(sampleExperiment);
    await fillLab(undecided);
    const target = path.join(parent, 'out');
    const result = await exportBrief(undecided, { draft: false, target }, { store, clock, sha256 });
    assert.deepEqual(Object.keys(result), ['status', 'blockers']);
    assert.equal(result.status, 'blocked');
    await assert.rejects(access(target));
    await assert.rejects(access(path.join(store.root, 'experiments', slug, 'handoff', 'brief.md')));
  });

  it('keeps a complete brief a draft when a draft is asked for', async () => {
    await fillLab(sampleExperiment);
    const { status } = await exportBrief(sampleExperiment, { draft: true }, { store, clock, sha256 });
    assert.equal(status, 'draft');
    assert.equal((await store.readExperiment(slug)).stage, 'decided');
  });

  it('says which records could not be read, where they are missed', async () => {
    await fillLab(sampleExperiment);
    const folder = path.join(store.root, 'experiments', slug);
    const session = [...sampleRecords.evidence.keys()][0] ?? '';
    await appendFile(path.join(folder, 'evidence', `${session}.jsonl`), '\n{"torn');
    await appendFile(path.join(folder, 'generations.jsonl'), '\n{"torn\n{"torn');
    await appendFile(path.join(folder, 'crossings.jsonl'), '\n{"torn');
    const { brief, json } = await exportBrief(sampleExperiment, {}, { store, clock, sha256 });
    const text = await readFile(brief ?? '', 'utf8');
    assert.match(text, /- 1 record could not be read; not counted\./);
    assert.match(text, /- 2 records of model turns could not be read; not counted here\./);
    assert.match(text, /None was recorded\.\n\n1 record of such edits could not be read; there may be more/);
    const { unreadable } = briefSchema.parse(JSON.parse(await readFile(json ?? '', 'utf8')));
    assert.deepEqual(unreadable, { generations: 2, crossings: 1 });
  });

  it('puts the pictures beside it, and takes them away when the evidence is gone', async () => {
    await fillLab(sampleExperiment);
    const { brief } = await exportBrief(sampleExperiment, {}, { store, clock, sha256 });
    const folder = path.dirname(brief ?? '');
    const named = [...(await readFile(brief ?? '', 'utf8')).matchAll(/\]\((pictures\/\w+\.svg)\)/g)];
    assert.equal(named.length, 5);
    for (const [, file = ''] of named)
      assert.match(await readFile(path.join(folder, file), 'utf8'), /^<svg [^>]*role="img"/);
    await store.withdrawEvidence(slug, [...sampleRecords.evidence.keys()], 'f'.repeat(64));
    await exportBrief(sampleExperiment, {}, { store, clock, sha256 });
    assert.deepEqual(await readdir(path.join(folder, 'pictures')), ['flow.svg']);
  });

  it('puts pictures of screens beside it and into the page, and takes away those it does not name any more', async () => {
    await fillLab(sampleExperiment);
    const shot = (hash: string) => ({
      screen: 'home',
      state: 'ready',
      file: `screens/home-ready-${hash}.png`,
      width: 390,
      height: 844,
      png: new Uint8Array([1, 2, 3]),
    });
    const screens = [shot('aaaaaaaaaaaa'), { screen: 'home', state: 'empty', missing: 'timedOut' as const }];
    const { brief = '', html = '' } = await exportBrief(
      sampleExperiment,
      { screens },
      { store, clock, sha256 },
    );
    const folder = path.join(path.dirname(brief), 'screens');
    const text = await readFile(brief, 'utf8');
    assert.match(text, /!\[Home\]\(screens\/home-ready-aaaaaaaaaaaa\.png\)/);
    assert.match(text, /\| `empty` No picture: it took too long to show \|/);
    assert.match(await readFile(html, 'utf8'), /src="data:image\/png;base64,AQID"/);
    const written = await filesIn(path.dirname(brief));
    const later = await store.readExperiment(slug);
    await exportBrief(later, { screens }, { store, clock: { now: () => new Date('2027-01-01') }, sha256 });
    assert.deepEqual(await filesIn(path.dirname(brief)), written);
    await writeFile(path.join(folder, 'notes of mine.txt'), 'kept');
    await exportBrief(later, { screens: [shot('bbbbbbbbbbbb')] }, { store, clock, sha256 });
    assert.deepEqual((await readdir(folder)).toSorted(), [
      'home-ready-bbbbbbbbbbbb.png',
      'notes of mine.txt',
    ]);
  });

  it('leaves files of others in a chosen folder alone, and removes texts of an earlier export from the lab', async () => {
    await fillLab(sampleExperiment);
    const target = path.join(parent, 'specs');
    await mkdir(target);
    await writeFile(path.join(target, 'spec.md'), 'ours');
    await writeFile(path.join(target, 'brief.md'), 'somebody’s own');
    const elsewhere = await exportBrief(sampleExperiment, { target }, { store, clock, sha256 });
    assert.deepEqual([elsewhere.spec, elsewhere.issue], [undefined, undefined]);
    assert.equal(await readFile(path.join(target, 'spec.md'), 'utf8'), 'ours');
    const copy = (await readdir(target)).find((name) => name.startsWith('brief-edited-')) ?? '';
    assert.equal(await readFile(path.join(target, copy), 'utf8'), 'somebody’s own');

    const inLab = await exportBrief(await store.readExperiment(slug), {}, { store, clock, sha256 });
    const again = { formats: ['issue' as const] };
    await exportBrief(await store.readExperiment(slug), again, { store, clock, sha256 });
    await access(inLab.issue ?? '');
    await assert.rejects(access(inLab.html ?? ''));
    await assert.rejects(access(inLab.spec ?? ''));
  });

  it('refuses once the prototype is thrown away, also behind its back, so that the brief that went out stays', async () => {
    await fillLab(sampleExperiment);
    const deps = { store, clock, sha256 };
    const { brief = '' } = await exportBrief(sampleExperiment, {}, deps);
    const before = await filesIn(path.dirname(brief));
    const known = await store.readExperiment(slug);
    await store.discard(slug, clock.now(), () => undefined);
    await assert.rejects(exportBrief(known, {}, deps), { code: 'discarded-already' });
    assert.deepEqual(await filesIn(path.dirname(brief)), before);
  });

  it('and discarding wait for each other: no brief says that the prototype it was made from is missing', async () => {
    await fillLab(sampleExperiment);
    const deps = { store, clock, sha256, isBusy: () => false, look: async () => Promise.resolve([]) };
    const note = { observed: 'Seen.', insight: 'Meant.', action: 'Done.' };
    const [exported, discarded] = await Promise.allSettled([
      exportBrief(sampleExperiment, {}, deps),
      discardPrototype(sampleExperiment, note, deps),
    ]);
    assert.equal(discarded.status, 'fulfilled');
    const { stage, handedOffAt, discarded: gone } = await store.readExperiment(slug);
    assert.equal(stage, 'discarded');
    if (exported.status === 'fulfilled')
      assert.deepEqual(
        [exported.value.status, gone?.stage, handedOffAt !== undefined],
        ['final', 'handedOff', true],
      );
    else assert.deepEqual([exported.reason.code, handedOffAt], ['discarded-already', undefined]);
  });

  it('from two windows at once leaves the files of one export', async () => {
    await fillLab(sampleExperiment);
    const other = await openLabStore(store.root);
    const deps = { clock, sha256 };
    const [first, second] = await Promise.all([
      exportBrief(sampleExperiment, {}, { ...deps, store }),
      exportBrief(sampleExperiment, { draft: true }, { ...deps, store: other }),
    ]);
    assert.deepEqual([first.status, second.status], ['final', 'draft']);
    const json = briefSchema.parse(JSON.parse(await readFile(first.json ?? '', 'utf8')));
    assert.match(
      await readFile(first.brief ?? '', 'utf8'),
      new RegExp(`^---[^]*?\nstatus: ${json.status}\n`),
    );
  });

  it('hands off the variant that was decided on, though another is newer', async () => {
    const verdict = { ...sampleVerdict, variant: 'first' };
    const second = { id: 'second', createdAt: '2026-03-11T09:00:00.000Z' };
    const variants = [...sampleExperiment.variants, second];
    const experiment = { ...sampleExperiment, variants, verdict };
    await fillLab(experiment);
    await store.applyTurn(slug, 'second', sampleFiles);
    const { json } = await exportBrief(experiment, {}, { store, clock, sha256 });
    const brief = briefSchema.parse(JSON.parse(await readFile(json ?? '', 'utf8')));
    assert.equal(brief.provenance.variant, 'first');
  });

  it('says that the record of the protocol, or the prototype, was changed behind its back', async () => {
    const verdict = { ...sampleVerdict, prototypes: { first: 'another' } };
    const experiment = { ...sampleExperiment, verdict, lock: { at: verdict.at, hash: 'e'.repeat(64) } };
    await fillLab(experiment);
    const { brief, status, blockers } = await exportBrief(experiment, {}, { store, clock, sha256 });
    assert.deepEqual(
      [status, blockers.map(({ code }) => code)],
      ['draft', ['changed-since-verdict', 'protocol-changed-by-hand']],
    );
    const text = await readFile(brief ?? '', 'utf8');
    assert.match(text, /The protocol is not the one that was locked/);
    assert.match(text, /The prototype was changed after the decision/);
  });

  it('keeps what was written for it when the hypothesis is framed anew, which makes no prototype out of date', async () => {
    const open = { ...withoutVerdict(sampleExperiment), stage: 'prototyping' as const };
    await fillLab(open);
    const { handoff, ...draft } = open.hypothesis;
    const deps = { store, clock, sha256 };
    const other = { ...draft, handoff: { ...handoff, baseline: 'another' } };
    assert.equal((await frameHypothesis(other, slug, deps)).reframedAt, undefined);
    const kept = await frameHypothesis({ ...draft, segment: 'Everybody' }, slug, deps);
    assert.equal(kept.hypothesis.handoff?.baseline, 'another');
  });

  it('refuses a variant the experiment does not have', async () => {
    await fillLab(sampleExperiment);
    await assert.rejects(exportBrief(sampleExperiment, { variant: 'none' }, { store, clock, sha256 }), {
      code: 'unknown-variant',
    });
  });

  it('works before there is any prototype', async () => {
    const framed = { ...withoutVerdict(sampleExperiment), stage: 'framed' as const, variants: [] };
    await store.writeExperiment(framed);
    const { status, blockers } = await exportBrief(framed, {}, { store, clock, sha256 });
    assert.equal(status, 'draft');
    assert.deepEqual(
      blockers.map(({ code }) => code),
      ['no-prototype', 'no-evidence', 'no-verdict'],
    );
  });
});

/** Every file below a folder with its bytes, by path. */
async function filesIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const read = files.toSorted().map(async (file) => {
    const relative = path.relative(folder, file).replaceAll('\\', '/');
    return [relative, await readFile(file, 'base64')] as const;
  });
  return new Map(await Promise.all(read));
}

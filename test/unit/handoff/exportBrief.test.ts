import assert from 'node:assert/strict';
import { access, appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { exportBrief } from '../../../src/app/exportBrief.ts';
import type { LabStore } from '../../../src/app/ports.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { briefSchema } from '../../../src/core/handoff/briefSchema.ts';
import { manifestName } from '../../../src/core/manifest.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { sampleExperiment, sampleFiles, sampleRecords, withoutVerdict } from './support/sampleRecords.ts';

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

  it('writes both files, hands the experiment off, and does the same again byte for byte', async () => {
    await fillLab(sampleExperiment);
    const first = await exportBrief(sampleExperiment, {}, { store, clock });
    assert.equal(first.status, 'final');
    assert.ok(first.brief && first.json);
    const handedOff = await store.readExperiment(slug);
    assert.equal(handedOff.stage, 'handedOff');
    const before = [await readFile(first.brief), await readFile(first.json)];
    const brief = briefSchema.parse(JSON.parse(before[1]?.toString() ?? ''));
    assert.deepEqual([brief.status, brief.evidence.successes, brief.evidence.participants], ['final', 5, 6]);

    const again = await exportBrief(handedOff, {}, { store, clock: { now: () => new Date('2027-01-01') } });
    assert.deepEqual(again, first);
    assert.deepEqual([await readFile(first.brief), await readFile(first.json)], before);
    assert.deepEqual(await store.readExperiment(slug), handedOff);
  });

  it('makes a draft that says what is missing, and leaves the experiment where it is', async () => {
    const undecided = { ...withoutVerdict(sampleExperiment), stage: 'testing' as const };
    await fillLab(undecided);
    const { status, brief, blockers } = await exportBrief(undecided, {}, { store, clock });
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
    const result = await exportBrief(undecided, { draft: false, target }, { store, clock });
    assert.deepEqual(Object.keys(result), ['status', 'blockers']);
    assert.equal(result.status, 'blocked');
    await assert.rejects(access(target));
    await assert.rejects(access(path.join(store.root, 'experiments', slug, 'handoff', 'brief.md')));
  });

  it('keeps a complete brief a draft when a draft is asked for', async () => {
    await fillLab(sampleExperiment);
    const { status } = await exportBrief(sampleExperiment, { draft: true }, { store, clock });
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
    const { brief, json } = await exportBrief(sampleExperiment, {}, { store, clock });
    const text = await readFile(brief ?? '', 'utf8');
    assert.match(text, /- 1 record could not be read; not counted\./);
    assert.match(text, /- 2 records of model turns could not be read; not counted here\./);
    assert.match(text, /None was recorded\.\n\n1 record of such edits could not be read; there may be more/);
    const { unreadable } = briefSchema.parse(JSON.parse(await readFile(json ?? '', 'utf8')));
    assert.deepEqual(unreadable, { generations: 2, crossings: 1 });
  });

  it('refuses a variant the experiment does not have', async () => {
    await fillLab(sampleExperiment);
    await assert.rejects(exportBrief(sampleExperiment, { variant: 'none' }, { store, clock }), {
      code: 'unknown-variant',
    });
  });

  it('works before there is any prototype', async () => {
    const framed = { ...withoutVerdict(sampleExperiment), stage: 'framed' as const, variants: [] };
    await store.writeExperiment(framed);
    const { status, blockers } = await exportBrief(framed, {}, { store, clock });
    assert.equal(status, 'draft');
    assert.deepEqual(
      blockers.map(({ code }) => code),
      ['no-prototype', 'no-evidence', 'no-verdict'],
    );
  });
});

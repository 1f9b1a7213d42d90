import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { answerInBrief } from '../../../src/app/answerInBrief.ts';
import { briefStanding } from '../../../src/app/briefStanding.ts';
import { exportBrief, readBrief } from '../../../src/app/exportBrief.ts';
import type { LabStore } from '../../../src/app/ports.ts';
import { readReview } from '../../../src/app/readReview.ts';
import { reviewBrief } from '../../../src/app/reviewBrief.ts';
import { briefSchema } from '../../../src/core/handoff/briefSchema.ts';
import type { ReviewAnswer } from '../../../src/core/handoff/review/review.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { sampleLabOnDisk } from './support/sampleLabOnDisk.ts';
import { sampleExperiment } from './support/sampleRecords.ts';

const { slug } = sampleExperiment;
const returned: ReviewAnswer = { status: 'returned', reviewer: 'Platform team', reason: 'Which load?' };
const accepted: ReviewAnswer = {
  status: 'accepted',
  reviewer: 'Platform team',
  reason: 'Fits <in> "there".\nAfter the release.',
  owner: 'Checkout team',
};
const exportedAt = '2026-03-13T08:00:00.000Z';
const answeredAt = '2026-03-15T08:00:00.000Z';

describe('an answer that was given by command', () => {
  let parent: string;
  let store: LabStore;
  let now: string;
  const deps = () => ({ store, clock: { now: () => new Date(now) }, sha256 });
  const current = () => store.readExperiment(slug);
  const handoff = (name: string) => path.join(store.root, 'experiments', slug, 'handoff', name);
  const text = (name: string) => readFile(handoff(name), 'utf8');
  const copies = async () => (await readdir(handoff(''))).filter((name) => name.startsWith('brief-edited-'));

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'footbridge-answer-'));
    store = await sampleLabOnDisk(parent);
    await exportNow(exportedAt);
  });

  afterEach(() => rm(parent, { recursive: true, force: true }));

  async function exportNow(at: string) {
    now = at;
    return await exportBrief(await current(), {}, deps());
  }

  async function answer(given: ReviewAnswer, at = answeredAt) {
    now = at;
    await reviewBrief(await current(), given, deps());
    return await answerInBrief(slug, deps());
  }

  /** What the guide says of the brief in the lab. */
  async function standing() {
    const experiment = await current();
    return await briefStanding(experiment, await readBrief(experiment, {}, deps()), deps());
  }

  it('stands in every form of the brief, and is not taken in a second time from there', async () => {
    const [brief, page] = [await text('brief.md'), await text('brief.html')];
    assert.equal(await answer(accepted), 'there');
    const filled = await text('brief.md');
    assert.match(filled, /- \[x\] Accepted\n- \[ \] Returned\n- Reviewer: Platform team\n/);
    const lines = new Set(brief.split('\n'));
    assert.equal(filled.split('\n').filter((line) => !lines.has(line)).length, 6, 'five lines and the last');
    const { reviews, asOf } = briefSchema.parse(JSON.parse(await text('brief.json')));
    assert.deepEqual([reviews.map(({ status }) => status), asOf], [['accepted'], answeredAt]);
    const filledPage = await text('brief.html');
    assert.ok(page.includes('<li>☐ Accepted</li>') && filledPage.includes('<li>☑ Accepted</li>'));
    assert.ok(filledPage.includes('Fits &lt;in&gt; &quot;there&quot;.\nAfter the release.'));

    assert.deepEqual(await standing(), { newer: [], form: 'agrees' });
    const before = await current();
    assert.deepEqual(await readReview(before, deps()), { kind: 'none' });
    assert.deepEqual(await current(), before);
    assert.equal(await answer(accepted, '2026-03-16T08:00:00.000Z'), 'there');
    assert.equal(await text('brief.md'), filled);
    assert.equal((await current()).reviews?.length, 1);
  });

  it('makes no copy of a brief that nobody wrote into, when it is exported again', async () => {
    await answer(returned);
    assert.match(await text('brief.md'), /- \[x\] Returned/);
    assert.deepEqual(await standing(), { newer: [], form: 'agrees' });
    await exportNow('2026-03-16T08:00:00.000Z');
    assert.match(await text('brief.md'), /2026-03-15, returned by Platform team[^]*- \[ \] Returned/);
    assert.deepEqual(await copies(), []);
    // It is about the brief before this one.
    assert.equal(await answerInBrief(slug, deps()), 'none');
    assert.match(await text('brief.md'), /- \[ \] Returned/);
  });

  it('leaves what was written by hand, in the form and elsewhere, and says that the form says something else', async () => {
    const own = (await text('brief.md'))
      .replace('| Considered options | |', '| Considered options | A queue |')
      .replace('- Reviewer:', '- Reviewer: Somebody of operations');
    await writeFile(handoff('brief.md'), own);
    assert.equal((await standing())?.form, 'begun');
    assert.equal(await answer(accepted), 'other');
    assert.equal(await text('brief.md'), own);
    assert.match(await text('brief.json'), /"status": "accepted"/);
    assert.deepEqual(await standing(), { newer: [], form: 'other' });
  });

  it('stays apart from what an engineer wrote of a gap, which a new export keeps, and says where', async () => {
    await answer(returned);
    const addressed = (await text('brief.md')).replace('| not addressed |', '| addressed by Ada, 14 March |');
    assert.match(addressed, /addressed by Ada/);
    await writeFile(handoff('brief.md'), addressed);
    const { edited = '' } = await exportNow('2026-03-16T08:00:00.000Z');
    assert.deepEqual(
      [path.dirname(edited), path.basename(edited)],
      [path.resolve(handoff('')), ...(await copies())],
    );
    assert.equal(await readFile(edited, 'utf8'), addressed);
    assert.doesNotMatch(await text('brief.md'), /addressed by Ada/);
    const again = await exportNow('2026-03-17T08:00:00.000Z');
    assert.equal(again.edited, undefined);
    assert.equal(await readFile(edited, 'utf8'), addressed, 'and goes on keeping it');
  });

  it('that somebody wrote into the form is nothing to look for in a copy: it is on record', async () => {
    const own = (await text('brief.md'))
      .replace('- [ ] Returned', '- [x] Returned')
      .replace('- Reviewer:', '- Reviewer: Platform team')
      .replace('- Why, or what is missing:', '- Why, or what is missing: Which load?');
    await writeFile(handoff('brief.md'), own);
    const exported = await exportNow(answeredAt);
    assert.deepEqual([exported.review, exported.edited], ['returned', undefined]);
    assert.equal((await copies()).length, 1, 'the copy is kept all the same');
  });

  it('is followed by a newer one in the same brief, which takes its place', async () => {
    await answer(returned);
    assert.equal(await answer(accepted, '2026-03-16T08:00:00.000Z'), 'there');
    assert.match(await text('brief.md'), /- \[x\] Accepted\n- \[ \] Returned/);
    assert.match(await text('brief.html'), /☑ Accepted<\/li>\n<li>☐ Returned/);
    assert.equal((await current()).reviews?.length, 2);
    assert.deepEqual(await readReview(await current(), deps()), { kind: 'none' });
  });

  it('goes into no brief of somebody else, no old copy, no draft and no file that is not text', async () => {
    const first = await text('brief.md');
    await answer(returned);
    await exportNow('2026-03-16T08:00:00.000Z');
    const foreign = first.replace('experiment: order-again', 'experiment: another');
    for (const other of [first, foreign, '# Notes\n', Buffer.from([0xff, 0xfe, 0x41])]) {
      await writeFile(handoff('brief.md'), other);
      assert.equal(await answer(accepted, '2026-03-17T08:00:00.000Z'), 'none');
      assert.deepEqual(await readFile(handoff('brief.md')), Buffer.from(other));
    }
    await exportBrief(await current(), { draft: true }, deps());
    assert.equal(await answer(returned, '2026-03-18T08:00:00.000Z'), 'none');
    await rm(handoff('brief.md'));
    assert.equal(await answer(accepted, '2026-03-19T08:00:00.000Z'), 'none');
  });

  it('does not touch a brief.json or a page that others changed', async () => {
    const json = (await text('brief.json')).replace('"lab"', '"ours": 1,\n  "lab"');
    const page = (await text('brief.html')).replace('☐ Accepted', 'Accepted?');
    await writeFile(handoff('brief.json'), json);
    await writeFile(handoff('brief.html'), page);
    assert.equal(await answer(accepted), 'there');
    assert.deepEqual([await text('brief.json'), await text('brief.html')], [json, page]);
  });

  it('reads again what was saved in the very moment, and loses none of it', async () => {
    let saves = 0;
    const saving: LabStore = {
      ...store,
      changeBrief: (one, change) =>
        store.changeBrief(one, async (texts) => {
          const changed = await change(texts);
          saves += 1;
          if (saves === 1) await writeFile(handoff('brief.md'), `${texts.brief ?? ''}\nSaved just now.\n`);
          return changed;
        }),
    };
    now = answeredAt;
    await reviewBrief(await current(), accepted, deps());
    assert.equal(await answerInBrief(slug, { store: saving, sha256 }), 'there');
    assert.match(await text('brief.md'), /- \[x\] Accepted[^]*Saved just now\./);
    assert.equal(saves, 2);
  });

  it('is not written through a link', async function () {
    if (process.platform === 'win32') this.skip();
    const outside = path.join(parent, 'outside.md');
    const brief = await text('brief.md');
    await writeFile(outside, brief);
    await rm(handoff('brief.md'));
    await symlink(outside, handoff('brief.md'));
    await assert.rejects(answer(accepted), { code: 'unsafe-path' });
    assert.equal(await readFile(outside, 'utf8'), brief);
    assert.equal((await current()).reviews?.length, 1, 'it is on record all the same');
  });
});

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { exportBrief } from '../../../src/app/exportBrief.ts';
import { readReview } from '../../../src/app/readReview.ts';
import { reviewBrief } from '../../../src/app/reviewBrief.ts';
import { handoffOf } from '../../../src/core/board/handoffOf.ts';
import type { LabStore } from '../../../src/app/ports.ts';
import type { ReviewAnswer } from '../../../src/core/handoff/review/review.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { sampleLabOnDisk } from './support/sampleLabOnDisk.ts';
import { sampleExperiment } from './support/sampleRecords.ts';

const { slug } = sampleExperiment;
const returned: ReviewAnswer = {
  status: 'returned',
  reviewer: 'Platform team',
  reason: 'How are vouchers treated?',
};
const accepted: ReviewAnswer = {
  status: 'accepted',
  reviewer: 'Platform team',
  reason: 'Fits into the basket service.',
  owner: 'Checkout team',
  spec: 'specs/014-order-again/spec.md',
};

describe('what engineering answers', () => {
  let parent: string;
  let store: LabStore;
  let now: string;
  const clock = { now: () => new Date(now) };
  const deps = () => ({ store, clock, sha256 });
  const current = () => store.readExperiment(slug);
  const handoff = () => path.join(store.root, 'experiments', slug, 'handoff');

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'footbridge-review-'));
    store = await sampleLabOnDisk(parent);
    now = '2026-03-13T08:00:00.000Z';
  });

  afterEach(() => rm(parent, { recursive: true, force: true }));

  async function exportNow(at: string) {
    now = at;
    return await exportBrief(await current(), {}, deps());
  }

  /** Writes into the form at the end of the brief, as a person does. */
  async function fillIn(changes: Readonly<Record<string, string>>): Promise<string> {
    const file = path.join(handoff(), 'brief.md');
    let text = await readFile(file, 'utf8');
    for (const [from, to] of Object.entries(changes)) {
      assert.ok(text.includes(from), from);
      text = text.replace(from, to);
    }
    await writeFile(file, text);
    return file;
  }

  const returnedInFile = {
    '- [ ] Returned': '- [x] Returned',
    '- Reviewer:': '- Reviewer: Platform team',
    '- Why, or what is missing:': '- Why, or what is missing: How are vouchers treated?',
  };

  it('is refused until a final brief is out', async () => {
    await assert.rejects(reviewBrief(sampleExperiment, accepted, deps()), { code: 'no-brief-to-review' });
    await exportBrief(sampleExperiment, { draft: true }, deps());
    await assert.rejects(reviewBrief(await current(), accepted, deps()), { code: 'no-brief-to-review' });
  });

  it('counts the loop from the export that it is about, through returns', async () => {
    await exportNow('2026-03-13T08:00:00.000Z');
    now = '2026-03-15T08:00:00.000Z';
    const back = await reviewBrief(await current(), returned, deps());
    assert.deepEqual([back.stage, back.handedOffAt], ['handedOff', undefined]);

    await exportNow('2026-03-16T08:00:00.000Z');
    assert.equal((await current()).handedOffAt, '2026-03-16T08:00:00.000Z');
    now = '2026-03-17T08:00:00.000Z';
    const done = await reviewBrief(await current(), accepted, deps());
    assert.deepEqual(
      done.reviews?.map(({ status, at, handedOffAt }) => [status, at, handedOffAt]),
      [
        ['returned', '2026-03-15T08:00:00.000Z', '2026-03-13T08:00:00.000Z'],
        ['accepted', '2026-03-17T08:00:00.000Z', '2026-03-16T08:00:00.000Z'],
      ],
    );
    assert.equal(done.handedOffAt, '2026-03-16T08:00:00.000Z');
  });

  it('is an answer also where the clock of whoever gave it is behind, and none to the brief that follows', async () => {
    const answered = async () =>
      handoffOf({ experiment: await current(), hasBrief: true }, new Date('2026-03-14T08:00:00.000Z'));
    await exportNow('2026-03-13T08:00:00.000Z');
    now = '2026-03-13T07:55:00.000Z';
    await reviewBrief(await current(), accepted, deps());
    const { handoff: said, loop } = await answered();
    assert.deepEqual([said, loop.waiting, loop.answeredIn], ['accepted', undefined, 0]);
    now = '2026-03-13T09:55:00.000Z';
    await reviewBrief(await current(), returned, deps());
    await exportNow('2026-03-13T09:00:00.000Z');
    assert.equal((await answered()).handoff, 'exported', 'it waits for another one');
  });

  it('is read from the brief itself, once, and is not brought back by the file when another one was given since', async () => {
    await exportNow('2026-03-13T08:00:00.000Z');
    assert.deepEqual(await readReview(await current(), deps()), { kind: 'none' });
    await fillIn(returnedInFile);
    now = '2026-03-14T08:00:00.000Z';
    const first = await readReview(await current(), deps());
    assert.deepEqual([first.kind, first.kind === 'recorded' && first.status], ['recorded', 'returned']);
    assert.deepEqual(await readReview(await current(), deps()), { kind: 'none' });
    await reviewBrief(await current(), accepted, deps());
    assert.deepEqual(await readReview(await current(), deps()), { kind: 'none' });
    assert.deepEqual(
      (await current()).reviews?.map(({ status }) => status),
      ['returned', 'accepted'],
    );
  });

  it('is one, however often the file is saved while it is written, and two once it says something else', async () => {
    await exportNow('2026-03-13T08:00:00.000Z');
    const label = '- Why, or what is missing:';
    await fillIn({ ...returnedInFile, [label]: `${label} How` });
    const reasons = async () => (await current()).reviews?.map(({ reason }) => reason);
    for (const change of [
      { [`${label} How`]: `${label} How are vouchers` },
      { [`${label} How are vouchers`]: `${label} How are vouchers treated?\n  And gifts?` },
      { '- Owner (optional):': '- Owner (optional): Checkout team' },
    ]) {
      await readReview(await current(), deps());
      await fillIn(change);
    }
    await readReview(await current(), deps());
    assert.deepEqual(await reasons(), ['How are vouchers treated?\nAnd gifts?']);
    assert.equal((await current()).reviews?.[0]?.owner, 'Checkout team');
    await fillIn({ 'How are vouchers treated?': 'Who owns refunds?' });
    await readReview(await current(), deps());
    assert.deepEqual(await reasons(), [
      'How are vouchers treated?\nAnd gifts?',
      'Who owns refunds?\nAnd gifts?',
    ]);
  });

  it('is not lost when the brief is exported again: it is recorded, shown, and what was written is kept', async () => {
    await exportNow('2026-03-13T08:00:00.000Z');
    const file = await fillIn({
      ...returnedInFile,
      '| Considered options | |': '| Considered options | A queue, or none |',
    });
    const edited = await readFile(file, 'utf8');
    const exported = await exportNow('2026-03-14T08:00:00.000Z');
    assert.equal(exported.review, 'returned');
    const text = await readFile(file, 'utf8');
    assert.match(text, /2026-03-14, returned by Platform team: How are vouchers treated\?/);
    assert.match(text, /- \[ \] Returned/);
    const copies = (await readdir(handoff())).filter((name) => name.startsWith('brief-edited-'));
    assert.equal(copies.length, 1);
    assert.equal(await readFile(path.join(handoff(), copies[0] ?? ''), 'utf8'), edited);
    await exportNow('2026-03-15T08:00:00.000Z');
    assert.equal((await readdir(handoff())).filter((name) => name.startsWith('brief-edited-')).length, 1);
  });

  it('is recorded once when it is read while the brief is exported again', async () => {
    await exportNow('2026-03-13T08:00:00.000Z');
    const file = await fillIn(returnedInFile);
    const before = await current();
    const [, exported] = await Promise.all([readReview(before, deps()), exportBrief(before, {}, deps())]);
    assert.equal(exported.status, 'final');
    assert.match(await readFile(file, 'utf8'), /returned by Platform team: How are vouchers treated\?/);
    assert.equal((await current()).reviews?.length, 1);
    assert.equal((await current()).handedOffAt, '2026-03-13T08:00:00.000Z');
  });

  it('is not taken for one to the brief that is exported while it is read', async () => {
    await exportNow('2026-03-13T08:00:00.000Z');
    await fillIn(returnedInFile);
    const before = await current();
    let opened: (() => void) | undefined;
    const exported = new Promise<void>((resolve) => {
      opened = resolve;
    });
    const slow = {
      ...store,
      updateExperiment: async (...args: Parameters<LabStore['updateExperiment']>) => {
        await exported;
        return await store.updateExperiment(...args);
      },
    };
    const late = readReview(before, { ...deps(), store: slow });
    await exportNow('2026-03-14T08:00:00.000Z');
    opened?.();
    await late;
    const { reviews, handedOffAt } = await current();
    assert.deepEqual([reviews?.length, handedOffAt], [1, '2026-03-14T08:00:00.000Z']);
  });

  it('in an old copy of the brief that is put back is not taken for one to the present brief', async () => {
    await exportNow('2026-03-13T08:00:00.000Z');
    const file = await fillIn(returnedInFile);
    const old = await readFile(file, 'utf8');
    await exportNow('2026-03-14T08:00:00.000Z');
    await writeFile(file, old);
    assert.deepEqual(await readReview(await current(), deps()), { kind: 'none' });
    await exportNow('2026-03-15T08:00:00.000Z');
    const { reviews, handedOffAt } = await current();
    assert.deepEqual([reviews?.length, handedOffAt], [1, '2026-03-14T08:00:00.000Z']);
  });

  it('goes into the brief that a window exports which has not seen it yet', async () => {
    await exportNow('2026-03-13T08:00:00.000Z');
    const stale = await current();
    await reviewBrief(stale, returned, deps());
    now = '2026-03-15T08:00:00.000Z';
    const { brief = '' } = await exportBrief(stale, {}, deps());
    assert.match(await readFile(brief, 'utf8'), /returned by Platform team: How are vouchers treated\?/);
    assert.equal((await current()).handedOffAt, now);
  });

  it('stays filled in when an accepted brief is exported again', async () => {
    await exportNow('2026-03-13T08:00:00.000Z');
    await reviewBrief(await current(), accepted, deps());
    const before = await current();
    const { brief = '' } = await exportNow('2026-03-14T08:00:00.000Z');
    assert.match(
      await readFile(brief, 'utf8'),
      /- \[x\] Accepted\n- \[ \] Returned\n- Reviewer: Platform team/,
    );
    assert.deepEqual(await current(), before);
    assert.deepEqual(await readReview(before, deps()), { kind: 'none' });
  });

  it('that cannot be read stops the export, so that nothing is written over it', async () => {
    await exportNow('2026-03-13T08:00:00.000Z');
    const file = await fillIn({ '- [ ] Returned': '- [x] Returned' });
    const text = await readFile(file, 'utf8');
    await assert.rejects(exportNow('2026-03-14T08:00:00.000Z'), (error: unknown) => {
      assert.ok(error instanceof Error);
      assert.match(error.message, /The reviewer is not named\./);
      assert.ok(error.message.includes(file));
      return true;
    });
    assert.equal(await readFile(file, 'utf8'), text);
    assert.equal((await readReview(await current(), deps())).kind, 'unclear');
  });

  it('of another experiment’s brief in the same folder is not taken', async () => {
    await exportNow('2026-03-13T08:00:00.000Z');
    const target = path.join(parent, 'out');
    await exportBrief(await current(), { target }, deps());
    const other = (await readFile(path.join(target, 'brief.md'), 'utf8'))
      .replace('experiment: order-again', 'experiment: another')
      .replace('- [ ] Accepted', '- [x] Accepted');
    await writeFile(path.join(target, 'brief.md'), other);
    const exported = await exportBrief(await current(), { target }, deps());
    assert.equal(exported.review, undefined);
    assert.equal((await current()).reviews, undefined);
  });
});

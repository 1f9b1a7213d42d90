import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { completeHandoff } from '../../../src/app/completeHandoff.ts';
import type { GapCache } from '../../../src/app/explainGaps.ts';
import { exportBrief, readBrief } from '../../../src/app/exportBrief.ts';
import { extendThrowAway } from '../../../src/app/extendThrowAway.ts';
import { LabState } from '../../../src/app/labState.ts';
import { addDays } from '../../../src/core/experiment/reviewHypothesis.ts';
import { hypothesisDraftSchema } from '../../../src/core/experiment/hypothesis.ts';
import type { Newer } from '../../../src/core/handoff/newerThanBrief.ts';
import { HandoffReadings } from '../../../src/editor/guide/handoffReadings.ts';
import { readHandoff } from '../../../src/editor/guide/readHandoff.ts';
import { RelatedReading } from '../../../src/editor/guide/relatedReading.ts';
import { viewHandoff } from '../../../src/editor/guide/viewHandoff.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import type { WhatGoesView } from '../../../src/protocol/guideHandoff.ts';
import { slug, testedLab } from '../evidence/testedLab.ts';

const goes: WhatGoesView = {
  variants: 2,
  files: 2,
  checkpoints: 0,
  datasets: 0,
  bytes: 100,
  keeps: ['hypothesis', 'learning'],
  outOfReach: [],
};

/** The readings of a lab with a prototype that nobody tried yet. */
async function reading() {
  const tested = await testedLab();
  const { store, deps } = tested;
  const state = new LabState(() => undefined);
  await state.open(store, slug);
  const looks: string[] = [];
  const readings = new HandoffReadings({
    lab: state,
    clock: deps.clock,
    look: async ({ experiment }) => {
      looks.push(experiment.slug);
      return goes;
    },
    onError: (error) => assert.fail(String(error)),
  });
  await readings.show(true);
  return { ...tested, state, readings, looks };
}

/** What the step shows beside the readings, where nothing was done in this window yet. */
function showing(readings: HandoffReadings): Parameters<typeof viewHandoff>[1] {
  return { readings, briefOf: () => undefined, unwritten: () => 0, outOfReach: () => [] };
}

describe('what the Hand off step reads', () => {
  it('is what an export would say, and changes with the records', async () => {
    const { readings, experiment, store, deps, state } = await reading();
    const exported = await exportBrief(
      await experiment(),
      { draft: false },
      { store, clock: deps.clock, sha256 },
    );
    assert.deepEqual(
      readings.current.readiness?.blockers,
      exported.blockers.map(({ message, field }) => ({ message, field })),
    );
    assert.ok(readings.current.readiness?.gaps.some(({ count }) => count > 0));
    assert.equal(readings.current.exported, undefined, 'looking writes nothing');
    // Problem, non-goals, disposition, the metric twice, privacy, security and accessibility.
    assert.equal(readings.current.readiness?.later, 8);
    await completeHandoff(await experiment(), { privacy: 'TBD' }, { store, clock: deps.clock });
    await state.refresh();
    await readings.read();
    assert.ok(readings.current.readiness?.blockers.some(({ field }) => field === 'handoff.privacy'));
  });

  it('is worked out for whoever looks, or once it was decided, and not for every record of a session', async () => {
    const { readings, experiment, store, deps, state } = await reading();
    const change = async (privacy: string) => {
      await completeHandoff(await experiment(), { privacy }, { store, clock: deps.clock });
      await state.refresh();
      await readings.read();
      return readings.current.readiness;
    };
    assert.ok(await change('None'), 'somebody looks');
    await readings.show(false);
    assert.equal(await change('None at all'), undefined, 'nobody looks');
    await readings.show(true);
    assert.ok(readings.current.readiness, 'somebody looks again');
    await readings.show(false);
    await store.updateExperiment(slug, (one) => ({
      ...one,
      verdict: {
        outcome: 'inconclusive',
        byTheBar: 'inconclusive',
        rationale: 'Too few.',
        at: deps.clock.now().toISOString(),
        successes: 0,
        participants: 0,
      },
    }));
    assert.ok(await change('None yet'), 'it was decided');
  });

  it('scans the prototype again only when its files have changed, and composes no second scan', async () => {
    const { experiment, store, deps } = await reading();
    const cache: GapCache = new Map();
    const read = async () => await readHandoff(await experiment(), { store, clock: deps.clock, cache });
    const first = await read();
    const [scanned] = cache.values();
    assert.ok(scanned);
    assert.deepEqual(await read(), first);
    assert.equal([...cache.values()][0], scanned, 'not scanned again');
    const { gaps } = await readBrief(await experiment(), { gaps: [] }, { store, clock: deps.clock, sha256 });
    assert.deepEqual(gaps, [], 'what was scanned already is taken');
  });

  it('finds the brief in the lab, in every form that is there', async () => {
    const { readings, experiment, store, deps } = await reading();
    const { brief } = await exportBrief(
      await experiment(),
      { draft: true },
      { store, clock: deps.clock, sha256 },
    );
    await readings.read('again');
    const { exported } = readings.current;
    assert.equal(exported?.file, brief);
    assert.deepEqual(exported?.forms, ['brief.md', 'brief.html', 'issue.md', 'spec.md', 'brief.json']);
  });

  it('counts what goes only when somebody asks, and shows no number that may be wrong', async () => {
    const { readings, experiment, store, deps, state, looks } = await reading();
    assert.deepEqual([looks, readings.current.goes], [[], undefined]);
    await readings.look(slug);
    assert.equal(readings.current.goes, goes);
    await completeHandoff(await experiment(), { privacy: 'None' }, { store, clock: deps.clock });
    await state.refresh();
    assert.equal(readings.current.goes, undefined, 'the experiment has changed');
    await readings.read();
    assert.equal(readings.current.goes, goes, 'counted again');
  });

  it('does not lose what somebody asked for when the lab changes while it is worked out', async () => {
    const { readings, experiment, store, deps } = await reading();
    await Promise.all([readings.look(slug), readings.read()]);
    assert.equal(readings.current.goes, goes, 'without it the prototype cannot be thrown away');
    await exportBrief(await experiment(), { draft: true }, { store, clock: deps.clock, sha256 });
    await Promise.all([readings.read('again'), readings.show(true)]);
    assert.deepEqual(newerOf(readings), [], 'the brief that was exported just now');
  });

  it('says so where what goes cannot be counted, and shows all the rest', async () => {
    const { state, deps } = await reading();
    const logged: unknown[] = [];
    let isDamaged = true;
    const readings = new HandoffReadings({
      lab: state,
      clock: deps.clock,
      look: async () => (isDamaged ? await Promise.reject(new Error('a damaged history')) : goes),
      onError: (error) => logged.push(error),
    });
    await readings.show(true);
    await assert.rejects(readings.look(slug), /a damaged history/);
    assert.ok(readings.current.readiness);
    await state.refresh();
    await readings.read('again');
    assert.deepEqual([readings.current.goes, logged.length], [undefined, 2]);
    assert.ok(readings.current.readiness);
    isDamaged = false;
    await readings.look(slug);
    assert.equal(readings.current.goes, goes);
  });

  it('names the learning cards that cannot be read, until they can be', async () => {
    const { readings, store, state } = await reading();
    const card = store.learningFile('by-hand');
    await mkdir(path.dirname(card), { recursive: true });
    await writeFile(card, '# Price first');
    let changes = 0;
    readings.onDidChange(() => (changes += 1));
    await readings.read();
    assert.deepEqual(
      readings.damaged.map(({ file }) => file),
      ['learnings/by-hand.md'],
    );
    assert.deepEqual([readings.learnings, changes], [[], 1]);
    await rm(card);
    await readings.read();
    assert.deepEqual([readings.damaged, changes], [[], 2]);
    await writeFile(card, '# Price first');
    await readings.read();
    await state.open(undefined, undefined);
    await readings.read();
    assert.deepEqual(readings.damaged, [], 'of a lab that was closed');
  });

  it('tells its listeners only of news', async () => {
    const { readings } = await reading();
    let changes = 0;
    readings.onDidChange(() => (changes += 1));
    await readings.read();
    assert.equal(changes, 0);
    await readings.read('again');
    assert.equal(changes, 1);
  });
});

describe('what the Hand off step shows of the throw-away date', () => {
  it('names the days to which it can be moved, once', async () => {
    const { readings, experiment, store, deps, state } = await reading();
    const shown = () => {
      const active = state.active ?? assert.fail();
      return viewHandoff(active, showing(readings), deps.clock.now()).disposal;
    };
    const before = shown();
    const { earliest, latest } = before;
    assert.ok(earliest > before.due && earliest <= latest);
    await assert.rejects(
      extendThrowAway(await experiment(), { until: before.due, reason: 'x' }, { store, clock: deps.clock }),
    );
    // Both ends of what is offered are taken by what moves the date.
    await extendThrowAway(
      await experiment(),
      { until: latest, reason: 'Planning' },
      { store, clock: deps.clock },
    );
    await state.refresh();
    assert.equal(shown().extension?.until, latest);
    assert.equal(shown().due, latest);
  });
});

describe('what the Hand off step shows of a returned brief', () => {
  it('is answered by what is written since, whatever else happens to the prototype', async () => {
    const { readings, experiment, store, deps, state } = await reading();
    let now = '2030-01-01T10:00:00.000Z';
    const all = { store, clock: { now: () => new Date(now) } };
    const isAnswered = async () => {
      await state.refresh();
      return viewHandoff(state.active ?? assert.fail(), showing(readings), deps.clock.now()).handoff
        .changedSince;
    };
    await completeHandoff(await experiment(), { privacy: 'None' }, all);
    await store.updateExperiment(slug, (one) => ({
      ...one,
      stage: 'handedOff',
      reviews: [{ status: 'returned', reviewer: 'Platform', reason: 'Why?', at: '2030-01-02T10:00:00.000Z' }],
    }));
    assert.equal(await isAnswered(), false);
    now = '2030-01-03T10:00:00.000Z';
    await completeHandoff(await experiment(), { privacy: 'None ' }, all);
    assert.equal(await isAnswered(), false, 'what was on record already, said again');
    const { throwAwayDate } = (await experiment()).hypothesis;
    await store.discard(slug, new Date(now), () => undefined);
    await store.restore(slug, new Date(now));
    assert.equal(await isAnswered(), false, 'thrown away and taken back');
    await completeHandoff(await experiment(), { security: 'Orders are personal.' }, all);
    assert.equal(await isAnswered(), true);
    now = '2030-01-04T10:00:00.000Z';
    const until = addDays(throwAwayDate > now ? throwAwayDate : now.slice(0, 10), 2);
    await extendThrowAway(await experiment(), { until, reason: 'Planning' }, all);
    assert.equal(await isAnswered(), true, 'and stays so when the prototype is kept longer');
  });
});

describe('learnings beside a hypothesis being framed', () => {
  const learning = {
    schemaVersion: 1,
    slug: 'saved-lists',
    title: 'Saved shopping lists',
    kind: 'customerFlow',
    belief: 'returning shoppers order again when the shop remembers their basket',
    segment: 'shoppers',
    at: '2029-05-12T10:00:00.000Z',
    outcome: 'invalidated',
    evidence: { metric: 'orders without help', successes: 1, participants: 6 },
    observed: 'One of six.',
    insight: 'Nobody trusts a basket of last week.',
    action: 'Ask first.',
  } as const;
  const draft = hypothesisDraftSchema.parse({
    belief: 'shoppers order when the shop remembers their basket',
  });

  it('are those that are about the same, worked out once per text', () => {
    const related = new RelatedReading();
    const learnings = [learning];
    const found = related.of({ name: 'new', draft }, learnings);
    assert.deepEqual(
      found.map(({ slug: of, successes, participants, superseded }) => [
        of,
        successes,
        participants,
        superseded,
      ]),
      [['saved-lists', 1, 6, false]],
    );
    assert.equal(related.of({ name: 'new', draft }, learnings), found);
    assert.deepEqual(related.of({ name: 'new', draft: hypothesisDraftSchema.parse({}) }, learnings), []);
  });

  it('leave out the experiment’s own', () => {
    assert.deepEqual(new RelatedReading().of({ name: 'saved-lists', draft }, [learning]), []);
  });
});

describe('how the exported brief stands to the records, as the guide reads it', () => {
  it('agrees after every export, and tells what changed since', async () => {
    const { readings, experiment, store, deps, state, start, observe } = await reading();
    const all = { store, clock: deps.clock, sha256 };
    assert.equal(newerOf(readings), undefined, 'there is no brief yet');
    await exportBrief(await experiment(), { draft: true }, all);
    await readings.read('again');
    assert.deepEqual(readings.current.standing, { newer: [], form: 'agrees' });
    await exportBrief(await experiment(), { draft: true }, all);
    await readings.read('again');
    assert.deepEqual(newerOf(readings), [], 'exported twice');

    const { session } = await start('P1');
    await observe(session, { type: 'ended' });
    await completeHandoff(await experiment(), { privacy: 'Order history.' }, all);
    await store.applyTurn(slug, 'b', [{ path: 'index.html', text: '<main>new</main>' }]);
    await state.refresh();
    await readings.read();
    const newer = newerOf(readings);
    assert.deepEqual(newer, [
      { part: 'newSessions', count: 1 },
      { part: 'fields', count: 1 },
      { part: 'prototype', count: 1 },
    ]);
    const active = state.active ?? assert.fail();
    assert.equal(viewHandoff(active, showing(readings), deps.clock.now()).handoff.newer, newer);
  });

  it('says that it is older also where its data cannot be read', async () => {
    const { readings, experiment, store, deps, state, start } = await reading();
    const { json = '' } = await exportBrief(
      await experiment(),
      { draft: true },
      { store, clock: deps.clock, sha256 },
    );
    await writeFile(json, '{"ours": true}');
    await readings.read('again');
    assert.deepEqual(newerOf(readings), []);
    await start('P1');
    await state.refresh();
    await readings.read();
    assert.deepEqual(newerOf(readings), [{ part: 'other', count: 1 }]);
  });
});

function newerOf({ current: { standing } }: HandoffReadings): readonly Newer[] | undefined {
  return standing?.newer;
}

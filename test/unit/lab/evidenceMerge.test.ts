import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { LabState } from '../../../src/app/labState.ts';
import type { LabStore } from '../../../src/app/ports.ts';
import type { EvidenceBody, EvidenceEvent } from '../../../src/core/evidence/evidenceEvent.ts';
import { readSessions } from '../../../src/core/evidence/session.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { begun, noted } from './sampleEvidence.ts';
import { sampleExperiment, sampleLab } from './samples.ts';

const slug = 'checkout';

function git(folder: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  return execFileSync('git', ['-C', folder, ...identity, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GIT_CONFIG_GLOBAL: '', GIT_CONFIG_NOSYSTEM: '1' },
  });
}

/** Two clones of a lab with one experiment and a session `shared`; `merge` brings the second into the first. */
async function twoClones() {
  const { lab, parent, store } = await sampleLab();
  await store.writeExperiment(sampleExperiment(slug));
  await store.addEvidence(slug, 'shared', [begun('shared', 'P0')]);
  git(lab, 'init', '--quiet', '--initial-branch=main');
  git(lab, 'add', '--all');
  git(lab, 'commit', '--quiet', '--message=lab');
  const other = path.join(parent, 'other-lab');
  git(parent, 'clone', '--quiet', lab, other);
  const theirs = await openLabStore(other);
  const commit = (folder: string) => {
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message=more');
  };
  const merge = () => {
    for (const folder of [lab, other]) commit(folder);
    git(lab, 'pull', '--quiet', '--no-rebase', '--no-edit', other, 'main');
  };
  return { lab, store, theirs, merge, file: path.join(lab, 'experiments', slug, 'experiment.json') };
}

const add = (store: LabStore, session: string, ...ids: string[]) =>
  store.addEvidence(slug, session, [begun(session), ...ids.map((id) => noted(id))]);

describe('Two clones of a lab that gathered evidence', function () {
  this.timeout(60_000);

  it('merge without conflict into all sessions, and each event counts once', async () => {
    const { store, theirs, merge } = await twoClones();
    await add(store, 'mine', '1');
    await add(theirs, 'yours', '2');
    // Both got the same result file; each noted something about the session that both know.
    for (const each of [store, theirs]) await add(each, 'kit', '3', '4');
    await theirs.appendEvidence(slug, 'kit', noted('theirs'));
    await store.appendEvidence(slug, 'shared', noted('a'));
    await theirs.appendEvidence(slug, 'shared', noted('b'));
    merge();
    const { records, damaged } = await store.readEvidence(slug);
    assert.deepEqual(damaged, []);
    const ids = Object.fromEntries(
      [...records].map(([session, events]) => [session, events.map(({ id }) => id)]),
    );
    assert.deepEqual(Object.keys(ids), ['kit', 'mine', 'shared', 'yours']);
    assert.deepEqual(ids['kit'], ['kit-0', '3', '4', 'theirs']);
    assert.deepEqual(ids['shared']?.toSorted(), ['a', 'b', 'shared-0']);
  });

  it('agree on what was said last, however git put the lines together', async () => {
    const at = (minute: number) => `2026-03-05T10:0${minute}:00.000Z`;
    const said = (id: string, minute: number, body: EvidenceBody): EvidenceEvent => ({
      schemaVersion: 1,
      id,
      at: at(minute),
      ...body,
    });
    const outcome = (id: string, minute: number, is: 'failed' | 'assisted') =>
      said(id, minute, { type: 'task', task: 'buy', outcome: is, by: 'observer' });
    for (const isOursLater of [true, false]) {
      const { store, theirs, merge } = await twoClones();
      const [ours, others] = isOursLater ? [5, 1] : [1, 5];
      await store.appendEvidence(slug, 'shared', outcome('ours', ours, 'failed'));
      await store.appendEvidence(slug, 'shared', said('in', ours, { type: 'readmitted' }));
      await theirs.appendEvidence(slug, 'shared', outcome('theirs', others, 'assisted'));
      await theirs.appendEvidence(slug, 'shared', said('out', others, { type: 'excluded', reason: 'bot' }));
      merge();
      const [session] = readSessions((await store.readEvidence(slug)).records);
      assert.equal(session?.runs[0]?.attempts.get('buy')?.outcome, isOursLater ? 'failed' : 'assisted');
      assert.equal(session.excluded, isOursLater ? undefined : 'bot');
    }
  });

  it('merge without conflict when both withdrew somebody, also the same', async () => {
    const { lab, store, theirs, merge } = await twoClones();
    await add(store, 'mine');
    await add(theirs, 'yours');
    await store.withdrawEvidence(slug, ['mine'], 'me');
    await theirs.withdrawEvidence(slug, ['yours', 'shared'], 'you');
    merge();
    const { records, damaged } = await store.readEvidence(slug);
    assert.deepEqual([[...records.keys()], damaged], [[], []]);
    assert.deepEqual([...(await store.readWithdrawn(slug)).sessions], ['mine', 'shared', 'yours']);
    assert.ok(!existsSync(path.join(lab, 'experiments', slug, 'evidence', 'shared.jsonl')));
  });

  it('never read a session that one withdrew, also where git kept it because the other went on writing', async () => {
    const { lab, store, theirs, merge } = await twoClones();
    await store.withdrawEvidence(slug, ['shared'], 'me');
    await theirs.appendEvidence(slug, 'shared', noted('late'));
    assert.throws(merge);
    const left = path.join(lab, 'experiments', slug, 'evidence', 'shared.jsonl');
    assert.ok(existsSync(left), 'git left it there');
    const next = await openLabStore(lab);
    assert.deepEqual(await next.readEvidence(slug), { records: new Map(), damaged: [] });
    assert.ok(!existsSync(left));
    // What remains is what git is told anyway, and then the merge ends.
    git(lab, 'add', '--all');
    git(lab, 'commit', '--quiet', '--no-edit');
    assert.equal(git(lab, 'status', '--porcelain'), '');
  });

  it('say in words that both amended the protocol, and lose neither version', async () => {
    const { lab, store, theirs, merge, file } = await twoClones();
    const amend = (reason: string) => (experiment: ReturnType<typeof sampleExperiment>) => ({
      ...experiment,
      amendments: [{ at: '2026-03-03T10:00:00.000Z', reason, fields: ['tasks'] }],
    });
    await store.updateExperiment(slug, amend('we meant lamps'));
    await theirs.updateExperiment(slug, amend('they meant shades'));
    await add(theirs, 'yours');
    assert.throws(merge);
    const state = new LabState(() => undefined);
    await state.open(await openLabStore(lab), slug);
    assert.deepEqual(state.experiments, []);
    assert.match(state.damaged[0]?.why ?? '', /git could not merge two versions/);
    await assert.rejects(state.requireExperiment(slug), { code: 'damaged-file' });
    await assert.rejects(store.updateExperiment(slug, amend('third')), { code: 'damaged-file' });
    const text = await readFile(file, 'utf8');
    for (const reason of ['we meant lamps', 'they meant shades']) assert.ok(text.includes(reason));
    // Settled by hand, it is read again, with what the other clone gathered.
    await writeFile(file, git(lab, 'show', `HEAD:experiments/${slug}/experiment.json`));
    await state.activate(slug);
    assert.deepEqual(
      state.active?.sessions.map(({ id }) => id),
      ['shared', 'yours'],
    );
  });
});

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import {
  appendFile,
  chmod,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { killAtEveryStep, runUntilKilled } from '../../support/killHarness.ts';
import { begun, noted } from './sampleEvidence.ts';
import { sampleLab } from './samples.ts';

const child = fileURLToPath(new URL('evidenceChild.ts', import.meta.url));
const slug = 'checkout';

async function evidenceLab() {
  const made = await sampleLab();
  const folder = path.join(made.lab, 'experiments', slug, 'evidence');
  const file = (name: string) => path.join(folder, name);
  const ids = async (session: string) =>
    ((await made.store.readEvidence(slug)).records.get(session) ?? []).map(({ id }) => id);
  return { ...made, folder, file, ids };
}

describe('Evidence that is added to a session', function () {
  this.timeout(60_000);

  it('is there once, however often it is added, and in the order in which it came', async () => {
    const { store, ids } = await evidenceLab();
    const events = [begun('s1'), noted('1'), noted('2')];
    assert.equal(await store.addEvidence(slug, 's1', events), 3);
    assert.equal(await store.addEvidence(slug, 's1', events), 0);
    await store.appendEvidence(slug, 's1', noted('3'));
    assert.equal(await store.addEvidence(slug, 's1', [...events, noted('4')]), 1);
    assert.deepEqual(await ids('s1'), ['s1-0', '1', '2', '3', '4']);
  });

  it('is read in the order in which it happened: its beginning first, and lines of the same moment as they stand', async () => {
    const { store, file, ids, folder } = await evidenceLab();
    await mkdir(folder, { recursive: true });
    const late = { ...noted('late'), at: '2026-03-02T10:00:01Z' };
    const later = { ...noted('later'), at: '2026-03-02T10:00:01.500Z' };
    const early = { ...noted('early'), at: '2026-03-01T10:00:00.000Z' };
    const lines = [later, noted('b'), late, begun('s1'), early, noted('a')];
    await writeFile(file('s1.jsonl'), lines.map((line) => `\n${JSON.stringify(line)}`).join(''));
    assert.deepEqual(await ids('s1'), ['s1-0', 'early', 'b', 'a', 'late', 'later']);
    assert.deepEqual((await store.readEvidence(slug)).damaged, []);
  });

  it('is there whole or not at all, cut off at any byte, and can be added again', async () => {
    const { store, file, ids } = await evidenceLab();
    await store.addEvidence(slug, 's1', [begun('s1')]);
    const before = (await readFile(file('s1.jsonl'))).length;
    await store.addEvidence(slug, 's1', [noted('é1'), noted('é2')]);
    const all = await readFile(file('s1.jsonl'));
    for (let cut = before; cut <= all.length; cut += 1) {
      await writeFile(file('s1.jsonl'), all);
      await truncate(file('s1.jsonl'), cut);
      const whole = cut === all.length;
      assert.deepEqual(await ids('s1'), whole ? ['s1-0', 'é1', 'é2'] : ['s1-0'], `cut at ${cut}`);
      assert.equal(await store.addEvidence(slug, 's1', [noted('é1'), noted('é2')]), whole ? 0 : 2);
      assert.deepEqual(await ids('s1'), ['s1-0', 'é1', 'é2'], `added again after the cut at ${cut}`);
    }
  });

  it('survives a process that is killed at every step', async () => {
    const { lab, file, ids } = await evidenceLab();
    const steps = await killAtEveryStep(async (at) => {
      await rm(file('s1.jsonl'), { force: true });
      const outcome = await runUntilKilled(child, [lab, 'add', at]);
      const found = await ids('s1');
      assert.ok(found.length === 0 || found.length === 3, `${found.length} events after step ${at}`);
      return outcome;
    });
    assert.ok(steps >= 1);
  });

  it('is neither lost nor doubled by windows that write to one session at once', async () => {
    const { lab, store, ids } = await evidenceLab();
    await store.appendEvidence(slug, 's1', begun('s1'));
    await Promise.all([
      runUntilKilled(child, [lab, 'append', '', 'a']),
      runUntilKilled(child, [lab, 'many', '', 'b']),
      runUntilKilled(child, [lab, 'many', '', 'c']),
    ]);
    const found = await ids('s1');
    const numbers = Array.from({ length: 30 }, (_, index) => String(index));
    const expected = [
      's1-0',
      'same',
      ...numbers.flatMap((number) => [
        `a${number}`,
        `b${number}`,
        `b${number}+`,
        `c${number}`,
        `c${number}+`,
      ]),
    ];
    assert.deepEqual(found.toSorted(), expected.toSorted());
  });

  it('is read again only where it changed', async () => {
    const { store, file } = await evidenceLab();
    for (const session of ['s1', 's2']) await store.addEvidence(slug, session, [begun(session)]);
    const before = await store.readEvidence(slug);
    assert.equal(await store.readEvidence(slug), before);
    await appendFile(file('s2.jsonl'), `\n${JSON.stringify(noted('by hand'))}`);
    const after = await store.readEvidence(slug);
    assert.equal(after.records.get('s1'), before.records.get('s1'));
    assert.deepEqual(
      after.records.get('s2')?.map(({ id }) => id),
      ['s2-0', 'by hand'],
    );
    await rm(file('s2.jsonl'));
    assert.deepEqual([...(await store.readEvidence(slug)).records.keys()], ['s1']);
  });

  it('is looked at for some sessions only where that is asked for, and then misses none that is new', async () => {
    const { store, ids } = await evidenceLab();
    for (const session of ['s1', 's2']) await store.addEvidence(slug, session, [begun(session)]);
    assert.deepEqual(await ids('s1'), ['s1-0']);
    const other = await openLabStore(store.root);
    for (const session of ['s1', 's2']) await other.addEvidence(slug, session, [noted(`later-${session}`)]);
    await other.addEvidence(slug, 's0', [begun('s0')]);
    const { records } = await store.readEvidence(slug, new Set(['s2']));
    assert.deepEqual(
      [...records].map(([session, events]) => [session, events.map(({ id }) => id)]),
      [
        ['s0', ['s0-0']],
        ['s1', ['s1-0']],
        ['s2', ['s2-0', 'later-s2']],
      ],
    );
    assert.deepEqual(await ids('s1'), ['s1-0', 'later-s1']);
  });

  it('keeps one log that cannot be read from hiding the others', async function () {
    const { store, file, production } = await evidenceLab();
    await store.addEvidence(slug, 's1', [begun('s1')]);
    await store.addEvidence(slug, 's2', [begun('s2')]);
    await symlink(path.join(production, 'index.html'), file('s3.jsonl'));
    await mkdir(file('s4.jsonl'));
    // Root may read everything: there the disk refuses nothing.
    if (process.getuid?.() !== 0) await chmod(file('s2.jsonl'), 0);
    const { records, damaged } = await store.readEvidence(slug);
    assert.ok(records.has('s1'));
    assert.deepEqual(
      damaged.map((one) => path.basename(one.file)).filter((name) => name !== 's2.jsonl'),
      ['s3.jsonl', 's4.jsonl'],
    );
    assert.match(damaged.find((one) => one.file.endsWith('s3.jsonl'))?.why ?? '', /link/);
  });
});

describe('A session that is withdrawn', function () {
  this.timeout(60_000);

  it('is deleted with its copies, leaves a tombstone, and takes nothing more', async () => {
    const { lab, store, folder, file } = await evidenceLab();
    for (const session of ['s1', 's2', 's3'])
      await store.addEvidence(slug, session, [begun(session, 'Lamp7'), noted(`${session}-1`, 'Sentinel')]);
    await writeFile(file('s1 (2).jsonl'), await readFile(file('s1.jsonl')));
    await writeFile(file('s1-copy.jsonl'), await readFile(file('s1.jsonl')));
    const deleted = await store.withdrawEvidence(slug, ['s1', 's2'], 'fingerprint');
    const names = ['s1 (2).jsonl', 's1-copy.jsonl', 's1.jsonl', 's2.jsonl'];
    assert.deepEqual(
      deleted,
      names.map((name) => `experiments/checkout/evidence/${name}`),
    );
    assert.deepEqual((await readdir(folder)).toSorted(), ['s3.jsonl', 'withdrawn']);
    for (const name of await readdir(file('withdrawn')))
      assert.doesNotMatch(await readFile(path.join(file('withdrawn'), name), 'utf8'), /Lamp7|Sentinel/);
    const { sessions, participants } = await store.readWithdrawn(slug);
    assert.deepEqual([[...sessions], [...participants]], [['s1', 's2'], ['fingerprint']]);
    for (const add of [
      () => store.addEvidence(slug, 's1', [begun('s1')]),
      () => store.appendEvidence(slug, 's2', noted('late')),
    ])
      await assert.rejects(add, { code: 'participant-withdrawn' });
    assert.deepEqual([...(await store.readEvidence(slug)).records.keys()], ['s3']);
    assert.ok(!existsSync(path.join(lab, '.footbridge/trash')), 'a withdrawn session has no way back');
  });

  it('is not read when it comes back, and is deleted when the lab is opened next', async () => {
    const { lab, store, file } = await evidenceLab();
    await store.addEvidence(slug, 's1', [begun('s1')]);
    const old = await readFile(file('s1.jsonl'));
    await store.withdrawEvidence(slug, ['s1'], 'fingerprint');
    await writeFile(file('s1.jsonl'), old);
    await store.readEvidence(slug);
    await writeFile(file('s1.jsonl'), old);
    const { records, damaged } = await store.readEvidence(slug);
    assert.equal(records.size, 0);
    assert.match(damaged[0]?.why ?? '', /withdrew/);
    const next = await openLabStore(lab);
    assert.deepEqual(await next.readEvidence(slug), { records: new Map(), damaged: [] });
    assert.ok(!existsSync(file('s1.jsonl')));
  });

  it('is deleted when it came back and somebody else withdraws', async () => {
    const { store, file } = await evidenceLab();
    await store.addEvidence(slug, 's1', [begun('s1')]);
    const old = await readFile(file('s1.jsonl'));
    await store.withdrawEvidence(slug, ['s1'], 'one');
    await writeFile(file('s1.jsonl'), old);
    assert.deepEqual(await store.withdrawEvidence(slug, [], 'other'), [
      'experiments/checkout/evidence/s1.jsonl',
    ]);
    assert.ok(!existsSync(file('s1.jsonl')));
  });

  it('stays away also where its tombstone is torn', async () => {
    const { store, file } = await evidenceLab();
    await store.addEvidence(slug, 's1', [begun('s1')]);
    await mkdir(file('withdrawn'));
    await writeFile(path.join(file('withdrawn'), 's1.json'), '{"schemaVers');
    assert.equal((await store.readEvidence(slug)).records.size, 0);
    await assert.rejects(store.addEvidence(slug, 's1', [begun('s1')]), { code: 'participant-withdrawn' });
  });

  it('is counted or gone for good when the process is killed at any step', async () => {
    const { lab, folder, file } = await evidenceLab();
    const steps = await killAtEveryStep(async (at) => {
      await rm(folder, { recursive: true, force: true });
      const store = await openLabStore(lab);
      for (const session of ['s1', 's2']) await store.addEvidence(slug, session, [begun(session)]);
      const outcome = await runUntilKilled(child, [lab, 'withdraw', at]);
      const next = await openLabStore(lab);
      const { sessions } = await next.readWithdrawn(slug);
      const { records, damaged } = await next.readEvidence(slug);
      assert.deepEqual(damaged, []);
      for (const session of ['s1', 's2']) {
        assert.equal(records.has(session), !sessions.has(session), `${session} after step ${at}`);
        assert.equal(
          existsSync(file(`${session}.jsonl`)),
          records.has(session),
          `${session} after step ${at}`,
        );
      }
      return outcome;
    });
    assert.ok(steps >= 4, `only ${steps} steps`);
  });

  it('does not come back through a window that is just writing to it', async () => {
    const { lab, store, file } = await evidenceLab();
    await store.addEvidence(slug, 's1', [begun('s1')]);
    let withdrawn = false;
    // Between looking for a tombstone and writing, another window withdraws.
    const slow = await openLabStore(lab, {
      step: async () => {
        if (!withdrawn) await store.withdrawEvidence(slug, ['s1'], 'fingerprint');
        withdrawn = true;
      },
    });
    await assert.rejects(slow.appendEvidence(slug, 's1', noted('late')), { code: 'participant-withdrawn' });
    assert.ok(withdrawn);
    assert.ok(!existsSync(file('s1.jsonl')));
  });
});

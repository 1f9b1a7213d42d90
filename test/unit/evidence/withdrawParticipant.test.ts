import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { decide } from '../../../src/app/decide.ts';
import { withdrawParticipant } from '../../../src/app/withdrawParticipant.ts';
import { findOutOfReach } from '../../../src/node/lab/findOutOfReach.ts';
import { plant, snapshot } from '../lab/samples.ts';
import { slug, testedLab } from './testedLab.ts';

const evidence = `experiments/${slug}/evidence`;

async function withdrawable() {
  const tested = await testedLab();
  const { lab, store, deps, start, observe } = tested;
  const first = await start('P1');
  const second = await start('P2');
  await observe(first.session, { type: 'note', text: 'Looked for the canary.' });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.invalid', ...args], {
      cwd: lab,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  return {
    ...tested,
    first: first.session,
    second: second.session,
    git,
    withdraw: async (participant: string, executable: string | undefined = 'git') =>
      withdrawParticipant(slug, participant, {
        store,
        sha256: deps.sha256,
        look: findOutOfReach.bind(undefined, lab, executable),
      }),
    logs: async () => (await readdir(path.join(lab, evidence))).filter((name) => name.endsWith('.jsonl')),
  };
}

describe('Withdrawing a participant', () => {
  it('deletes all that was recorded about them, however the code is written, and nothing of others', async () => {
    const { withdraw, first, second, logs, sessions, lab } = await withdrawable();
    const { deleted, outOfReach } = await withdraw(' p1 ');
    assert.deepEqual([deleted, outOfReach], [[`${evidence}/${first}.jsonl`], []]);
    assert.deepEqual(await logs(), [`${second}.jsonl`]);
    assert.deepEqual(
      (await sessions()).map(({ participant }) => participant),
      ['P2'],
    );
    const left = Object.values(await snapshot(lab)).filter((text) => /P1|canary/.test(text ?? ''));
    assert.deepEqual(left, [], 'no file of the lab tells of them');
  });

  it('keeps their code from being used again, and is refused for people who never took part', async () => {
    const { withdraw, start, observe, first, logs } = await withdrawable();
    await withdraw('P1');
    await assert.rejects(start('p1'), { code: 'participant-withdrawn' });
    await assert.rejects(observe(first, { type: 'ended' }), { code: 'unknown-session' });
    await assert.rejects(withdraw('P9'), { code: 'unknown-participant' });
    assert.equal((await logs()).length, 1);
    assert.deepEqual(await withdraw('P1'), { deleted: [], outOfReach: [] }, 'once more changes nothing');
  });

  it('is possible after the verdict too', async () => {
    const { withdraw, first, experiment, deps } = await withdrawable();
    await decide(await experiment(), { rationale: '', by: 'Product' }, deps);
    assert.deepEqual((await withdraw('P1')).deleted, [`${evidence}/${first}.jsonl`]);
  });

  it('deletes what a merge or an old copy brought back', async () => {
    const { withdraw, first, lab, sessions, logs } = await withdrawable();
    const log = path.join(lab, evidence, `${first}.jsonl`);
    await copyFile(log, path.join(lab, 'kept.txt'));
    await withdraw('P1');
    await copyFile(path.join(lab, 'kept.txt'), log);
    assert.deepEqual(
      (await sessions()).map(({ participant }) => participant),
      ['P2'],
    );
    await withdraw('P2');
    assert.ok(!(await logs()).includes(`${first}.jsonl`));
  });

  it('says that git has the files, and which remotes got them', async () => {
    const { withdraw, first, second, git, lab } = await withdrawable();
    git('init', '-q');
    assert.deepEqual((await withdraw('P2')).outOfReach, [], 'never committed');
    git('add', '-A');
    git('commit', '-q', '-m', 'Sessions');
    const bare = path.join(lab, '..', 'bare.git');
    git('init', '-q', '--bare', bare);
    const files = [`${evidence}/${first}.jsonl`];
    git('remote', 'add', 'origin', bare);
    git('push', '-q', 'origin', 'HEAD:main');
    git('fetch', '-q', 'origin');
    const { deleted, outOfReach } = await withdraw('P1');
    assert.deepEqual(deleted, files);
    assert.deepEqual(outOfReach, [
      { kind: 'gitHistory', files },
      { kind: 'gitRemotes', remotes: ['origin'] },
    ]);
    assert.ok(!JSON.stringify(outOfReach).includes(second));
  });

  it('says that git has files which were only staged, or committed on what was since thrown away', async () => {
    for (const commit of [false, true]) {
      const { withdraw, first, git } = await withdrawable();
      git('init', '-q');
      git('commit', '-q', '--allow-empty', '-m', 'Begin');
      git('add', '-A');
      if (commit) {
        git('commit', '-q', '-m', 'Sessions');
        git('reset', '-q', '--soft', 'HEAD~1');
        git('rm', '-r', '-q', '--cached', evidence);
      }
      const files = [`${evidence}/${first}.jsonl`];
      assert.deepEqual((await withdraw('P1')).outOfReach, [{ kind: 'gitHistory', files }]);
    }
  });

  it('says that it cannot tell where git may not run or fails', async () => {
    for (const broken of [undefined, '/nowhere/git']) {
      const tested = await withdrawable();
      tested.git('init', '-q');
      const look = findOutOfReach.bind(undefined, tested.lab, broken);
      const { store, deps } = tested;
      const { outOfReach } = await withdrawParticipant(slug, 'P1', { store, sha256: deps.sha256, look });
      assert.deepEqual(outOfReach, [{ kind: 'gitUnknown' }]);
    }
  });

  it('names briefs that name them, and records of which nobody can tell whose they are', async () => {
    const { withdraw, lab } = await withdrawable();
    const handoff = `experiments/${slug}/handoff`;
    const brief = (code: string) => JSON.stringify({ by: 'P1', tasks: [{ participants: { done: [code] } }] });
    await plant(lab, {
      [`${handoff}/brief.md`]: 'Tried with P10 in room P1.',
      [`${handoff}/brief.json`]: brief('P10'),
      [`${evidence}/torn.jsonl`]: '\n{"schemaVersion":1,"type":"star',
    });
    const torn = { kind: 'unreadable', files: [`${evidence}/torn.jsonl`] };
    assert.deepEqual((await withdraw('P1')).outOfReach, [torn]);
    await plant(lab, { [`${handoff}/brief.json`]: brief('P2') });
    assert.deepEqual((await withdraw('P2')).outOfReach, [
      { kind: 'brief', file: `${handoff}/brief.json` },
      { kind: 'brief', file: `${handoff}/brief.md` },
      torn,
    ]);
  });

  it('names every text of the brief that names them, also for a code that could stand for anything', async () => {
    const { lab } = await withdrawable();
    const handoff = `experiments/${slug}/handoff`;
    await plant(lab, {
      [`${handoff}/brief.json`]: JSON.stringify({ participants: ['Anna'] }),
      [`${handoff}/brief.html`]: '<p>&quot;Too long&quot;</p>',
      [`${handoff}/issue.md`]: 'Why did 1 not manage alone (Anna)?',
      [`${handoff}/spec.md`]: 'Nobody in particular.',
      [`${handoff}/brief-edited-0a1b2c3d.md`]: 'anna: “Too long”',
      [`${handoff}/notes.md`]: 'Bananna',
    });
    const found = await findOutOfReach(lab, undefined, { slug, participant: 'Anna', files: [] });
    assert.deepEqual(found, [
      ...['brief-edited-0a1b2c3d.md', 'brief.html', 'brief.json', 'issue.md'].map((name) => ({
        kind: 'brief',
        file: `${handoff}/${name}`,
      })),
      { kind: 'notSearched' },
    ]);
  });

  it('does not take a damaged line of somebody who is known for a stranger', async () => {
    const { withdraw, lab, second } = await withdrawable();
    const log = path.join(lab, evidence, `${second}.jsonl`);
    await writeFile(log, `${await readFile(log, 'utf8')}\n{"schemaVersion":1,"ty`);
    assert.deepEqual((await withdraw('P1')).outOfReach, []);
  });

  it('looks for the code in the text of a brief that is all there is, with signs as they are', async () => {
    const { lab } = await withdrawable();
    await mkdir(path.join(lab, `experiments/${slug}/handoff`), { recursive: true });
    const file = `experiments/${slug}/handoff/brief.md`;
    const found = async (participant: string) =>
      (await findOutOfReach(lab, undefined, { slug, participant, files: [] })).length;
    await plant(lab, { [file]: 'P.1 and P#2/3 and DE-4' });
    assert.deepEqual([await found('P.1'), await found('p#2/3'), await found('DE-4')], [1, 1, 1]);
    await plant(lab, { [file]: 'PX1' });
    assert.equal(await found('P.1'), 0);
  });

  it('names every other file of the lab that has the code in it, and none that is about somebody else', async () => {
    const { withdraw, observe, second, lab, store } = await withdrawable();
    const own = `experiments/${slug}`;
    const texts = {
      'checkout-evidence.csv': 'participant,outcome\r\np1,failed\r\n',
      'inbox/results-P1.json': '{"participant":"P1"}',
      [`${own}/handoff/pictures/outcomes.svg`]: '<svg><text>P1</text></svg>',
      'notes/after.md': 'What (P1) said.',
      'slides/checkout-outcomes.png': '\u{fffd}PNG',
    };
    await plant(lab, {
      ...texts,
      [`${own}/variants/a/app.js`]: "const plan = 'P1';",
      [`${own}/handoff/pictures/funnel.svg`]: '<svg><text>P10, XP1</text></svg>',
      'experiments/other/evidence/s1.jsonl': '{"participant":"P1"}',
      '.git/notes.txt': 'P1',
      'notes/photo.bin': 'P1',
    });
    await observe(second, { type: 'note', text: 'Slower than P1.' });
    await store.updateExperiment(slug, (one) => ({
      ...one,
      hypothesis: { ...one.hypothesis, problem: 'As P1 says' },
    }));
    const files = [...Object.keys(texts), `${evidence}/${second}.jsonl`, `${own}/experiment.json`].toSorted();
    const { outOfReach } = await withdraw('P1');
    assert.deepEqual(
      outOfReach.filter(({ kind }) => kind !== 'gitUnknown'),
      [{ kind: 'mentions', files }],
    );
  });

  it('says that it cannot search for a code that could stand for anything', async () => {
    const { lab } = await withdrawable();
    const found = (participant: string) => findOutOfReach(lab, undefined, { slug, participant, files: [] });
    for (const code of ['7', 'A']) assert.deepEqual(await found(code), [{ kind: 'notSearched' }], code);
    assert.deepEqual(await found('A7'), []);
  });
});

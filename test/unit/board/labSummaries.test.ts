import assert from 'node:assert/strict';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { hashProtocol, protocolOf } from '../../../src/core/evidence/protocol.ts';
import { LabSummaries } from '../../../src/node/lab/labSummaries.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { temporaryFolder } from '../../support/cleanup.ts';
import { sampleRecord } from '../../support/sampleBoard.ts';
import { plant, sampleLab as realLab, snapshot } from '../lab/samples.ts';

const startedAt = '2026-03-02T10:00:00.000Z';
const line = (id: string, body: object) =>
  `\n${JSON.stringify({ schemaVersion: 1, id, at: startedAt, ...body })}`;

/** The log of a session in which the only task was completed, or not. */
function sessionLog(session: string, outcome = 'completed', more: object = {}): string {
  return (
    line(`${session}-1`, {
      type: 'started',
      session,
      participant: session.toUpperCase(),
      variant: 'a',
      ...more,
    }) + line(`${session}-2`, { type: 'task', task: 'task', outcome })
  );
}

const turn = JSON.stringify({
  schemaVersion: 1,
  id: 't1',
  at: startedAt,
  variant: 'a',
  instruction: '',
  promptVersion: 1,
  provider: 'starter',
  model: 'starter',
  usage: { inputTokens: 1000, outputTokens: 500, dollars: 0.25 },
  files: [],
  outcome: 'applied',
});

/** A lab on disk with one experiment that is being tested (0) and one that is decided (2). */
async function testedLab(): Promise<string> {
  const { lab } = await realLab();
  await plant(path.join(lab, 'experiments'), {
    'sample-0/experiment.json': JSON.stringify(sampleRecord(0)),
    'sample-0/generations.jsonl': `\n${turn}\n${turn}`,
    'sample-0/evidence/s1.jsonl': sessionLog('s1'),
    'sample-0/evidence/s2.jsonl': sessionLog('s2', 'failed'),
    'sample-0/evidence/s3.jsonl': sessionLog('s3', 'completed', { pilot: true }),
    'sample-2/experiment.json': JSON.stringify(sampleRecord(2)),
    'sample-2/evidence/s1.jsonl': sessionLog('s1'),
    'sample-2/handoff/brief.json': '{}',
  });
  return lab;
}

describe('a lab brought down to what the board shows', () => {
  it('is counted from the files, and nothing is written', async () => {
    const lab = await testedLab();
    const before = await snapshot(lab);
    const { name, experiments, unreadable, problem } = await new LabSummaries().read(lab);
    const [testing, decided] = experiments;
    assert.deepEqual([name, unreadable, problem], ['shop-lab', [], undefined]);
    assert.deepEqual(
      [testing?.tally?.successes, testing?.tally?.participants, testing?.tally?.pilots],
      [1, 2, 1],
    );
    assert.deepEqual(testing?.spending, { tokens: 3000, dollars: 0.5, estimated: false });
    assert.deepEqual([testing.hasBrief, decided?.hasBrief, decided?.tally], [false, true, undefined]);
    assert.deepEqual(await snapshot(lab), before);
  });

  it('notices whatever changes since, and reads nothing else again', async () => {
    const lab = await testedLab();
    const summaries = new LabSummaries();
    const experiments = path.join(lab, 'experiments');
    const look = async () => (await summaries.read(lab)).experiments;
    const [testing, decided] = await look();
    assert.deepEqual(
      (await look()).map((one, index) => one === [testing, decided][index]),
      [true, true],
    );

    await writeFile(path.join(experiments, 'sample-0/evidence/s4.jsonl'), sessionLog('s4'));
    const [more, same] = await look();
    assert.equal(more?.tally?.participants, 3);
    assert.equal(same, decided);

    const log = path.join(experiments, 'sample-0/evidence/s4.jsonl');
    await writeFile(log, (await readFile(log, 'utf8')) + line('x', { type: 'excluded', reason: 'It froze' }));
    assert.deepEqual(
      (await look()).map(({ tally }) => tally?.excluded),
      [1, undefined],
    );

    const answer = {
      status: 'accepted',
      reviewer: 'Engineering',
      reason: 'A sample.',
      at: startedAt,
    } as const;
    const changed = sampleRecord(2, { stage: 'handedOff', reviews: [answer] });
    await writeFile(path.join(experiments, 'sample-2/experiment.json'), JSON.stringify(changed));
    assert.equal((await look())[1]?.experiment.reviews?.[0]?.status, 'accepted');

    await plant(lab, { 'learnings/sample-2.md': 'Kept.' });
    assert.deepEqual(
      (await look()).map(({ hasLearning }) => hasLearning),
      [false, true],
    );

    await rm(path.join(experiments, 'sample-0'), { recursive: true });
    assert.deepEqual(
      (await look()).map(({ experiment }) => experiment.slug),
      ['sample-2'],
    );
  });

  it('says whose plan is not the one that was locked', async () => {
    const lab = await testedLab();
    const record = sampleRecord(0);
    const file = path.join(lab, 'experiments/sample-0/experiment.json');
    const summaries = new LabSummaries();
    const drifted = async (experiment: typeof record): Promise<boolean | undefined> => {
      await writeFile(file, JSON.stringify(experiment));
      return (await summaries.read(lab)).experiments[0]?.drifted;
    };
    const lock = { at: startedAt, hash: hashProtocol(protocolOf(record), sha256) };
    const { hypothesis } = record;
    const lower = { ...hypothesis, criterion: { ...hypothesis.criterion, passAtLeast: 3 } };
    assert.equal(await drifted({ ...record, lock, amendments: [] }), false);
    assert.equal(await drifted({ ...record, lock, amendments: [], hypothesis: lower }), true);
    assert.equal(await drifted({ ...record, lock: undefined, amendments: [] }), false);
  });

  it('never counts who withdrew, also when their log comes back', async () => {
    const lab = await testedLab();
    const tombstone = { schemaVersion: 1, session: 's1', participant: 'f'.repeat(64), at: startedAt };
    const summaries = new LabSummaries();
    await summaries.read(lab);
    await plant(lab, { 'experiments/sample-0/evidence/withdrawn/s1.json': JSON.stringify(tombstone) });
    const [testing] = (await summaries.read(lab)).experiments;
    assert.deepEqual([testing?.tally?.successes, testing?.tally?.participants], [0, 1]);
  });

  it('lists what cannot be read and goes on with the rest', async () => {
    const lab = await testedLab();
    const outside = temporaryFolder('outside').path;
    await rename(path.join(lab, 'experiments/sample-2'), path.join(outside, 'sample-3'));
    await symlink(path.join(outside, 'sample-3'), path.join(lab, 'experiments/sample-3'));
    await plant(path.join(lab, 'experiments'), {
      'cut/experiment.json': '{"schemaVersion": 1, "slug":',
      'newer/experiment.json': JSON.stringify({ ...sampleRecord(0), slug: 'newer', schemaVersion: 99 }),
      'renamed/experiment.json': JSON.stringify(sampleRecord(0)),
      'conflict/experiment.json': '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs\n',
    });
    await mkdir(path.join(lab, 'experiments/empty'));
    const { experiments, unreadable } = await new LabSummaries().read(lab);
    assert.deepEqual(
      experiments.map(({ experiment }) => experiment.slug),
      ['sample-0'],
    );
    assert.deepEqual(
      unreadable.map(({ file }) => file.split('/')[1]),
      ['conflict', 'cut', 'empty', 'newer', 'renamed', 'sample-3'],
    );
    assert.match(unreadable[3]?.why ?? '', /newer Footbridge/u);
    assert.match(unreadable[4]?.why ?? '', /renamed/u);
  });

  it('lists a record whose answer from engineering is not what it should be, as every other window does', async () => {
    const lab = await testedLab();
    const record = { ...sampleRecord(2), reviews: [{ status: 'somehow' }] };
    await writeFile(path.join(lab, 'experiments/sample-2/experiment.json'), JSON.stringify(record));
    const { unreadable } = await new LabSummaries().read(lab);
    assert.deepEqual(
      unreadable.map(({ file }) => file),
      ['experiments/sample-2/experiment.json'],
    );
  });

  it('goes on without the learnings where their folder leads out of the lab', async () => {
    const lab = await testedLab();
    const outside = temporaryFolder('outside').path;
    await plant(outside, { 'sample-2.md': 'Kept.' });
    await rm(path.join(lab, 'learnings'), { recursive: true, force: true });
    await symlink(outside, path.join(lab, 'learnings'));
    const { experiments, problem } = await new LabSummaries().read(lab);
    assert.equal(problem, undefined);
    assert.deepEqual(
      experiments.map(({ hasLearning }) => hasLearning),
      [false, false],
    );
  });

  it('says why where there is no lab', async () => {
    const folder = temporaryFolder('no-lab').path;
    const summaries = new LabSummaries();
    assert.match((await summaries.read(folder)).problem ?? '', /not a lab/u);
    assert.match((await summaries.read(path.join(folder, 'gone'))).problem ?? '', /not a lab/u);
  });

  it('can be stopped, and tells how far it is', async () => {
    const lab = await testedLab();
    const told: string[] = [];
    const onProgress = (done: number, all: number) => told.push(`${done}/${all}`);
    await new LabSummaries().read(lab, { onProgress });
    assert.deepEqual(told, ['1/2', '2/2']);
    await assert.rejects(
      new LabSummaries().read(lab, { signal: AbortSignal.abort(new Error('enough')) }),
      /enough/u,
    );
  });
});

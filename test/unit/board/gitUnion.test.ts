import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import { readBoard } from '../../../src/app/readBoard.ts';
import { LabSummaries } from '../../../src/node/lab/labSummaries.ts';
import { boardMoment, sampleRecord } from '../../support/sampleBoard.ts';
import { plant, sampleLab } from '../lab/samples.ts';

const run = promisify(execFile);
const clock = { now: () => boardMoment.now };

/** Git as it is on this machine, without what its user set up. */
async function git(folder: string, ...words: string[]): Promise<string> {
  const who = ['-c', 'user.name=Sample', '-c', 'user.email=sample@example.com', '-c', 'commit.gpgsign=false'];
  const { stdout } = await run('git', [...who, ...words], {
    cwd: folder,
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
  return stdout;
}

async function commitAll(folder: string, message: string): Promise<void> {
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', message);
}

function session(id: string, outcome: string): string {
  const stamp = { schemaVersion: 1, at: '2026-03-02T10:00:00.000Z' };
  const started = { ...stamp, id: `${id}-1`, type: 'started', session: id, participant: id, variant: 'a' };
  const task = { ...stamp, id: `${id}-2`, type: 'task', task: 'task', outcome };
  return `\n${JSON.stringify(started)}\n${JSON.stringify(task)}`;
}

const record = (index: number) => ({
  [`experiments/sample-${index}/experiment.json`]: JSON.stringify(sampleRecord(index)),
});

describe('a lab that a team shares through git', () => {
  it('merges without conflict, and the board shows the union', async () => {
    const { parent, lab: mine } = await sampleLab();
    const theirs = path.join(parent, 'clone', 'shop-lab');
    await git(mine, 'init', '--quiet', '--initial-branch=main');
    await plant(mine, record(0));
    await commitAll(mine, 'one experiment');
    await git(parent, 'clone', '--quiet', mine, theirs);

    const evidence = 'experiments/sample-0/evidence';
    await plant(mine, { ...record(1), [`${evidence}/p1.jsonl`]: session('p1', 'completed') });
    await plant(theirs, {
      ...record(2),
      [`${evidence}/p2.jsonl`]: session('p2', 'failed'),
      [`${evidence}/p3.jsonl`]: session('p3', 'completed'),
    });
    await commitAll(mine, 'mine');
    await commitAll(theirs, 'theirs');

    const read = async (...labs: string[]) => {
      const { entries, copied } = await readBoard(labs, { summaries: new LabSummaries(), clock });
      const rows = entries.filter((entry) => entry.kind === 'experiment');
      const shared = rows.find(({ slug }) => slug === 'sample-0');
      const { successes, participants } = shared?.result ?? {};
      const slugs = rows.map(({ slug }) => slug).toSorted((a, b) => (a < b ? -1 : 1));
      return { slugs, copied, counts: [successes, participants], lab: shared?.lab };
    };
    const all = ['sample-0', 'sample-1', 'sample-2'];
    // Beside each other, before anybody pulled: the shared one counts once, never added up.
    assert.deepEqual(await read(mine, theirs), { slugs: all, copied: 1, counts: [1, 2], lab: theirs });

    await git(mine, 'pull', '--quiet', '--no-rebase', '--no-edit', theirs, 'main');
    assert.equal(await git(mine, 'status', '--porcelain'), '');
    assert.deepEqual(await read(mine), { slugs: all, copied: 0, counts: [2, 3], lab: mine });
  });
});

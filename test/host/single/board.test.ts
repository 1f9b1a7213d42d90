import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { readBoard } from '../../../src/app/readBoard.ts';
import { countAttention } from '../../../src/editor/board/countAttention.ts';
import { openRow } from '../../../src/editor/board/openRow.ts';
import { boardViewType } from '../../../src/editor/contributions.ts';
import { LabSummaries } from '../../../src/node/lab/labSummaries.ts';
import { boardMoment, sampleRecord } from '../../support/sampleBoard.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { eventually, freshLab, run } from '../bridge.ts';

const clock = { now: () => boardMoment.now };

const boards = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(boardViewType));

describe('the board', () => {
  it('opens once, whatever lies in the lab, and again after it was closed', async () => {
    const lab = await freshLab();
    await run('frameHypothesis', sampleHypothesis());
    const damaged = path.join(lab, 'experiments', 'damaged');
    await mkdir(damaged, { recursive: true });
    await writeFile(path.join(damaged, 'experiment.json'), '{"schemaVersion":');

    assert.deepEqual(await run('openBoard'), { ok: true });
    const tab = await eventually('the board', () => boards()[0]);
    assert.equal(tab.label, 'Experiments');
    assert.deepEqual(await Promise.all([run('openBoard'), run('openBoard')]), [{ ok: true }, { ok: true }]);
    assert.equal(boards().length, 1);

    await vscode.window.tabGroups.close(tab);
    await eventually('it to be closed', () => (boards().length === 0 ? true : undefined));
    assert.deepEqual(await run('openBoard'), { ok: true });
    const again = await eventually('the board again', () => boards()[0]);
    await vscode.window.tabGroups.close(again);
  });

  it('brings the guide to an experiment of this window, and says why where that fails', async () => {
    const lab = await freshLab();
    const { experiment } = await run('frameHypothesis', sampleHypothesis());
    const board = await readBoard([lab], { summaries: new LabSummaries(), clock });
    const [row] = board.entries;
    assert.ok(row?.kind === 'experiment' && row.slug === experiment);
    await run('setActiveExperiment', { experiment: null });
    assert.equal(await openRow(board, row.key, lab), undefined);
    assert.deepEqual(await run('setActiveExperiment', { experiment: row.slug }), { experiment });

    const gone = { ...board, entries: [{ ...row, slug: 'gone' }] };
    assert.match((await openRow(gone, row.key, lab)) ?? '', /gone/u);
  });
});

describe('the badge of the Experiments view', () => {
  it('counts what is overdue or ready to decide, each experiment once, and says which', async () => {
    const lab = await freshLab();
    const late = sampleRecord(3, { slug: 'late' });
    const ready = sampleRecord(0, { slug: 'ready' });
    const both = { ...late.hypothesis, throwAwayDate: '2026-03-29' };
    const current = { ...late.hypothesis, throwAwayDate: '2026-04-30' };
    const experiments = [
      { ...late, hypothesis: both },
      { ...ready, hypothesis: both },
      sampleRecord(1, { slug: 'never-made', hypothesis: both }),
      sampleRecord(6, { slug: 'current', hypothesis: current }),
    ];
    for (const record of experiments) {
      const folder = path.join(lab, 'experiments', record.slug, 'evidence');
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, '..', 'experiment.json'), JSON.stringify(record));
      if (record.slug !== 'ready') continue;
      for (let index = 0; index < 6; index += 1)
        await writeFile(path.join(folder, `s${index}.jsonl`), log(`s${index}`));
    }
    const count = countAttention(clock);
    assert.deepEqual(await count(lab, experiments), {
      value: 2,
      tooltip: '1 experiment is ready to decide\n2 prototypes should have been thrown away',
    });
    assert.equal(await count(lab, experiments.slice(3)), undefined);
  });
});

/** A session in which the only task was completed. */
function log(session: string): string {
  const stamp = { schemaVersion: 1, at: '2026-03-02T10:00:00.000Z' };
  return [
    { ...stamp, id: `${session}-1`, type: 'started', session, participant: session, variant: 'a' },
    { ...stamp, id: `${session}-2`, type: 'task', task: 'task', outcome: 'completed' },
  ]
    .map((event) => `\n${JSON.stringify(event)}`)
    .join('');
}

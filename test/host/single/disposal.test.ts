import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import { disposalDetail } from '../../../src/editor/disposal/confirmDisposal.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { eventually, failureOf, freshLab, run } from '../bridge.ts';

const note = {
  observed: 'Most stopped at the delivery date.',
  insight: 'The date keeps them, not the number of steps.',
  action: 'Try the delivery step alone.',
};

function previews(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('footbridge.preview'),
    );
}

describe('throwing a prototype away', function () {
  this.timeout(60_000);
  let lab = '';
  let experiment = '';
  const recorded = () =>
    JSON.parse(readFileSync(join(lab, 'experiments', experiment, 'experiment.json'), 'utf8')) as Experiment;
  const code = () => join(lab, 'experiments', experiment, 'variants/a/index.html');
  const checkpoints = () => join(lab, `.footbridge/checkpoints/${experiment}.git/HEAD`);

  before(async () => {
    lab = await freshLab();
    ({ experiment } = (await run('frameHypothesis', sampleHypothesis())) as { experiment: string });
    await run('setActiveExperiment', { experiment });
    await run('generatePrototype');
  });

  it('has its date moved once, with a reason', async () => {
    const { throwAwayDate } = recorded().hypothesis;
    const until = new Date(Date.parse(throwAwayDate) + 2 * 86_400_000).toISOString().slice(0, 10);
    assert.equal(await failureOf('extendThrowAway', { until, reason: ' ' }), 'extension-needs-reason');
    assert.equal(await failureOf('extendThrowAway', { until: '2199-01-01', reason: 'r' }), 'extension-date');
    assert.deepEqual(await run('extendThrowAway', { until, reason: 'A second round' }), { until });
    assert.equal(recorded().hypothesis.throwAwayDate, until);
    assert.equal(await failureOf('extendThrowAway', { until, reason: 'again' }), 'extended-before');
  });

  it('says before exactly what goes, one thing as one, and what is out of reach', () => {
    const goes = { variants: 1, files: 1, checkpoints: 1, datasets: 0, bytes: 900 };
    const keeps = ['hypothesis', 'learning'] as const;
    assert.deepEqual(disposalDetail({ ...goes, keeps, outOfReach: ['A kit.', 'A clone.'] }).split('\n\n'), [
      'What goes (900 bytes): 1 variant, 1 file, 1 earlier version.',
      'What stays: the hypothesis, the learning.',
      'Out of reach from here: A kit. A clone.',
      'For 30 days you can take it back. After that it is deleted for good.',
    ]);
    const several = { ...goes, variants: 2, files: 3, checkpoints: 0, datasets: 2, keeps, outOfReach: [] };
    assert.match(
      disposalDetail(several),
      /: 2 variants, 3 files, 2 attached files with data\.\n\nWhat stays/,
    );
  });

  it('keeps what was learnt, moves the code away, and closes its preview', async () => {
    await run('openPreview');
    assert.equal(previews().length, 1);
    assert.equal(await failureOf('restorePrototype'), 'nothing-to-restore');
    const card = join(lab, 'learnings', `${experiment}.md`);
    const { learning, outOfReach } = await run('discardPrototype', { learning: note });
    assert.equal(learning, card);
    assert.match(readFileSync(card, 'utf8'), /## Insight\n\nThe date keeps them/);
    assert.deepEqual(outOfReach, ['Tools and pages that were saved from it are where somebody put them.']);
    assert.deepEqual([existsSync(code()), existsSync(checkpoints())], [false, false]);
    assert.equal(recorded().stage, 'discarded');
    await eventually('the preview to close', () => (previews().length === 0 ? true : undefined));
    assert.equal(await failureOf('discardPrototype', { learning: note }), 'discarded-already');
    assert.equal(await failureOf('generatePrototype'), 'already-decided');
    assert.equal(await failureOf('openPreview'), 'no-prototype');
  });

  it('is found again by the words of its learning', async () => {
    const { learnings } = await run('searchLearnings', { query: 'delivery step' });
    assert.deepEqual(
      (learnings as { slug: string }[]).map(({ slug }) => slug),
      [experiment],
    );
    const card = join(lab, 'learnings', 'by-hand.md');
    writeFileSync(card, '# Price first');
    const { learnings: none, unreadable } = await run('searchLearnings', { query: 'submarine' });
    rmSync(card);
    assert.deepEqual(none, []);
    assert.deepEqual(
      (unreadable as { file: string }[]).map(({ file }) => file),
      ['learnings/by-hand.md'],
      'a card that cannot be read is not passed over',
    );
  });

  it('is taken back as it was, history and all, and can be shown and thrown away again', async () => {
    assert.deepEqual(await run('restorePrototype'), { experiment });
    assert.deepEqual([existsSync(code()), existsSync(checkpoints())], [true, true]);
    assert.equal(recorded().stage, 'prototyping');
    assert.deepEqual(await run('openPreview'), { ok: true });
    await run('discardPrototype', { learning: 'Nobody needs it' });
    assert.match(readFileSync(join(lab, 'learnings', `${experiment}.md`), 'utf8'), /Nobody needs it/);
    assert.equal(existsSync(code()), false);
  });
});

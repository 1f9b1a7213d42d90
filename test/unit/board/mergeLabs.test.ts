import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { labNames } from '../../../src/core/board/labNames.ts';
import { mergeLabs } from '../../../src/core/board/mergeLabs.ts';
import { boardMoment, sampleLab, sampleSummary } from '../../support/sampleBoard.ts';

const changedAt = (index: number, updatedAt: string, title: string) => {
  const summary = sampleSummary(index);
  const { experiment } = summary;
  return {
    ...summary,
    experiment: { ...experiment, updatedAt, hypothesis: { ...experiment.hypothesis, title } },
  };
};
const lab = (folder: string, ...experiments: ReturnType<typeof sampleSummary>[]) =>
  sampleLab(0, { folder, experiments });

describe('several labs on one board', () => {
  it('count the same experiment once, as it was changed last', () => {
    const older = changedAt(1, '2026-03-01T00:00:00.000Z', 'older');
    const newer = changedAt(1, '2026-03-02T00:00:00.000Z', 'newer');
    for (const labs of [
      [lab('/a', older, sampleSummary(2)), lab('/b', newer)],
      [lab('/b', newer), lab('/a', older, sampleSummary(2))],
    ]) {
      const { entries, copied } = mergeLabs(labs, boardMoment);
      const titles = new Set(entries.map((entry) => entry.kind === 'experiment' && entry.title));
      assert.deepEqual(titles, new Set(['Price shown with delivery from the first page', 'newer']));
      assert.equal(entries.length, 2);
      assert.equal(copied, 1);
      const shown = entries.find((entry) => entry.kind === 'experiment' && entry.title === 'newer');
      assert.deepEqual(shown?.kind === 'experiment' && [shown.lab, shown.labs], ['/b', ['/b', '/a']]);
    }
  });

  it('keep apart experiments that only have the same name', () => {
    const other = sampleSummary(1, { createdAt: '2026-01-15T00:00:00.000Z' });
    const { entries, copied } = mergeLabs([lab('/a', sampleSummary(1)), lab('/b', other)], boardMoment);
    assert.equal(entries.length, 2);
    assert.equal(new Set(entries.map(({ key }) => key)).size, 2);
    assert.equal(copied, 0);
  });

  it('prefer the copy with more participants, then the lab named first, where nothing else tells them apart', () => {
    const few = sampleSummary(6);
    assert.ok(few.tally);
    const many = { ...few, tally: { ...few.tally, participants: 40 } };
    const shown = (...labs: ReturnType<typeof lab>[]) => {
      const [entry] = mergeLabs(labs, boardMoment).entries;
      return entry?.lab;
    };
    assert.equal(shown(lab('/a', few), lab('/b', many)), '/b');
    assert.equal(shown(lab('/a', few), lab('/b', few)), '/a');
    assert.equal(shown(lab('/b', few), lab('/a', few)), '/b');
  });

  it('have a line for every record that cannot be read', () => {
    const unreadable = [{ file: 'experiments/x/experiment.json', why: 'it is cut off' }];
    const { entries } = mergeLabs([sampleLab(1, { unreadable })], boardMoment);
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ['unreadable', 'experiment'],
    );
  });

  it('are told apart by where they lie when they have one name', () => {
    const names = labNames([
      { folder: '/home/team/shop-lab', name: 'shop' },
      { folder: '/home/own/shop-lab', name: 'shop' },
      { folder: '/x/own/shop-lab', name: 'shop' },
      { folder: '/home/team/bank-lab', name: 'bank' },
    ]);
    assert.deepEqual(
      [...names.values()],
      ['shop (team)', 'shop (/home/own/shop-lab)', 'shop (/x/own/shop-lab)', 'bank'],
    );
  });
});

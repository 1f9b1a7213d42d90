import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { mergeLabs } from '../../../src/core/board/mergeLabs.ts';
import { figuresOf } from '../../../src/webview/board/figures.ts';
import {
  columnIds,
  type Filter,
  filterEntries,
  firstLooks,
  isFiltered,
  noFilter,
  readLooks,
  searchText,
} from '../../../src/webview/board/looks.ts';
import { sortEntries } from '../../../src/webview/board/sortEntries.ts';
import { boardMoment, sampleLab } from '../../support/sampleBoard.ts';

const unreadable = [{ file: 'experiments/x/experiment.json', why: 'it is cut off' }];
const { entries } = mergeLabs([sampleLab(60, { unreadable })], boardMoment);
const rows = entries.filter((entry) => entry.kind === 'experiment');
const textOf = (entry: (typeof entries)[number]) => searchText(entry, () => 'Shop lab');
const found = (filter: Partial<Filter>) => filterEntries(entries, { ...noFilter, ...filter }, textOf);

describe('filters of the board', () => {
  it('find every word, in whatever order, in title, segment, metric, id or lab', () => {
    assert.equal(found({ text: '  CHECKOUT guest ' }).length, 8);
    assert.equal(
      found({ text: 'accountants' }).length,
      rows.filter(({ segment }) => segment.startsWith('Acc')).length,
    );
    assert.equal(found({ text: 'shop' }).length, 61);
    assert.equal(found({ text: 'sample-17' }).length, 1);
    assert.deepEqual(found({ text: 'checkout nowhere' }), []);
  });

  it('do not look for persons: the figures follow the filter', () => {
    assert.ok(rows.some(({ verdict }) => verdict?.by === 'Product'));
    assert.deepEqual(found({ text: 'Product' }), []);
  });

  it('narrow down together', () => {
    const some = found({ stages: ['decided', 'testing'], overdue: true });
    assert.ok(some.length > 0 && some.length < rows.length);
    for (const entry of some)
      assert.ok(
        entry.kind === 'experiment' && ['decided', 'testing'].includes(entry.stage) && entry.isOverdue,
      );
    for (const entry of found({ result: 'invalidated' }))
      assert.equal(entry.kind === 'experiment' && entry.verdict?.outcome, 'invalidated');
    assert.ok(found({ result: 'ready' }).length > 0);
    for (const entry of found({ result: 'ready' }))
      assert.ok(entry.kind === 'experiment' && entry.isReadyToDecide);
    assert.deepEqual(found({ lab: '/elsewhere' }), []);
  });

  it('show what cannot be read unless something was asked for that it does not have', () => {
    const shows = (filter: Partial<Filter>) => found(filter).some(({ kind }) => kind === 'unreadable');
    assert.ok(shows({}) && shows({ lab: '/work/shop-lab' }) && shows({ text: 'cut off' }));
    assert.ok(!shows({ stages: ['testing'] }) && !shows({ overdue: true }) && !shows({ result: 'open' }));
  });

  it('understand whatever was kept from another time', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (kept) => {
        const looks = readLooks(kept);
        assert.doesNotThrow(() => sortEntries(filterEntries(entries, looks.filter, textOf), looks.sorting));
      }),
    );
    const looks = {
      filter: { ...noFilter, text: 'x', stages: ['testing' as const] },
      sorting: { column: 'cost' as const, descending: true },
    };
    assert.deepEqual(readLooks(structuredClone(looks)), looks);
    assert.deepEqual(readLooks(undefined), firstLooks);
    assert.ok(!isFiltered(noFilter) && isFiltered({ ...noFilter, overdue: true }));
  });
});

describe('sorting the board', () => {
  it('keeps every entry, unreadable ones first, and turns around', () => {
    // All samples have one bar.
    for (const column of columnIds.filter((one) => one !== 'bar')) {
      const up = sortEntries(entries, { column, descending: false });
      const down = sortEntries(entries, { column, descending: true });
      assert.deepEqual(new Set(up), new Set(entries), column);
      assert.equal(up[0]?.kind, 'unreadable');
      assert.equal(down[0]?.kind, 'unreadable');
      assert.notDeepEqual(up, down, column);
    }
  });

  it('puts what is not known last, either way', () => {
    for (const descending of [false, true]) {
      const days = sortEntries(rows, { column: 'signal', descending }).map(
        (entry) => entry.kind === 'experiment' && entry.daysToSignal,
      );
      const known = days.filter((value) => value !== undefined);
      assert.deepEqual(days.slice(0, known.length), known);
      const sorted = known.toSorted((a, b) => (descending ? Number(b) - Number(a) : Number(a) - Number(b)));
      assert.deepEqual(known, sorted);
    }
  });

  it('puts the brief that engineering has had the longest beside what was answered', () => {
    const [first] = rows;
    assert.ok(first);
    const waits = (title: string, waiting: number | undefined, handoff: typeof first.handoff) => ({
      ...first,
      title,
      handoff,
      loop: { ...first.loop, waiting },
    });
    const given = [
      waits('answered', undefined, 'returned'),
      waits('long', 40, 'exported'),
      waits('short', 1, 'exported'),
      waits('none', undefined, 'none'),
    ];
    const titles = sortEntries(given, { column: 'handoff', descending: false }).map(
      (entry) => entry.kind === 'experiment' && entry.title,
    );
    assert.deepEqual(titles, ['none', 'short', 'long', 'answered']);
  });
});

describe('figures of the board', () => {
  it('rest on counts that can be checked by hand', () => {
    const [decided, testing] = [
      rows.filter(({ verdict }) => verdict),
      rows.filter(({ stage }) => stage === 'testing'),
    ];
    const figures = figuresOf(entries);
    assert.deepEqual(figures.killed, {
      count: decided.filter(({ verdict }) => verdict?.outcome === 'invalidated').length,
      of: decided.length,
    });
    assert.equal(figures.inconclusive.of, decided.length);
    assert.equal(figures.amended.of, decided.length + testing.length);
    const made = rows.filter(({ stage }) => stage !== 'framed' && stage !== 'discarded');
    assert.equal(figures.overdue.of, made.length);
    assert.equal(figures.handoffs.of, rows.filter(({ handoff }) => handoff !== 'none').length);
    assert.ok(figures.handoffs.accepted > 0 && figures.handoffs.returned > 0);
    const accepted = rows.map((row) => ({
      ...row,
      handoff: 'accepted' as const,
      loop: { ...row.loop, returned: 1 },
    }));
    assert.equal(figuresOf(accepted).handoffs.returned, rows.length, 'also those that were accepted since');
    assert.equal(figures.handoffs.drafts, 0);
    assert.equal(figures.handoffs.answeredIn, 2.5);
    const early = rows.filter(({ stage }) => stage === 'testing');
    const { drafts, of } = figuresOf(early.map((row) => ({ ...row, handoff: 'draft' as const }))).handoffs;
    assert.deepEqual([drafts, of], [early.length, early.length]);
  });

  it('take the middle of the times to signal, or the mean of the two in the middle', () => {
    const first = rows.find(({ verdict }) => verdict);
    assert.ok(first);
    const median = (...days: (number | undefined)[]) =>
      figuresOf(days.map((daysToSignal) => ({ ...first, daysToSignal }))).signal;
    assert.deepEqual(median(9, 1, 2), { median: 2, basis: { count: 3, of: 3 } });
    assert.deepEqual(median(4, 1, undefined), { median: 2.5, basis: { count: 2, of: 3 } });
    assert.equal(median(0).median, 0);
    assert.deepEqual(figuresOf([]).signal, { median: undefined, basis: { count: 0, of: 0 } });
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { boardCsv } from '../../../src/core/board/boardCsv.ts';
import type { BoardRow } from '../../../src/core/board/boardEntry.ts';
import { composeRow } from '../../../src/core/board/composeRow.ts';
import { boardMoment, sampleSummary } from '../../support/sampleBoard.ts';

const row = composeRow(sampleSummary(4), '/lab', boardMoment);

/** Reads a CSV as RFC 4180 says. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv
    .slice(1)
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const table = (entries: readonly BoardRow[]) => {
  const [names = [], ...lines] = parse(boardCsv(entries, () => 'shop'));
  return lines.map((line) => Object.fromEntries(line.map((cell, index) => [names[index], cell])));
};

describe('the board as CSV', () => {
  it('has a line for each experiment with what the board shows', () => {
    const [line] = table([row]);
    assert.equal(line?.['experiment'], row.title);
    assert.equal(line['lab'], 'shop');
    assert.equal(line['verdict'], row.verdict?.outcome);
    assert.equal(line['successes'], String(row.result.successes));
    assert.notEqual(row.result.participants, row.result.successes);
    assert.equal(line['participants'], String(row.result.participants));
    assert.equal(line['pass_at_least'], '5');
    assert.equal(line['overdue'], String(row.isOverdue));
    assert.equal(line['throw_away_date'], row.throwAwayDate);
  });

  it('says that a plan was changed by hand, and does not call nothing what is not known', () => {
    const result = { ...row.result, excluded: undefined, underWay: undefined };
    const [line] = table([{ ...row, drifted: true, result }]);
    assert.deepEqual(
      [line?.['changed_by_hand'], line?.['excluded'], line?.['under_way']],
      ['true', 'unknown', 'unknown'],
    );
    const [kept] = table([{ ...row, result: { ...result, excluded: 1, underWay: 0 } }]);
    assert.deepEqual(
      [kept?.['changed_by_hand'], kept?.['excluded'], kept?.['under_way']],
      ['false', '1', '0'],
    );
  });

  it('says how long engineering took, what was moved, and what was kept', () => {
    const loop = { answeredIn: 2.456, waiting: undefined, returned: 1 };
    const [line] = table([{ ...row, loop, movedFrom: '2026-03-01', hasLearning: true }]);
    const of = (...names: string[]) => names.map((name) => line?.[name]);
    assert.deepEqual(of('days_to_answer', 'days_waiting', 'times_returned'), ['2.46', '', '1']);
    assert.deepEqual(of('throw_away_date_before', 'learning_kept'), ['2026-03-01', 'true']);
  });

  it('brings every text back as it was, and never as a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const [line] = table([{ ...row, title }]);
        const written = line?.['experiment'] ?? '';
        assert.ok(written === title || written === `'${title}`);
        assert.doesNotMatch(written, /^[=+\-@\t\r\n]/u);
      }),
    );
    for (const title of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1'])
      assert.equal(table([{ ...row, title }])[0]?.['experiment'], `'${title}`);
  });

  it('leaves out what cannot be read, and leaves empty what is not known', () => {
    const unreadable = { kind: 'unreadable' as const, key: 'x', lab: '/lab', file: 'f', why: 'damaged' };
    const csv = boardCsv([unreadable, { ...row, verdict: undefined, daysToSignal: undefined }], () => 'shop');
    const [, line, ...rest] = parse(csv);
    assert.deepEqual(rest, []);
    assert.ok(line);
    assert.ok(line.includes(''));
    assert.ok(!line.includes('undefined'));
  });
});

import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { Crossing } from '../../../src/core/boundary/crossing.ts';
import { NoticePace } from '../../../src/editor/boundary/noticePace.ts';

const crossing = (
  path: string,
  zone: Crossing['zone'] = 'production',
  change: Crossing['change'] = 'edit',
) => ({
  folder: 'shop',
  path,
  zone,
  change,
});
const minute = 60_000;

describe('which crossings are told of', () => {
  let pace: NoticePace;
  beforeEach(() => {
    pace = new NoticePace();
  });

  it('is one a minute, whatever became of the notification before', () => {
    assert.equal(pace.decide(crossing('a.ts'), 0), 'now');
    assert.equal(pace.decide(crossing('b.ts'), minute - 1), 'never');
    assert.equal(pace.decide(crossing('c.ts'), minute), 'now');
    assert.equal(pace.decide(crossing('a.ts'), 2 * minute), 'now');
  });

  it('is a critical file in the quiet time too, but once for each file and what happened to it', () => {
    pace.decide(crossing('a.ts'), 0);
    assert.equal(pace.decide(crossing('pay.ts', 'critical'), 1000), 'together');
    assert.equal(pace.decide(crossing('pay.ts', 'critical'), 2000), 'never');
    assert.equal(pace.decide(crossing('pay.ts', 'critical', 'delete'), 3000), 'together');
    assert.equal(pace.decide(crossing('b.ts'), minute), 'never', 'the quiet time began again');
    assert.equal(pace.decide(crossing('pay.ts', 'critical'), 3000 + minute), 'now');
  });

  it('does not wait for a clock that was set back', () => {
    pace.decide(crossing('a.ts'), 10 * minute);
    assert.equal(pace.decide(crossing('b.ts'), 0), 'now');
  });
});

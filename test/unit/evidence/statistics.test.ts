import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import * as z from 'zod';
import type { Interval } from '../../../src/core/evidence/evidenceReading.ts';
import { adjustedWald, clip } from '../../../src/core/evidence/statistics/adjustedWald.ts';
import { barOdds } from '../../../src/core/evidence/statistics/barOdds.ts';
import {
  chanceAbove,
  pairedChance,
  passingChance,
} from '../../../src/core/evidence/statistics/chanceAbove.ts';
import { chanceOfMore, fisherExact } from '../../../src/core/evidence/statistics/chanceOfMore.ts';
import { geometricMean, scaleMean } from '../../../src/core/evidence/statistics/means.ts';
import {
  clopperPearson,
  jeffreys,
  laplace,
  shareIntervals,
  uniformPosterior,
  wilson,
} from '../../../src/core/evidence/statistics/shareIntervals.ts';
import { repositoryRoot } from '../../support/paths.ts';

const pair = z.tuple([z.number(), z.number()]);
const oracle = z
  .object({
    single: z.array(
      z.object({
        x: z.number(),
        n: z.number(),
        laplace: z.number(),
        clopperPearson95: pair,
        adjWald95Unclipped: pair,
        wilson95: pair,
        jeffreys95: pair,
        uniformPosterior95: pair,
        probGt50: z.number(),
        probGt70: z.number(),
        probGt80: z.number(),
      }),
    ),
    ab: z.array(z.object({ a: pair, b: pair, fisher2s: z.number(), probAgtB_uniform: z.number() })),
  })
  .parse(
    JSON.parse(
      readFileSync(path.join(repositoryRoot, 'test/fixtures/oracles/completion-rates.json'), 'utf8'),
    ),
  );

function near(found: number, expected: number, name: string): void {
  assert.ok(Math.abs(found - expected) <= 1e-9, `${name}: ${found} is not ${expected}`);
}
function nearBoth({ lower, upper }: Interval, [low, high]: readonly [number, number], name: string): void {
  near(lower, low, `${name} lower`);
  near(upper, high, `${name} upper`);
}
const countOf = ([successes, participants]: readonly [number, number]) => ({ successes, participants });

describe('shares of few people, against R to 1e-9', () => {
  for (const row of oracle.single)
    it(`${row.x} of ${row.n}`, () => {
      const { x, n } = row;
      nearBoth(adjustedWald(x, n), row.adjWald95Unclipped, 'adjusted Wald');
      nearBoth(wilson(x, n), row.wilson95, 'Wilson');
      nearBoth(clopperPearson(x, n), row.clopperPearson95, 'Clopper–Pearson');
      nearBoth(jeffreys(x, n), row.jeffreys95, 'Jeffreys');
      nearBoth(uniformPosterior(x, n), row.uniformPosterior95, 'uniform posterior');
      near(laplace(x, n), row.laplace, 'Laplace');
      near(chanceAbove(x, n, 0.5), row.probGt50, 'above 50 %');
      near(chanceAbove(x, n, 0.7), row.probGt70, 'above 70 %');
      near(chanceAbove(x, n, 0.8), row.probGt80, 'above 80 %');
    });

  for (const row of oracle.ab)
    it(`${row.a.join(' of ')} against ${row.b.join(' of ')}`, () => {
      near(fisherExact(countOf(row.a), countOf(row.b)), row.fisher2s, 'Fisher');
      near(chanceOfMore(countOf(row.a), countOf(row.b)), row.probAgtB_uniform, 'A > B');
    });

  it('is not taken in by figures that were published wrong', () => {
    const tenOfTwelve = adjustedWald(10, 12).upper;
    assert.ok(Math.abs(tenOfTwelve - 0.9633) > 1e-3, 'the upper bound of 10 of 12 is 96.5 %, not 96.33 %');
    for (const interval of Object.values(shareIntervals(6, 8))) {
      assert.ok(Math.abs(interval.upper - 0.995) > 0.02, '6 of 8 does not reach to 99.5 %');
    }
    assert.ok(Math.abs(clopperPearson(6, 8).lower - 0.343) > 1e-3, 'nor does it begin at 34.3 %');
  });
});

describe('intervals and chances of any count', () => {
  const counts = fc
    .integer({ min: 1, max: 10_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  const methods = { adjustedWald, wilson, clopperPearson, jeffreys, uniformPosterior };

  it('hold the observed share, stay within 0 and 1, and mirror when success and failure change places', () => {
    fc.assert(
      fc.property(counts, ([x, n]) => {
        for (const [name, method] of Object.entries(methods)) {
          const found = clip(method(x, n));
          const mirrored = clip(method(n - x, n));
          assert.ok(found.lower >= 0 && found.upper <= 1 && found.lower < found.upper, name);
          // The posteriors leave out the ends themselves: their tails are equal.
          if (x > 0 && x < n) assert.ok(found.lower <= x / n && x / n <= found.upper, name);
          near(mirrored.lower, 1 - found.upper, name);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('grow with every success', () => {
    fc.assert(
      fc.property(
        counts.filter(([x, n]) => x < n),
        ([x, n]) => {
          for (const [name, method] of Object.entries(methods)) {
            assert.ok(method(x + 1, n).lower >= method(x, n).lower, name);
            assert.ok(method(x + 1, n).upper >= method(x, n).upper, name);
          }
          assert.ok(chanceAbove(x + 1, n, 0.8) >= chanceAbove(x, n, 0.8));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('agree with adding up the binomial distribution', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, rate) => {
          const [x, n] = [Math.min(a, b), Math.max(a, b)];
          near(passingChance(x, n, rate), binomialTail(x, n, rate), 'tail');
          near(chanceAbove(x, n, rate), 1 - binomialTail(x + 1, n + 1, rate), 'posterior');
        },
      ),
    );
  });

  it('of two variants add up to one, and do not change with their names', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [one, other] = [countOf(a), countOf(b)];
        near(chanceOfMore(one, other) + chanceOfMore(other, one), 1, 'sum');
        near(fisherExact(one, other), fisherExact(other, one), 'Fisher');
        assert.ok(chanceOfMore(one, other) >= 0 && fisherExact(one, other) <= 1);
      }),
      { numRuns: 60 },
    );
  });

  it('of the same people ask only those who managed exactly one', () => {
    assert.equal(pairedChance(0, 0), 0.5);
    near(pairedChance(3, 0), 15 / 16, 'three to none');
    near(pairedChance(2, 3) + pairedChance(3, 2), 1, 'sum');
  });
});

describe('means', () => {
  it('of times are geometric, with an interval on the logarithmic scale', () => {
    const found = geometricMean([10, 40]);
    near(found?.mean ?? 0, 20, 'mean');
    // t(0.975, 1) = 12.7062; the standard error of log 10 and log 40 is log(2).
    near((found?.interval?.upper ?? 0) / (20 * 2 ** 12.706204736174694), 1, 'upper');
    assert.deepEqual(geometricMean([30]), { mean: geometricMean([30])?.mean, n: 1, interval: undefined });
    assert.equal(geometricMean([]), undefined);
    assert.equal(geometricMean([0, 5])?.mean.toFixed(6), Math.sqrt(0.1 * 5).toFixed(6));
  });

  it('of ratings keep to the scale', () => {
    for (const same of [scaleMean([7, 7, 7], 1, 7), geometricMean([30.1, 30.1, 30.1])]) {
      assert.equal(same?.n, 3);
      assert.equal(same.interval, undefined, 'the same thrice does not make it certain');
    }
    const found = scaleMean([7, 7, 6, 1], 1, 7);
    near(found?.mean ?? 0, 5.25, 'mean');
    assert.equal(found?.interval?.upper, 7);
    assert.ok((found.interval.lower ?? 0) >= 1);
  });
});

describe('what a bar buys', () => {
  const bar = (passAtLeast: number, minimumParticipants: number, killAtMost = 1) =>
    barOdds({ passAtLeast, killAtMost, minimumParticipants });

  it('4 of 5 passes 19 % of the time by half and fails 26 % of the time at 80 %', () => {
    const odds = bar(4, 5);
    assert.equal(Math.round(odds.passesAtHalf * 100), 19);
    assert.equal(Math.round(odds.failsAt80 * 100), 26);
    near(odds.killsAtHalf, 6 / 32, 'at most 1 of 5');
    assert.equal(odds.weak, undefined);
  });

  it('a bar that chance passes, or that stops what is good, gets a better one beside it', () => {
    const [lax, strict] = [bar(3, 5), bar(5, 5)];
    assert.deepEqual([lax.weak, strict.weak], ['passesByChance', 'failsTheGood']);
    for (const { instead } of [lax, strict, bar(1, 1, 0), bar(2, 3, 0)]) {
      assert.ok(instead);
      assert.ok(instead.passesAtHalf <= 0.2 && instead.failsAt80 <= 0.3);
    }
  });

  it('a bar above the number of people never passes, and one at nothing always does', () => {
    assert.equal(bar(6, 5).passesAt80, 0);
    assert.equal(bar(0, 5).passesAtHalf, 1);
  });
});

/** P(at least k of n), added up term by term. */
function binomialTail(k: number, n: number, rate: number): number {
  let term = (1 - rate) ** n;
  let sum = k <= 0 ? term : 0;
  for (let i = 1; i <= n; i++) {
    term *= ((n - i + 1) / i) * (rate / (1 - rate));
    if (i >= k) sum += term;
  }
  return sum;
}

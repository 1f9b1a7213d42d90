import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { crossingEnds } from '../../../src/core/boundary/crossing.ts';
import { sectionOf } from '../../../src/core/boundary/crossingSection.ts';
import { zones } from '../../../src/core/boundary/zone.ts';

describe('where a crossing is listed', () => {
  it('stays in sight when warnings are silenced, and comes back with them', () => {
    for (const zone of ['gated', 'production', 'critical'] as const) {
      assert.equal(sectionOf({ zone, ended: undefined }, true), 'silenced');
      assert.equal(sectionOf({ zone, ended: undefined }, false), 'open');
    }
  });

  it('is apart for files that are free to edit, whether warnings are on or not', () => {
    for (const isSilenced of [true, false])
      assert.equal(sectionOf({ zone: 'open', ended: undefined }, isSilenced), 'free');
  });

  it('is among those that ended, however it did', () => {
    for (const ended of crossingEnds)
      for (const zone of zones) assert.equal(sectionOf({ zone, ended }, true), 'ended');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stricter } from '../../../src/core/boundary/stricter.ts';
import type { Placement, Zone } from '../../../src/core/boundary/zone.ts';

const at = (zone: Zone): Placement => ({ zone, rule: `${zone}/test`, why: '', owners: [] });

describe('of two places of a moved file', () => {
  it('the one where a mistake is more expensive counts', () => {
    assert.equal(stricter(at('production'), at('critical')).zone, 'critical');
    assert.equal(stricter(at('critical'), at('open')).zone, 'critical');
    assert.equal(stricter(at('open'), undefined).zone, 'open');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { generationSchema, type Generation } from '../../../src/core/generation/fileChange.ts';
import { fingerprintOf, fixOrder, wasMended } from '../../../src/core/generation/repair.ts';

function turn(parts: Partial<Generation>): Generation {
  return generationSchema.parse({
    schemaVersion: 1,
    id: 'id',
    at: '2029-05-04T10:00:00.000Z',
    variant: 'a',
    instruction: '',
    promptVersion: 1,
    provider: 'p',
    model: 'm',
    usage: {},
    files: [],
    outcome: 'applied',
    ...parts,
  });
}

describe('the fingerprint of an error', () => {
  const file = 'app.js';
  const same = (a: string, b: string) =>
    assert.equal(fingerprintOf({ file, message: a }), fingerprintOf({ file, message: b }));

  it('is the same when only numbers, quotation marks or spaces differ', () => {
    same('x is not defined (app.js:12:3)', 'x is not defined (app.js:140:28)');
    same('Cannot read "total"', 'Cannot read ‘total’');
    same('Unexpected  token\n in JSON at 1,024.5', 'Unexpected token in JSON at 7');
  });

  it('tells other messages and other files apart', () => {
    const one = fingerprintOf({ file, message: 'x is not defined' });
    assert.notEqual(one, fingerprintOf({ file, message: 'y is not defined' }));
    assert.notEqual(one, fingerprintOf({ file: 'cart.js', message: 'x is not defined' }));
  });

  it('fits into a record, however long the message', () => {
    const { mends } = fixOrder({ message: 'long '.repeat(5000) });
    assert.equal(turn({ purpose: 'fix', mends }).mends, mends);
  });

  it('does not depend on the line the error is ordered to be fixed at', () => {
    assert.equal(
      fixOrder({ file, line: 3, message: 'no' }).mends,
      fixOrder({ file, line: 90, message: 'no' }).mends,
    );
  });
});

describe('an error', () => {
  const mends = fingerprintOf({ message: 'x is not defined' });
  const fix = { purpose: 'fix', mends } as const;
  const other = { purpose: 'fix', mends: fingerprintOf({ message: 'y is not defined' }) } as const;
  const change = {};

  it('counts as mended by any of the fixes since the last turn of another kind', () => {
    assert.equal(wasMended([fix], mends), true);
    assert.equal(wasMended([change, fix, other], mends), true);
    assert.equal(wasMended([fix, other, change], mends), false);
    assert.equal(wasMended([fix, change, other], mends), false);
    assert.equal(wasMended([other], mends), false);
    assert.equal(wasMended([], mends), false);
  });
});

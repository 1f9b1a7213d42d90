import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { checkParticipantCode, fingerprintOf, sameCode } from '../../../src/core/evidence/participantCode.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';

describe('codes of participants', () => {
  it('are short and tell nothing', () => {
    for (const code of [
      'P3',
      ' p3 ',
      'P-03',
      'DE-P3',
      'T 12',
      'K7QM-2XPT',
      'A',
      'XYZ',
      '7',
      'usr12',
      'Ｐ１',
      'P#4',
    ])
      assert.equal(checkParticipantCode(code), 'ok', code);
  });

  it('are not empty', () => {
    for (const code of ['', '  ', '\u{3000}']) assert.equal(checkParticipantCode(code), 'empty');
  });

  it('are no names, addresses, telephone numbers or dates', () => {
    const persons = [
      'Anna',
      'anna maria',
      'anna.maria',
      'Jo Li',
      'J. Li',
      'P3 Anna',
      'anna@example.org',
      '@anna',
      '+49 170 1234567',
      '0170-1234567',
      '1990-05-12',
      '12/05/90',
      'Łukasz',
      'Мария',
      'محمد علي',
      '田中',
      '田中3',
      '김민',
      'https://example.org/P3',
      '<b>P3</b>',
      'P3\nAnna',
      'P3;P4',
      '---',
      'MariaSchmidt1990',
      'schmidt7',
      '7schmidt',
      'anna.maria1',
      'Мария1',
      `P${'3'.repeat(40)}`,
    ];
    for (const code of persons) assert.equal(checkParticipantCode(code), 'looksLikeAPerson', code);
  });

  it('never hold a longer word without a digit, whatever is around it', () => {
    const word = fc.stringMatching(/^\p{Ll}{4,12}$/u);
    const around = fc.stringMatching(/^[ ._#/-]{0,3}$/);
    fc.assert(
      fc.property(around, word, around, (before, name, after) => {
        assert.notEqual(checkParticipantCode(`${before}${name}${after}`), 'ok');
      }),
    );
  });

  it('are told apart as people tell them apart', () => {
    for (const same of ['P1', 'p1', ' P1 ', 'Ｐ１']) assert.ok(sameCode('P1', same), same);
    for (const other of ['P10', 'P 1', 'P-1', '']) assert.ok(!sameCode('P1', other), other);
  });

  it('have a fingerprint that is the same however they are written, and another in each experiment', () => {
    const fingerprint = fingerprintOf('checkout', 'P1', sha256);
    assert.match(fingerprint, /^[0-9a-f]{64}$/);
    assert.equal(fingerprintOf('checkout', ' ｐ１ ', sha256), fingerprint);
    assert.notEqual(fingerprintOf('other', 'P1', sha256), fingerprint);
    assert.notEqual(fingerprintOf('checkout', 'P2', sha256), fingerprint);
  });
});

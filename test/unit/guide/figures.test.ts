import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pWords } from '../../../src/webview/guide/evidence/figures.ts';

describe('Figures in the guide', () => {
  it('never call a small p nothing', () => {
    assert.deepEqual([pWords(0.0004), pWords(0.0079), pWords(1)], ['< 0.001', '= 0.008', '= 1.000']);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compileStyle } from '../../../src/core/prototype/compileStyle.ts';

describe('a stylesheet that imports another', () => {
  for (const [conditions, compiled] of [
    ['', '.a{top:0}'],
    [' screen', '@media screen {.a{top:0}}'],
    [' layer', '@layer {.a{top:0}}'],
    [' layered', '@media layered {.a{top:0}}'],
    [' layer(base)', '@layer base {.a{top:0}}'],
    [' layer(base) print, (width > 9px)', '@layer base {@media print, (width > 9px) {.a{top:0}}}'],
    [' supports(display: grid) screen', '@supports (display: grid) {@media screen {.a{top:0}}}'],
    [' supports(not (display: grid))', '@supports (not (display: grid)) {.a{top:0}}'],
  ] as const)
    it(`has it in its place, under the same conditions:${conditions || ' none'}`, () => {
      const files = new Map([['a.css', '.a{top:0}']]);
      const report = ({ message }: { readonly message: string }) => assert.fail(message);
      const context = { files, assets: new Map(), sheets: new Map(), report };
      assert.equal(compileStyle(`@import "a.css"${conditions};`, 'main.css', 1, context), compiled);
    });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nestsTooDeep } from '../../../../src/core/handoff/gaps/nestsTooDeep.ts';
import { maskScript } from '../../../../src/core/prototype/maskScript.ts';
import { readLabelledSet } from './support/labelledSet.ts';

describe('code that is nested too deep for the parser', () => {
  it('is none of what models wrote, nor what goes on for long', () => {
    const long = [
      'outer: for (const a of b) inner: for (const c of a) if (c) continue outer;\n',
      'switch (a) { case 1: case 2: b(); break; default: again: while (c) break again; }\n',
      'const a = { b: c ? d : e, f: [g], h: (i) => ({ j: k }) };\n',
      'interface A { b: string; c?: (d: number, e: string) => void; f: G }\n',
      'if (a) { b(); } else if (c) { d(); } else { e: f(); }\n',
    ].map((line) => line.repeat(500));
    const scripts = readLabelledSet()
      .flatMap(({ files }) => files)
      .filter(({ path }) => /\.[jt]sx?$/.test(path));
    for (const text of [...long, ...scripts.map((file) => file.text)])
      assert.equal(nestsTooDeep(maskScript(text).code), false, text.slice(0, 200));
  });

  it('is whatever labels or brackets are nested in by the hundred', () => {
    for (const each of ['a:', 'a :\n', '{a:', 'a:{', '[', 'a:if(b)', 'a:if(b);else ', 'a:for(;;)', 'a:do '])
      assert.equal(nestsTooDeep(each.repeat(300)), true, each);
  });
});

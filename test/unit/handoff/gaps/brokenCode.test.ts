import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { scanGaps } from '../../../../src/core/handoff/gaps/scanGaps.ts';
import { readLabelledSet } from './support/labelledSet.ts';

const files = readLabelledSet().flatMap((prototype) => prototype.files);

describe('the gap scan on code that a model did not finish', () => {
  it('never throws, and names only lines that exist', () => {
    const broken = fc.record({
      file: fc.constantFrom(...files),
      end: fc.double({ min: 0, max: 1, noNaN: true }),
      rest: fc.constantFrom('', '}', '"', '<', '`${', '</script>', '\u0000', '({', '/*'),
    });
    fc.assert(
      fc.property(broken, ({ file, end, rest }) => {
        const text = file.text.slice(0, Math.floor(file.text.length * end)) + rest;
        const lines = text.split('\n').length;
        for (const gap of scanGaps([{ path: file.path, text }]))
          assert.ok((gap.line ?? 1) <= lines, `${gap.rule}: ${gap.line} of ${lines}`);
      }),
      { numRuns: 150 },
    );
  });

  it('reads hostile files in bounded time, and finds what stands beside them', () => {
    const many = (text: string, count: number) => text.repeat(count);
    const hostile: Readonly<Record<string, string>> = {
      'deep.html': many('<div>x', 20_000),
      'templates.html': many('<template>', 5000),
      'nul.html': many('\0<p\0>', 5000),
      'deepText.js': `x.innerHTML = \`${many('<b>', 20_000)}\``,
      'deep.tsx': `const a = ${many('<div>', 10_000)}`,
      'array.js': `a = ${many('[', 50_000)}`,
      'sum.js': `a = ${many('1+', 60_000)}1`,
      'chain.js': `a${many('.then(b)\n', 16_000)}`,
      'lines.js': `var a=[${many('{id:1,name:"x"},\n', 8000)}];`,
      'packed.js': `var a=[${many('{id:1,name:"x"},', 65_000)}];`,
      'same.js': many('let s = x ? x.length : 0; q.innerHTML = s + t;\n', 3100),
      'walks.js': many('function f(a){return a.b.filter(x=>x.c).map(y=>y.d)};\n', 2700),
      'elements.html': many('<button onclick="go(1)"><img src=a></button>\n', 3300),
      '__proto__.js':
        'const __proto__ = []; function constructor() { __proto__.push(1); } hasOwnProperty.map(valueOf);',
      'proto.html': '<main data-screen="__proto__" data-state="constructor"><p onclick="__proto__()">',
      'labels.js': `${many('a:', 20_000)};`,
      'lettered.html': `<script>${many('a:b: c /* d */ :\n', 5000)};</script>`,
      'blocks.js': many('{a:\n', 20_000),
      'loops.tsx': `${many('a:for(;;)\n', 10_000)};`,
      'branches.ts': many('a:if(b);else\n', 10_000),
      'half.js': 'const a = "\uD800"; el.innerHTML = `<p>\uDFFF${b}\uD83D</p>`; /* \uDC00 */',
    };
    const start = process.cpuUsage();
    const beside = { path: 'zz.js', text: 'eval(a);' };
    for (const [path, text] of Object.entries(hostile)) {
      const found = scanGaps([{ path, text }, beside]);
      assert.ok(
        found.some((gap) => gap.file === 'zz.js'),
        path,
      );
      const isLeftOut = found.some((gap) => gap.rule === 'maintainability/not-looked-through');
      assert.equal(isLeftOut, path === 'packed.js', path);
    }
    const { user, system } = process.cpuUsage(start);
    assert.ok((user + system) / 1e6 < 20, `${(user + system) / 1e6} s of computing`);
  }).timeout(60_000);

  it('repeats nothing of the prototype but the names of screens', () => {
    for (const gap of scanGaps(files))
      if (gap.detail !== undefined) assert.match(gap.detail, /^(?:\d+ [a-z ]+|no types|screen [\w-]+)$/);
  });
});

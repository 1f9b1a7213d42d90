import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { maskScript } from '../../../../src/core/prototype/maskScript.ts';
import { scanGaps } from '../../../../src/core/handoff/gaps/scanGaps.ts';
import { readSource } from '../../../../src/core/handoff/gaps/sourceFile.ts';

const source = fc
  .array(
    fc.constantFrom(
      ...'/ // /* */ ` ${ } { " \' \\ < > </ /> <script> </script> <style> <!-- --> ( ) [ ] = ; : a .map( setTimeout( <input data-screen="x" .innerHTML= onclick="'.split(
        ' ',
      ),
      '\n',
      ' ',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('a script without comments and literals', () => {
  const cases: readonly (readonly [source: string, code: string])[] = [
    ['a // b\nc', 'a     \nc'],
    ['a /* b\n */ c', 'a     \n    c'],
    ['a("b\\"c")', 'a("    ")'],
    ['`a${b + `c${d}`}e`', '`  {b + `  {d}`} `'],
    ['x = `a\n${y}`', 'x = `   {y}`'],
    ['/a"b/.test(c)', '/   /.test(c)'],
    ['/[/`"]/.test(c)', '/     /.test(c)'],
    ['(b) => /`/.test(b)', '(b) => / /.test(b)'],
    ['a / b / c', 'a / b / c'],
    ["<p>Don't</p>\nc", "<p>Don't</p>\nc"],
    ['<a href={b} />', '<a href={b} />'],
    ['<p>http://a</p>', '<p>http://a</p>'],
  ];
  for (const [text, code] of cases)
    it(`of ${JSON.stringify(text)}`, () => {
      assert.equal(maskScript(text).code, code);
    });

  it('is as long as the script', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { code, uncommented } = maskScript(text);
        assert.deepEqual([code.length, uncommented.length], [text.length, text.length]);
      }),
    );
  });

  it('leaves a hostile file scannable, every view as long as the file and every line inside it', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('a.html', 'a.tsx', 'a.css'), (text, path) => {
        const file = readSource({ path, text });
        for (const view of [file.code, file.uncommented, file.markup])
          assert.equal(view.length, file.raw.length);
        const lines = text.split('\n').length;
        assert.ok(
          scanGaps([{ path, text }]).every(({ line }) => line === undefined || (line >= 1 && line <= lines)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is made in time that grows with the file, not with its square', function () {
    this.timeout(10_000);
    for (const piece of [
      '<',
      '`${',
      '"',
      '<input ',
      'a.map(',
      '.innerHTML=a ',
      '<!--',
      ' onclick="',
      'catch(',
      '>aa',
    ])
      scanGaps([
        { path: 'a.html', text: piece.repeat(20_000) },
        { path: 'a.tsx', text: piece.repeat(20_000) },
      ]);
  });
});

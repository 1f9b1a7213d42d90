import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/generation/applyEdits.ts';
import type { FileEdit, WireChange } from '../../../src/core/generation/wireChange.ts';

function edited(text: string, ...edits: readonly FileEdit[]): string | undefined {
  const { changes, missed } = applyEdits([{ path: 'a.js', text }], [{ path: 'a.js', edits }]);
  assert.deepEqual([changes.length, missed.length], missed.length > 0 ? [0, missed.length] : [1, 0]);
  return changes[0]?.text;
}

function missedBy(text: string, ...edits: readonly FileEdit[]): string[] {
  return applyEdits([{ path: 'a.js', text }], [{ path: 'a.js', edits }]).missed.map(({ why }) => why);
}

const edit = (search: string, replace: string): FileEdit => ({ search, replace });

describe('an edit', () => {
  it('replaces lines that occur once, and leaves all others as they are', () => {
    assert.equal(edited('a\nb\nc\n', edit('b\n', 'B\nB\n')), 'a\nB\nB\nc\n');
    assert.equal(edited('a\nb\nc', edit('c\n', 'd\n')), 'a\nb\nd');
    assert.equal(edited('a\nb\n', edit('a\n', '')), 'b\n');
  });

  it('finds whole lines before parts of lines, and a part of a line only alone', () => {
    assert.equal(edited('ab\na\n', edit('a\n', 'x\n')), 'ab\nx\n');
    assert.equal(edited('<b>Pay now</b>\n', edit('Pay now\n', 'Pay later\n')), '<b>Pay later</b>\n');
    assert.deepEqual(missedBy('<b>Pay now</b> <i>Pay now</i>\n', edit('Pay now\n', 'x\n')), ['not-unique']);
    assert.deepEqual(missedBy('xa\nbx\n', edit('a\nb\n', 'c\n')), ['not-found']);
  });

  it('does not mind trailing space, or empty lines around what it looks for', () => {
    assert.equal(edited('a  \nb\n', edit('a\nb\t\n', 'c\n')), 'c\n');
    assert.equal(edited('a\nb\nc\n', edit('\nb\n\n', '\nx\n\n')), 'a\nx\nc\n');
  });

  it('does not mind the indentation, and takes on that of the place', () => {
    const file = 'if (x) {\n    if (y) {\n      go();\n    }\n}\n';
    assert.equal(
      edited(
        file,
        edit('if (y) {\n  go();\n}\n', 'if (z) {\n  go();\n  stop();\n  if (w) {\n    wait();\n  }\n}\n'),
      ),
      'if (x) {\n    if (z) {\n      go();\n      stop();\n      if (w) {\n        wait();\n      }\n    }\n}\n',
    );
    assert.equal(edited('\tgo();\n', edit('    go();\n', '    stop();\n')), '\tstop();\n');
    assert.equal(edited('  a\n  b\n', edit('      a\n      b\n', '    x\n      b\n')), 'x\n  b\n');
  });

  it('does not mind which quotes, dashes, spaces and compatible characters are used', () => {
    assert.equal(
      edited('<p>It’s “fine” – or\u00a0not</p>\n', edit('<p>It\'s "fine" - or not</p>\n', '<p>Yes</p>\n')),
      '<p>Yes</p>\n',
    );
    assert.equal(edited('ﬁne ①\n', edit('fine 1\n', 'x\n')), 'x\n');
    assert.equal(edited('a\u200bb\u2011c…\n', edit('ab-c...\n', 'x\n')), 'x\n');
  });

  it('keeps the spelling of lines it does not change', () => {
    assert.equal(
      edited('  “a”  \n  b\n  c – d\n', edit('"a"\nb\nc - d\n', '"a"\nB\nc - d\n')),
      '  “a”  \n  B\n  c – d\n',
    );
  });

  it('keeps the line ends of its file', () => {
    assert.equal(edited('a\r\nb\r\nc\r\n', edit('b\n', 'x\ny\n')), 'a\r\nx\r\ny\r\nc\r\n');
  });

  it('is never made where it fits more than once, in whatever way', () => {
    assert.deepEqual(missedBy('a\nb\na\n', edit('a\n', 'x\n')), ['not-unique']);
    assert.deepEqual(missedBy('  a\n    a\n', edit('a\n', 'x\n')), ['not-unique']);
    assert.deepEqual(missedBy('“a”\n‘’\n"a"  x\n«a»\n', edit('„a“\n', 'x\n')), ['not-unique']);
    assert.deepEqual(missedBy('a\na\na\n', edit('a\na\n', 'x\n')), ['not-unique']);
    assert.deepEqual(missedBy('a\n', edit('\n', 'x\n')), ['not-unique']);
  });

  it('sees what the edits before it did', () => {
    assert.equal(edited('a\nb\n', edit('a\n', 'c\n'), edit('c\nb\n', 'd\n')), 'd\n');
  });

  it('leaves its file untouched when another one of it misses, and not the other files', () => {
    const changes: WireChange[] = [
      { path: 'a.js', edits: [edit('a\n', 'x\n'), edit('nowhere\n', 'y\n'), edit('b\n', 'z\n')] },
      { path: 'b.js', edits: [edit('b\n', 'B\n')] },
      { path: 'none.js', edits: [edit('b\n', 'B\n')] },
      { path: 'old.js', text: undefined },
    ];
    const files = ['a.js', 'b.js', 'old.js'].map((path) => ({ path, text: 'a\nb\n' }));
    assert.deepEqual(applyEdits(files, changes), {
      changes: [
        { path: 'b.js', text: 'a\nB\n' },
        { path: 'old.js', text: undefined },
      ],
      missed: [
        { path: 'a.js', search: 'nowhere\n', why: 'not-found' },
        { path: 'none.js', search: 'b\n', why: 'no-file' },
      ],
    });
  });

  it('makes a file when it looks for nothing and there is none, or an empty one', () => {
    const making: WireChange = { path: 'new.js', edits: [edit('', 'go();\n')] };
    assert.deepEqual(applyEdits([], [making]).changes, [{ path: 'new.js', text: 'go();\n' }]);
    assert.deepEqual(applyEdits([{ path: 'new.js', text: '\n' }], [making]).changes[0]?.text, 'go();\n');
    assert.deepEqual(applyEdits([{ path: 'new.js', text: 'a\n' }], [making]).missed[0]?.why, 'not-unique');
  });

  it('is made in the file that the same answer gives whole', () => {
    const changes: WireChange[] = [
      { path: 'a.js', text: 'new\n' },
      { path: 'a.js', edits: [edit('new\n', 'newer\n')] },
    ];
    assert.deepEqual(applyEdits([{ path: 'a.js', text: 'old\n' }], changes).changes, [
      { path: 'a.js', text: 'newer\n' },
    ]);
  });

  it('leaves the file as it was when it misses in what the same answer gives whole', () => {
    const changes: WireChange[] = [
      { path: 'a.js', text: 'new\n' },
      { path: 'a.js', edits: [edit('old\n', 'newer\n')] },
    ];
    const { changes: made, missed } = applyEdits([{ path: 'a.js', text: 'old\n' }], changes);
    assert.deepEqual([made, missed.length], [[], 1]);
  });

  it('changes exactly the lines it names, whatever the file is', () => {
    const line = fc.constantFrom('a', 'b', '  a', 'a ', '', '“a”', '"a"', '}', 'const x = 1;', 'é', '\tb');
    const place = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 25 }),
        place,
        fc.array(line),
        (lines, [at, count], put) => {
          const start = at % lines.length;
          const searched = lines.slice(start, start + count);
          const join = (some: readonly string[]) => some.map((one) => `${one}\n`).join('');
          const { changes, missed } = applyEdits(
            [{ path: 'a.js', text: join(lines) }],
            [{ path: 'a.js', edits: [edit(join(searched), join(put))] }],
          );
          const places = lines.filter((_, index) =>
            searched.every((one, step) => lines[index + step] === one),
          ).length;
          const isUnique = places === 1 && searched.some((one) => one.trim() !== '');
          assert.deepEqual(
            missed.map(({ why }) => why),
            isUnique || join(lines).trim() === '' ? [] : ['not-unique'],
          );
          if (isUnique) assert.equal(changes[0]?.text, join(lines.toSpliced(start, searched.length, ...put)));
        },
      ),
      { numRuns: 500 },
    );
  });

  const hostile: Record<string, readonly [string, FileEdit]> = {
    'a file of equal lines': ['a\n'.repeat(200_000), edit(`${'a\n'.repeat(50_000)}b\n`, 'x\n')],
    'a line of equal letters': ['a'.repeat(1_000_000), edit(`b${'a'.repeat(300_000)}\n`, 'x\n')],
    'a very long replacement': ['a\nb\n', edit('a\n', 'x\n'.repeat(500_000))],
    'nothing but spaces': [`${' '.repeat(1_000_000)}\n`, edit(`${' '.repeat(500_000)}x\n`, '')],
  };
  for (const [what, [text, one]] of Object.entries(hostile)) {
    it(`takes time that grows with the length only for ${what}`, () => {
      // A square of it would outlast the time limit of the test.
      applyEdits([{ path: 'a.js', text }], [{ path: 'a.js', edits: [one] }]);
    });
  }
});

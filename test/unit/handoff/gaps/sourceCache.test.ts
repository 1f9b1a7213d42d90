import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { PrototypeFile } from '../../../../src/core/generation/fileChange.ts';
import { scanGaps, type SourceCache } from '../../../../src/core/handoff/gaps/scanGaps.ts';
import { readLabelledSet } from './support/labelledSet.ts';

const prototypes = readLabelledSet().map(({ files }) => files);

interface Edit {
  /** Which file, as a share of how many there are. */
  readonly at: number;
  readonly kind: 'cut' | 'add' | 'remove' | 'rename' | 'copy' | 'reorder';
  readonly text: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  kind: fc.constantFrom('cut', 'add', 'remove', 'rename', 'copy', 'reorder'),
  text: fc.constantFrom(
    'eval(name);',
    'export const orders = [];',
    'function load() { return fetch("/orders"); }',
    '<button onclick="load()">Delete</button>',
    '`${',
    'go(1);'.repeat(5000),
  ),
});

function apply(files: readonly PrototypeFile[], { at, kind, text }: Edit): readonly PrototypeFile[] {
  const index = Math.floor(at * files.length);
  const file = files[index];
  if (file === undefined) return [{ path: 'index.html', text }];
  switch (kind) {
    case 'cut':
      return files.with(index, { ...file, text: file.text.slice(0, Math.floor(file.text.length * at)) });
    case 'add':
      return files.with(index, { ...file, text: `${file.text}\n${text}` });
    case 'remove':
      return files.toSpliced(index, 1);
    case 'rename':
      return files.with(index, { ...file, path: `moved/${file.path}` });
    case 'copy':
      return [...files, { ...file, path: `copies/${file.path}` }];
    default:
      return files.toReversed();
  }
}

describe('a scan that knows the files from before', () => {
  it('finds after any edits what one from nothing finds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...prototypes),
        fc.array(edit, { minLength: 1, maxLength: 5 }),
        (prototype, edits) => {
          const cache: SourceCache = new Map();
          scanGaps(prototype, cache);
          let files: readonly PrototypeFile[] = prototype;
          for (const one of edits) {
            files = apply(files, one);
            assert.deepEqual(scanGaps(files, cache), scanGaps(files));
          }
        },
      ),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});

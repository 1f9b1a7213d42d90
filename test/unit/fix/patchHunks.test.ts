import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readPatch } from '../../../src/core/boundary/fix/patchHunks.ts';
import { takeSnapshot } from '../../../src/node/fix/takeSnapshot.ts';
import { ScratchRepository } from './scratchRepository.ts';

/** Lines that look like parts of a patch, and some that do not. */
const line = fc.oneof(
  fc.constantFrom(
    '--- a/x',
    '+++ b/y',
    '@@ -1,2 +3,4 @@',
    'diff --git a/x b/x',
    '-',
    '+',
    '',
    '\\ No newline at end of file',
  ),
  fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\t', '"') }),
);
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('reading a patch', () => {
  it('finds every changed line of what git writes, whatever the lines look like', async () => {
    const repository = await ScratchRepository.create({ 'a "b".txt': 'x\n', 'c.txt': 'x\n' });
    try {
      await fc.assert(
        fc.asyncProperty(text, text, async (before, after) => {
          await repository.write({ 'a "b".txt': before, 'c.txt': after });
          await repository.git('commit', '--quiet', '--all', '--allow-empty', '-m', 'x');
          await repository.write({ 'a "b".txt': after, 'c.txt': before });
          const { patch, changes } = await takeSnapshot({ git: 'git', root: repository.root }, [
            'a "b".txt',
            'c.txt',
          ]);
          const files = readPatch(Buffer.from(patch).toString());
          assert.deepEqual(
            files.map((file) => file.path),
            changes.map((change) => change.path),
          );
          for (const file of files) {
            const [old, now] = file.path === 'c.txt' ? [after, before] : [before, after];
            for (const hunk of file.hunks) {
              assert.equal(cut(old, hunk.oldLine, hunk.before.length), hunk.before.join('\n'));
              assert.equal(cut(now, hunk.newLine, hunk.after.length), hunk.after.join('\n'));
            }
          }
        }),
        { numRuns: 25 },
      );
    } finally {
      await repository.dispose();
    }
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.array(line), (lines) => void readPatch(lines.join('\n'))));
  });
});

function cut(whole: string, from: number, count: number): string {
  return whole
    .split('\n')
    .slice(from - 1, from - 1 + count)
    .join('\n');
}

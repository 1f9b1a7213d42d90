import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { decodeGitPath } from '../../../src/node/git/gitPath.ts';
import { parseStatus } from '../../../src/node/git/gitStatus.ts';

const hash = 'a'.repeat(40);
const other = 'b'.repeat(40);

function parse(...records: readonly (string | Buffer)[]) {
  return parseStatus(Buffer.concat(records.flatMap((record) => [Buffer.from(record), Buffer.from([0])])));
}

describe("git's status", () => {
  it('reads the commit, and none before the first one', () => {
    assert.equal(parse(`# branch.oid ${hash}`, '# branch.head main').head, hash);
    assert.equal(parse('# branch.oid (initial)', '# branch.head main').head, undefined);
  });

  it('reads every kind of line, with spaces, line breaks and quotes in names', () => {
    const { entries } = parse(
      `1 .M N... 100644 100644 100644 ${hash} ${hash} a b\n"c".ts`,
      `1 A. N... 000000 100644 100644 ${'0'.repeat(40)} ${other} new.ts`,
      `2 R. N... 100644 100644 100644 ${hash} ${hash} R100 to.ts`,
      'from.ts',
      `u UU N... 100644 100644 100644 100644 ${hash} ${other} ${hash} both.ts`,
      `1 .M SCMU 160000 160000 160000 ${hash} ${hash} module`,
      '? nested/',
    );
    assert.deepEqual(
      entries.map(({ kind, path, from, index, worktree, head, submodule }) => [
        kind,
        path,
        from,
        index + worktree,
        head?.mode,
        submodule,
      ]),
      [
        ['changed', 'a b\n"c".ts', undefined, '.M', '100644', undefined],
        ['changed', 'new.ts', undefined, 'A.', undefined, undefined],
        ['renamed', 'to.ts', 'from.ts', 'R.', '100644', undefined],
        ['unmerged', 'both.ts', undefined, 'UU', undefined, undefined],
        ['changed', 'module', undefined, '.M', '160000', 'SCMU'],
        ['untracked', 'nested/', undefined, '??', undefined, undefined],
      ],
    );
  });

  it('shows bytes that are no UTF-8, and says that the name is not exact', () => {
    const { entries } = parse(Buffer.from([0x3f, 0x20, 0x63, 0xff, 0x2e, 0x63]));
    assert.deepEqual(
      entries.map(({ path, isExact }) => [path, isExact]),
      [['c\\xff.c', false]],
    );
  });

  it('keeps every path that is UTF-8, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const bytes = Buffer.from(name.replaceAll('\0', ''));
        assert.deepEqual(decodeGitPath(bytes), { path: bytes.toString(), isExact: true });
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        parseStatus(Buffer.from(bytes));
      }),
    );
  });
});

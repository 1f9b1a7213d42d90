import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { onlyRemoves, readBaseline, writeBaseline } from '../../../src/core/boundary/gate/baseline.ts';
import { formatGithub } from '../../../src/core/boundary/gate/formatGithub.ts';
import { formatText } from '../../../src/core/boundary/gate/formatText.ts';
import type { GateReport } from '../../../src/core/boundary/gate/gateFinding.ts';
import { isInScope } from '../../../src/core/boundary/gate/gateScope.ts';
import { labFolders } from '../../../src/core/boundary/gate/labFolders.ts';
import { isGateFile } from '../../../src/core/boundary/gate/selfProtection.ts';
import { placeInRepository } from '../../../src/core/boundary/placeInRepository.ts';
import { gateWorkflow } from '../../../src/node/gate/gateWorkflow.ts';
import { pathOf } from '../../../src/node/gate/gitNames.ts';
import { linkTarget } from '../../../src/core/boundary/gate/linkTarget.ts';
import { parseChanges } from '../../../src/node/gate/parseChanges.ts';
import { GateFault } from '../../../src/node/gate/gateFault.ts';

const nasty = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
const reportOf = (path: string, message: string): GateReport => ({
  findings: [
    {
      rule: 'zone/production',
      severity: 'error',
      path,
      line: 1,
      message,
      advice: message,
      subject: path,
      fingerprint: '0123456789abcdef',
    },
  ],
  approved: [],
  notChecked: [message],
  files: 1,
  compared: 'this against that',
});

describe('what the gate reads and prints', () => {
  it('is told by git or refused, and nothing else happens', () => {
    const oid = 'a'.repeat(40);
    const part = fc.oneof(
      fc.constantFrom(
        `:100644 100644 ${oid} ${oid} M\0`,
        `:000000 120000 ${oid} ${oid} A\0`,
        `:100644 100644 ${oid} ${oid} R097\0`,
        'src/a.ts\0',
        '1\t2\tsrc/a.ts\0',
        '-\t-\tsrc/a.ts\0',
        '1\t2\t\0',
        '\0',
        ':',
      ),
      nasty,
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        try {
          parseChanges(Buffer.from(parts.join('')));
        } catch (error) {
          assert.ok(error instanceof GateFault);
        }
      }),
    );
  });

  it('never lets a name or message begin a line of its own', () => {
    fc.assert(
      fc.property(nasty, nasty, (path, message) => {
        const report = reportOf(path, message);
        assert.equal(formatText(report).split(/[\r\n\u0085\u2028\u2029]/).length, 6);
        const commands = formatGithub(report)
          .trimEnd()
          .split(/[\r\n]/);
        assert.equal(commands.length, 2);
        assert.match(commands[0] ?? '', /^::error file=[^:,]*,line=1,title=Footbridge zone\/production::/);
        // oxlint-disable-next-line no-control-regex -- a terminal must not see any
        assert.doesNotMatch(formatText(report), /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
      }),
    );
  });

  it('survives being written and read again', () => {
    const entry = fc.record({
      fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
      rule: fc.constantFrom('zone/production', 'leak/secret'),
      path: nasty,
      reason: fc.constantFrom('agreed', 'until the rewrite'),
      expires: fc.constantFrom('2027-01-31', '2026-12-01'),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const text = writeBaseline(entries);
        const read = readBaseline(text);
        assert.equal(read.problem, undefined);
        assert.equal(writeBaseline(read.entries), text);
        assert.ok(onlyRemoves(read.entries, read.entries.slice(1)));
        assert.ok(
          entries.length === 0 ||
            !onlyRemoves(read.entries.slice(1), [{ ...read.entries[0], reason: 'other' } as never]),
        );
      }),
    );
  });

  it('refuses a baseline with anything it does not know', () => {
    for (const text of [
      '',
      '[]',
      '{ "schemaVersion": 2, "violations": [] }',
      '{ "schemaVersion": 1, "violations": [], "ignore": ["**"] }',
      '{ "schemaVersion": 1, "violations": [{ "fingerprint": "*", "rule": "a", "path": "b", "reason": "why", "expires": "2027-01-31" }] }',
      '{ "schemaVersion": 1, "violations": [{ "fingerprint": "0123456789abcdef", "rule": "a", "path": "b", "reason": "why", "expires": "never" }] }',
    ])
      assert.ok(readBaseline(text).problem !== undefined, text);
  });

  it('takes no lab for one that holds the whole repository', () => {
    assert.deepEqual(
      labFolders(['.', './', '', '..', '../..', 'a/..', '/', 'lab/', './lab', 'a/../lab', '../shop-lab']),
      ['lab', '../shop-lab'],
    );
  });

  it('protects every file that guards the boundary, and every one of them is critical', () => {
    for (const file of [
      'footbridge.policy.jsonc',
      'FOOTBRIDGE.baseline.json',
      'docs/CodeOwners',
      '.github/workflows/ci.yml',
      '.footbridge/footbridge.mjs',
    ]) {
      assert.ok(isGateFile(file, 'b.json'), file);
      assert.equal(placeInRepository(file, { policy: undefined }).zone, 'critical', file);
    }
    assert.ok(isGateFile('Known/B.json', 'known/b.json'));
    for (const file of ['docs/a.md', 'src/footbridge.policy.jsonc', '.github/labels.yml'])
      assert.ok(!isGateFile(file, 'b.json'), file);
  });

  it('offers a workflow that runs again when a change is pointed at another branch', () => {
    const trigger = /\n {2}pull_request_target:\n {4}types: \[(.*)\]\n/.exec(gateWorkflow)?.[1]?.split(', ');
    assert.deepEqual(trigger, ['opened', 'synchronize', 'reopened', 'edited']);
    assert.doesNotMatch(gateWorkflow, /\n {2}pull_request:/);
  });

  it('writes no two paths alike', () => {
    const byte = fc.constantFrom('\\', 'x', 'E', '9', '5', 'C', 'a', '/', '\u00e9', '\u00c3', '\u00a9');
    const path = fc.array(byte, { minLength: 1, maxLength: 8 }).map((bytes) => bytes.join(''));
    fc.assert(
      fc.property(path, path, (one, other) => one === other || pathOf(one) !== pathOf(other)),
      { numRuns: 5000, examples: [[String.raw`\xE9`, '\u00e9']] },
    );
  });

  it('follows links by what other links say', () => {
    const links = new Map([
      ['src/all', '..'],
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'docs/x'],
    ]);
    const follow = (path: string, target: string) => linkTarget(path, target, (at) => links.get(at));
    assert.equal(follow('src/x', 'all/lab/app.ts'), 'lab/app.ts');
    assert.equal(follow('src/x', 'all/../elsewhere'), '../elsewhere');
    assert.equal(follow('x', 'c/y'), 'docs/x/y');
    assert.equal(follow('x', 'a/y'), undefined);
  });

  it('follows links by name', () => {
    assert.equal(linkTarget('a/b/c', '../x'), 'a/x');
    assert.equal(linkTarget('a/b', './../../x'), '../x');
    assert.equal(linkTarget('a', '../../x'), '../../x');
    assert.equal(linkTarget('a', String.raw`..\x`), '../x');
    for (const absolute of ['/etc', String.raw`\\host\share`, String.raw`C:\x`, 'c:/x'])
      assert.equal(linkTarget('a/b', absolute), undefined);
  });

  it('holds a change to be in scope unless it is known not to be', () => {
    const scope = { branches: ['pm/*', 'try/**'], authors: ['*@product.example.com'] };
    const inScope = (branch: string | undefined, ...authors: string[]) =>
      isInScope([scope], { branch, authors });
    assert.ok(inScope('pm/a'));
    assert.ok(!inScope('pm/a/b'));
    assert.ok(inScope('try/a/b'));
    assert.ok(!inScope('main', 'a@example.com'));
    assert.ok(inScope('main', 'a@example.com', 'B@PRODUCT.example.com'));
    assert.ok(inScope(undefined, 'a@example.com'));
    assert.ok(isInScope([scope, undefined], { branch: 'main', authors: ['a@example.com'] }));
    assert.ok(isInScope([{ branches: [], authors: [] }], { branch: 'main', authors: [] }));
    assert.ok(isInScope([{ branches: [], authors: ['x@*'] }], { branch: 'main', authors: undefined }));
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { engineerMessage, type EngineerQuestion } from '../../../src/core/boundary/engineerMessage.ts';
import { lineChanges } from '../../../src/core/boundary/lineChanges.ts';

const question: EngineerQuestion = {
  hypothesis: { title: 'Guest checkout', belief: 'More visitors finish buying when they need no account' },
  path: 'src/pages/CheckoutPage.tsx',
  change: 'edit',
  placement: {
    zone: 'critical',
    rule: 'policy/money',
    why: 'Payments: a mistake here charges real people.',
    risk: 'Somebody could be charged twice.',
    owners: ['@acme/payments', '@ada'],
    policyLine: 12,
  },
  policyFile: 'footbridge.policy.jsonc',
  before: 'one\ntwo\nthree\n',
  after: 'one\n2\nthree\nfour\n',
};

describe('the message to an engineer', () => {
  it('says who, what was to be learned, what changed, why it matters, and asks one question', () => {
    assert.equal(
      engineerMessage(question),
      `Hello @acme/payments, @ada,

I am trying out an idea with a throwaway prototype: **Guest checkout** (More visitors finish buying when they need no account).

While doing that, I changed the production file \`src/pages/CheckoutPage.tsx\` (2 lines added, 1 line removed).

\`\`\`diff
- two
+ 2
+ four
\`\`\`

What I was told about this file: Payments: a mistake here charges real people. Somebody could be charged twice. (zone “Critical”, rule \`policy/money\`, \`footbridge.policy.jsonc\` line 12)

My question: does this belong in the product, and if so, what is the right way to get it there? If not, I put the file back and go on in the prototype.
`,
    );
  });

  it('does without owners, policy and contents', () => {
    const placement = {
      zone: 'production',
      rule: 'production/default',
      why: 'Part of the product',
      owners: [],
    } as const;
    const text = engineerMessage({
      ...question,
      placement,
      change: 'delete',
      before: undefined,
      after: undefined,
    });
    assert.match(text, /^Hello,\n/);
    assert.match(text, /I deleted the production file `src\/pages\/CheckoutPage\.tsx`\.\n/);
    assert.match(text, /Part of the product\. \(zone “Production”, rule `production\/default`\)/);
    assert.ok(!text.includes('diff'));
  });

  it('blames nobody for what another program did', () => {
    const text = engineerMessage({ ...question, seen: 'disk' });
    assert.match(text, /a coding agent, a terminal or another program changed the production file `src/);
    assert.ok(!text.includes('I changed'));
  });

  it('names a zone as everywhere else, and as the policy does where that differs', () => {
    const placement = { ...question.placement, zone: 'gated' } as const;
    assert.match(engineerMessage({ ...question, placement }), /zone “Needs Review \(gated\)”/);
  });

  it('blots out what looks like a secret', () => {
    const text = engineerMessage({ ...question, after: 'const apiKey = "sk-live-0123456789abcdefghij";\n' });
    assert.ok(!text.includes('0123456789'), text);
    assert.match(text, /\+ const apiKey/);
  });

  it('shows thirty lines and counts the rest', () => {
    const after = Array.from({ length: 100 }, (_, index) => `line ${index}\n`).join('');
    const text = engineerMessage({ ...question, change: 'create', before: undefined, after });
    assert.match(text, /\(100 lines added\)/);
    assert.equal(text.split('\n').filter((line) => line.startsWith('+ ')).length, 30);
    assert.match(text, /… and 70 more changed lines\./);
  });

  it('cannot be broken out of by what files contain or are called', () => {
    const text = engineerMessage({
      ...question,
      path: 'a`b.md',
      hypothesis: { title: '**x** [link](http://example.com)', belief: 'a\n\n# heading' },
      after: '```\n# not a heading\n````\n',
    });
    assert.match(text, /a\\`b\.md/);
    assert.match(text, /`````diff\n/);
    assert.ok(!text.includes('[link]('), text);
    assert.ok(!/^# heading/m.test(text));
  });
});

describe('which lines changed', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd'), { maxLength: 12 });
  const textOf = (parts: readonly string[]) => parts.map((line) => `${line}\n`).join('');

  it('turns one text into the other, and says nothing of equal ones', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changes = lineChanges(textOf(before), textOf(after));
        const removed = new Set(changes.filter(({ kind }) => kind === 'removed').map((one) => one.number));
        const added = new Set(changes.filter(({ kind }) => kind === 'added').map((one) => one.number));
        const kept = before.filter((_, index) => !removed.has(index + 1));
        assert.deepEqual(
          after.filter((_, index) => !added.has(index + 1)),
          kept,
        );
        for (const { kind, number, text } of changes)
          assert.equal((kind === 'added' ? after : before)[number - 1], text);
        if (textOf(before) === textOf(after)) assert.deepEqual(changes, []);
      }),
    );
  });

  it('tells as few lines as possible', () => {
    const changes = lineChanges('a\nb\nc\nd\n', 'b\nc\nx\nd\n');
    assert.deepEqual(
      changes.map(({ kind, number, text }) => [kind, number, text]),
      [
        ['removed', 1, 'a'],
        ['added', 3, 'x'],
      ],
    );
    assert.equal(lineChanges('b\nc\nd\n', 'x\nb\nc\ny\nd\nz\n').length, 3);
  });

  it('does not count line ends', () => {
    assert.deepEqual(lineChanges('a\r\nb\r\n', 'a\nb'), []);
  });

  it('stays quick with texts that have nothing in common', () => {
    const text = (mark: string) => Array.from({ length: 20_000 }, (_, index) => `${mark}${index}`).join('\n');
    assert.equal(lineChanges(text('a'), text('b')).length, 40_000);
  });
});

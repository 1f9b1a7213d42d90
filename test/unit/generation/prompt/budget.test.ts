import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { estimateMessages, estimateTokens, promptLimit } from '../../../../src/core/generation/budget.ts';
import { buildTurn } from '../../../../src/core/generation/prompt/buildTurn.ts';
import { FootbridgeError } from '../../../../src/core/errors/footbridgeError.ts';
import { changeInput, firstInput, large, shown } from './turns.ts';

const image = { mediaType: 'image/png', base64: 'AAAA' } as const;
const data = 'dataset "orders": 40 rows\n- "carrier" text\nfirst rows: ["Nord"] ["Süd"]';

/** A prototype of four files, the entry the largest. */
const files = [
  { path: 'index.html', text: `<h1>Shop</h1>\n${'<p>Tea</p>\n'.repeat(2_500)}` },
  { path: 'styles.css', text: '.tea { color: green }\n'.repeat(800) },
  { path: 'src/teas.js', text: `export const teas = [];\n${'// tea\n'.repeat(900)}` },
  { path: 'app.js', text: `import { go } from 'footbridge';\nlabel('Pay now');\n${'go();\n'.repeat(1_000)}` },
];

function turnFor(contextTokens: number, instruction: string) {
  return buildTurn(
    { ...changeInput, currentFiles: files, instruction, datasets: data, images: [image] },
    { contextTokens },
  );
}

describe('the budget of a prompt', () => {
  it('leaves nothing out while there is room', () => {
    assert.deepEqual(turnFor(200_000, 'Larger buttons').dropped, []);
  });

  it('leaves out rows first, then the largest files that nobody named, the entry last, then pictures', () => {
    assert.deepEqual(turnFor(23_500, 'Larger buttons').dropped, [
      'the sample rows of the data',
      'the text of styles.css',
      'the text of src/teas.js',
    ]);
    assert.deepEqual(turnFor(14_000, 'Larger buttons').dropped, [
      'the sample rows of the data',
      'the text of styles.css',
      'the text of src/teas.js',
      'the text of app.js',
      'the text of index.html',
    ]);
    assert.ok(turnFor(6_500, 'Larger buttons').dropped.includes('picture 1'));
  });

  it('keeps an outline of what it leaves out and says to leave it alone', () => {
    const user = turnFor(23_500, 'Larger buttons').messages[1]?.content ?? '';
    assert.match(
      user,
      /"src\/teas\.js" \(902 lines, not shown[^\n]*leave this file as it is\)\nSome of its lines:\n```\nexport const teas/,
    );
  });

  for (const instruction of [
    'Shorten app.js',
    'Rename “Pay now” to “Order”',
    'src/app.js: no; app.js: yes',
  ]) {
    it(`keeps the file that is meant by: ${instruction}`, () => {
      const turn = turnFor(20_000, instruction);
      assert.ok(!turn.dropped.includes('the text of app.js'));
      assert.ok(turn.dropped.includes('the text of styles.css'));
    });
  }

  it('fails before anything is sent when even the least does not fit', () => {
    assert.throws(() => turnFor(2_000, 'Larger buttons'), { code: 'model-context-too-long' });
    assert.throws(() => turnFor(14_000, 'Rewrite index.html'), { code: 'model-context-too-long' });
  });

  it('never exceeds its limit, and always keeps hypothesis and instruction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 60_000 }), fc.boolean(), (contextTokens, isFirst) => {
        const input = { ...changeInput, currentFiles: files, datasets: data, images: [image, image] };
        const style = isFirst ? 'first' : 'change';
        try {
          const turn = buildTurn({ ...input, style }, { contextTokens });
          assert.ok(turn.estimatedTokens <= promptLimit({ contextTokens }, style));
          assert.equal(turn.estimatedTokens, estimateMessages(turn.messages));
          assert.ok(shown(turn).includes(input.instruction));
          assert.ok(shown(turn).includes(input.hypothesis.belief));
        } catch (error) {
          assert.ok(error instanceof FootbridgeError && error.code === 'model-context-too-long');
          assert.ok(contextTokens < 9_000, `${contextTokens} would have been enough`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves room for the answer, and assumes a cautious context when nobody states one', () => {
    assert.equal(promptLimit({}, 'first'), promptLimit({ contextTokens: 32_000 }, 'first'));
    assert.ok(promptLimit({ contextTokens: 8_192 }, 'first') <= 8_192 * 0.6);
    assert.ok(promptLimit(large, 'change') > 170_000);
  });

  it('counts other scripts as the denser text they are', () => {
    assert.equal(estimateTokens('a'.repeat(35)), 10);
    assert.equal(estimateTokens('ж'.repeat(10)), 5);
    assert.equal(estimateTokens('茶'.repeat(10)), 10);
    assert.equal(estimateTokens(''), 0);
  });

  it('counts pictures', () => {
    const plain = buildTurn(firstInput, large).estimatedTokens;
    const seen = buildTurn({ ...firstInput, images: [image] }, large).estimatedTokens;
    assert.ok(seen - plain >= 1_600);
  });
});

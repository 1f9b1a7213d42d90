import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Token } from 'markdown-it';
import { describe, it } from 'mocha';
import { code, escape, escapeHeading, oneLine } from '../../../src/core/handoff/markdown/escape.ts';
import { table } from '../../../src/core/handoff/markdown/blocks.ts';
import { hostileText } from './support/hostileText.ts';
import { previewTokens } from './support/previewMarkdown.ts';

/** All that is shown in inline tokens, and the kinds of tokens that show it. */
function shown(tokens: readonly Token[]): { text: string; kinds: string[] } {
  const children = tokens.flatMap((token) => token.children ?? []);
  return {
    text: children.map((child) => child.content).join(''),
    kinds: [...new Set(children.map((child) => child.type))],
  };
}

describe('escaped text', function () {
  this.timeout(20_000);

  it('is shown as it was written, in a paragraph, a list and a table', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const expected = oneLine(text);
        for (const document of [
          `${escape(text)}\n`,
          `- ${escape(text)}\n`,
          `> - ${escape(text)}\n`,
          `${table(['a', 'b'], [[escape(text), 'x']])}\n`,
        ]) {
          const tokens = previewTokens(document);
          const before = tokens.filter((token) => token.type === 'th_open').length > 0 ? 'ab' : '';
          const behind = before === '' ? '' : 'x';
          assert.deepEqual(shown(tokens), { text: before + expected + behind, kinds: ['text'] }, document);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('stays inside its heading', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tokens = previewTokens(`# ${escapeHeading(text, 'none')}\n`);
        assert.deepEqual(
          tokens.map((token) => token.type),
          ['heading_open', 'inline', 'heading_close'],
        );
        assert.deepEqual(shown(tokens).kinds, ['text']);
      }),
    );
  });

  it('as code shows the same text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { text: seen, kinds } = shown(previewTokens(`- ${code(text)}\n`));
        assert.equal(seen, oneLine(text));
        assert.ok(
          kinds.every((kind) => kind === 'text' || kind === 'code_inline'),
          kinds.join(),
        );
      }),
    );
  });

  it('leaves ordinary sentences readable in the source', () => {
    const sentence = "People pay 5% less (on average), and don't ask why: it's half-price.";
    assert.equal(escape(sentence), sentence);
  });

  it('names no address that GitHub would make a link of', () => {
    const text = escape('see www.a.example, https://a.example/x and ask a@b.example');
    assert.doesNotMatch(text, /www\.|:\/\/|\w@/);
  });

  it('drops what hides or reorders text', () => {
    assert.equal(oneLine('a\u202eb\u2066c\u0000d\r\n e\ud800'), 'a b c d e\ufffd');
  });
});

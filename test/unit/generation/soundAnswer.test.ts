import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { soundAnswer, verdictError, type AnswerVerdict } from '../../../src/core/generation/soundAnswer.ts';
import { WireParser } from '../../../src/core/generation/wireParser.ts';

const file = '<footbridge-file path="a.js">\ngo();\n</footbridge-file>\n';
const done = '<footbridge-done/>\n';

function parse(text: string) {
  const parser = new WireParser(10_000);
  parser.push(text);
  return parser.end();
}

/** A verdict in short, with the code of the error when nothing more is tried. */
function inShort(verdict: AnswerVerdict): string {
  if (verdict.kind === 'sound') return 'sound';
  const why = verdict.kind === 'unfinished' ? verdict.why : verdict.kind === 'unsound' ? verdict.fault : '';
  return `${verdict.kind} ${why} ${verdictError(verdict, '').code}`;
}

describe('judging an answer', () => {
  const cases: readonly (readonly [string, string, Parameters<typeof soundAnswer>[1], string])[] = [
    ['whole', file + done, 'complete', 'sound'],
    ['whole, and nobody says why it stopped', file + done, 'unknown', 'sound'],
    ['whole, but the stream broke', file + done, undefined, 'unfinished cut model-cut-off'],
    ['whole, but at the limit', file + done, 'limit', 'unfinished limit model-output-limit'],
    ['without its end marker', file, 'complete', 'unfinished cut model-cut-off'],
    ['in the middle of a file', file.slice(0, 40), 'complete', 'unfinished cut model-cut-off'],
    [
      'in the middle of the first file, at the limit',
      file.slice(0, 40),
      'limit',
      'unfinished limit model-output-limit',
    ],
    ['in the middle of a tag', `${file}<footbridge-file pa`, 'unknown', 'unfinished cut model-cut-off'],
    ['nothing but words', 'I would build a page.', 'complete', 'unsound no-files model-made-no-files'],
    ['nothing but the end marker', done, 'complete', 'unsound no-files model-made-no-files'],
    ['filtered', file + done, 'filter', 'refused  model-filtered'],
    ['too large', file + ' '.repeat(10_000) + done, 'complete', 'refused  too-large'],
    [
      'with code left out',
      file.replace('go();', '// ... existing code') + done,
      'complete',
      'unsound elided model-garbled',
    ],
    ['garbled', `</footbridge-file>\n${file}${done}`, 'complete', 'unsound garbled model-garbled'],
    [
      'garbled and at the limit: going on would not mend it',
      `</footbridge-file>\n${file}`,
      'limit',
      'unsound garbled model-garbled',
    ],
  ];
  for (const [what, text, finish, expected] of cases)
    it(`finds one ${what}: ${expected}`, () =>
      assert.equal(inShort(soundAnswer(parse(text), finish)), expected));

  it('finds a file without its text garbled where there is one with text, and nowhere else', () => {
    const empty = parse(`<footbridge-file path="a.js">\n\n</footbridge-file>\n${done}`);
    const judged = (text: string) => soundAnswer(empty, 'complete', [{ path: 'a.js', text }]);
    assert.equal(inShort(judged('go();\n')), 'unsound garbled model-garbled');
    assert.equal(inShort(judged('\n')), 'sound');
    assert.equal(inShort(soundAnswer(empty, 'complete')), 'sound');
    const deleted = parse(`<footbridge-delete path="a.js"/>\n${done}`);
    assert.equal(inShort(soundAnswer(deleted, 'complete', [{ path: 'a.js', text: 'go();\n' }])), 'sound');
  });

  it('tells what a model said that made no files, as far as it can be read at a glance', () => {
    const told = (text: string) => {
      const verdict = soundAnswer(parse(text), 'complete');
      return verdict.kind === 'sound' ? assert.fail() : verdictError(verdict, text).message;
    };
    assert.match(told(`Which currency\n  is it?\n${done}`), /no prototype files: “Which currency is it\?”/);
    assert.match(told(done), /answer was empty/);
    const [, said = ''] = /“(.*)”/.exec(told('🙂'.repeat(300))) ?? [];
    assert.equal(said, `${'🙂'.repeat(239)}…`);
  });

  it('names everything that is wrong, what is garbled first', () => {
    const text = `</footbridge-file>\n<footbridge-file path="a.js">\n// ... rest of the code\n</footbridge-file>\n${done}`;
    const verdict = soundAnswer(parse(text), 'complete');
    assert.deepEqual(verdict.kind === 'unsound' && verdict.complaints, [
      'a closing tag without its file',
      'a.js leaves code out in line 1',
    ]);
  });
});

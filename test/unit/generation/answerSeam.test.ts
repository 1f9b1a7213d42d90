import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { AnswerSeam, type SeamCut } from '../../../src/core/generation/answerSeam.ts';
import { soundAnswer } from '../../../src/core/generation/soundAnswer.ts';
import { writeStarter } from '../../../src/core/generation/starter/writeStarter.ts';
import type { WireChange } from '../../../src/core/generation/wireChange.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { sampleHypothesis } from './sampleHypothesis.ts';

const storefront = path.resolve(import.meta.dirname, '../../fixtures/sample-storefront');
const realFiles = globSync('**/*.{ts,tsx,css,html}', { cwd: storefront })
  .toSorted()
  .map((file) => ({ path: file, text: readFileSync(path.join(storefront, file), 'utf8') }));
const starter = writeStarter({
  messages: [],
  hypothesis: sampleHypothesis,
  instruction: '',
  currentFiles: [],
});
const edits: WireChange = {
  path: 'app.js',
  edits: [
    { search: 'const price = 4;\nshow(price);\n', replace: 'const price = 5;\nshow(price);\n' },
    { search: 'const name = "Assam";\n', replace: 'const name = "Darjeeling";\n' },
  ],
};
const answers = [
  writeWire(starter),
  writeWire(realFiles.slice(0, 8)),
  writeWire([...starter.slice(0, 1), edits, { path: 'old.css', text: undefined }]),
];

/** What a model writes when it goes on with what it was shown; `rest` is what it has not written yet. */
type Manner = (cut: SeamCut, rest: string) => string;

function lastLines(text: string, count: number): string {
  return text
    .split('\n')
    .slice(-1 - count)
    .join('\n');
}

/** The tag of the file in the middle of which a text ends. */
function openTag(text: string): string {
  const lines = text.split('\n');
  const start = lines.findLastIndex((line) => /^<footbridge-(?:file|edit)/.test(line));
  const closed = lines.findLastIndex((line) => /^<\/footbridge-(?:file|edit)/.test(line));
  return start > closed ? `${lines[start]}\n` : '';
}

/** What a text has of the file in the middle of which it ends, without the tag. */
function bodySoFar(text: string): string {
  const tag = openTag(text);
  return tag === '' ? '' : text.slice(text.lastIndexOf(tag) + tag.length);
}

const manners: Record<string, Manner> = {
  'right on': (_, rest) => rest,
  'with the last line again': ({ partial }, rest) => lastLines(partial, 1) + rest,
  'with the last five lines again': ({ partial }, rest) => lastLines(partial, 5) + rest,
  'with the last forty lines again': ({ partial }, rest) => lastLines(partial, 40) + rest,
  'with all that was quoted again': ({ tail }, rest) => tail.slice(tail.indexOf('\n') + 1) + rest,
  'with the file opened again': ({ partial }, rest) => openTag(partial) + rest,
  'with the file opened and lines again': ({ partial }, rest) =>
    openTag(partial) + lastLines(bodySoFar(partial), 4) + rest,
  'with the file from its beginning': ({ partial }, rest) => openTag(partial) + bodySoFar(partial) + rest,
  'in a fence': (_, rest) => `\`\`\`html\n${rest}\n\`\`\`\n`,
  'in a fence with the last line again': ({ partial }, rest) => `\`\`\`\n${lastLines(partial, 1)}${rest}`,
  'after a sentence': (_, rest) => `Continuing from where I left off:\n\n${rest}`,
  'after a sentence, with lines again': ({ partial }, rest) =>
    `Sure! Here is the rest of the file:\n${lastLines(partial, 3)}${rest}`,
  'after a sentence, in a fence, with the file opened again': ({ partial }, rest) =>
    `Here's the continuation of the answer:\n\n\`\`\`html\n${openTag(partial)}${rest}`,
};

function uncut(answer: string) {
  const seam = new AnswerSeam();
  seam.push(answer);
  return seam.result();
}

/** Cuts an answer at these places, goes on in that manner each time, in pieces of some length. */
function goOn(answer: string, cuts: readonly number[], manner: Manner, pieceLength: number) {
  const seam = new AnswerSeam();
  let said = '';
  let rest = answer;
  for (const length of [...cuts, answer.length * 3]) {
    const part = said + rest;
    const end = Math.min(part.length, said.length + length);
    for (let at = 0; at < end; at += pieceLength) seam.push(part.slice(at, Math.min(end, at + pieceLength)));
    if (end === part.length) break;
    const cut = seam.cut();
    assert.ok(answer.startsWith(cut.partial), 'more is kept than the answer has');
    rest = answer.slice(cut.partial.length);
    const whole = cut.partial === '' ? rest : manner(cut, rest);
    said = whole.slice(0, whole.length - rest.length);
    if (!whole.endsWith(rest)) [said, rest] = ['', whole];
  }
  return seam.result();
}

describe('an answer that was cut off and gone on with', () => {
  for (const [name, manner] of Object.entries(manners)) {
    it(`${name} is the same answer, wherever it was cut`, () => {
      for (const answer of answers) {
        const whole = uncut(answer);
        for (let at = 1; at < answer.length; at += 61) {
          const { changes, complaints, ended } = goOn(answer, [at], manner, 1000);
          assert.deepEqual(
            changes,
            whole.changes,
            `cut at ${at}: ${JSON.stringify(answer.slice(at - 60, at))}`,
          );
          assert.deepEqual([complaints, ended], [[], true], `cut at ${at}`);
        }
      }
    });
  }

  it('is the same answer for several cuts, each gone on with in another manner, in any pieces', () => {
    const names = fc.constantFrom(...Object.keys(manners));
    fc.assert(
      fc.property(
        fc.constantFrom(...answers),
        fc.array(fc.record({ at: fc.double({ min: 0, max: 0.5, noNaN: true }), name: names }), {
          maxLength: 4,
        }),
        fc.constantFrom(3, 17, 200, 5000),
        (answer, parts, pieceLength) => {
          let turn = 0;
          const manner: Manner = (cut, rest) =>
            (manners[parts[turn++]?.name ?? ''] ?? ((_, all) => all))(cut, rest);
          const cuts = parts.map(({ at }) => Math.floor(at * answer.length));
          assert.deepEqual(goOn(answer, cuts, manner, pieceLength).changes, uncut(answer).changes);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same answer when the cut is in the middle of one endless line', () => {
    const line = Array.from({ length: 900 }, (_, index) => `M${index} ${index * 7}`).join('');
    const answer = writeWire([{ path: 'art.svg', text: `<svg>\n<path d="${line}"/>\n</svg>\n` }]);
    const ways: Manner[] = [
      (_, rest) => rest,
      ({ partial }, rest) => partial.slice(-40) + rest,
      ({ partial }, rest) => partial.slice(partial.lastIndexOf('\n') + 1) + rest,
      (_, rest) => `Continuing where it was cut off:\n${rest}`,
    ];
    for (const [index, manner] of ways.entries())
      assert.deepEqual(goOn(answer, [4000], manner, 50).changes, uncut(answer).changes, `way ${index}`);
  });

  it('takes the file as it is written anew when the continuation begins it again differently', () => {
    const seam = new AnswerSeam();
    seam.push(
      '<footbridge-file path="index.html">\n<!doctype html>\n<title>One</title>\n<p>first</p>\n<p>sec',
    );
    seam.cut();
    seam.push(
      '<footbridge-file path="index.html">\n<!DOCTYPE html>\n<title>Two</title>\n</footbridge-file>\n<footbridge-done/>',
    );
    assert.deepEqual(seam.result().changes, [
      { path: 'index.html', text: '<!DOCTYPE html>\n<title>Two</title>\n' },
    ]);
  });

  it('takes a file that is begun again without its tag as it is written then', () => {
    const rules = ['main', 'header', 'footer', 'section', 'article', 'button', 'table', 'figure'];
    const lines = (last: string) => [...rules.slice(0, 3), last].map((rule) => `${rule} {}\n`).join('');
    const seam = new AnswerSeam();
    seam.push(`<footbridge-file path="a.css">\n${rules.map((rule) => `${rule} {}\n`).join('')}p {`);
    seam.cut();
    seam.push(`${lines('dialog')}</footbridge-file>\n<footbridge-done/>`);
    assert.deepEqual(seam.result().changes, [{ path: 'a.css', text: lines('dialog') }]);
  });

  it('keeps lines that a file has many times', () => {
    const row = '<tr>\n<td>0</td>\n</tr>\n';
    const answer = writeWire([{ path: 'index.html', text: `<table>\n${row.repeat(400)}</table>\n` }]);
    for (let at = 40; at < answer.length; at += 23)
      assert.deepEqual(
        goOn(answer, [at], (_, rest) => rest, 100).changes,
        uncut(answer).changes,
        `cut at ${at}`,
      );
  });

  it('asks anew when all that arrived was thought aloud', () => {
    const seam = new AnswerSeam();
    seam.push('<think>\nLet me see.\n<footbridge-file path="a.html">\nhm');
    assert.deepEqual(seam.cut(), { partial: '', tail: '' });
    seam.push(writeWire([{ path: 'a.html', text: 'x\n' }]));
    assert.deepEqual(seam.result().changes, [{ path: 'a.html', text: 'x\n' }]);
  });

  it('is sound without its end marker once the model was asked to go on and had nothing to add', () => {
    const seam = new AnswerSeam();
    seam.push('<footbridge-file path="a.html">\n<p>Hi</p>\n</footbridge-file>');
    assert.deepEqual(soundAnswer(seam.result(), 'complete'), { kind: 'unfinished', why: 'cut' });
    const { partial } = seam.cut();
    assert.match(partial, /<\/footbridge-file>\n$/);
    seam.push('That was everything. Let me know if you need more.');
    assert.equal(soundAnswer(seam.result(), 'complete').kind, 'sound');
    assert.equal(soundAnswer(seam.result(), undefined).kind, 'unfinished');
  });

  it('can be judged at any time without changing what comes of it', () => {
    const [answer = ''] = answers;
    const seam = new AnswerSeam();
    seam.push(answer.slice(0, 900));
    seam.result();
    const { partial } = seam.cut();
    seam.push(answer.slice(partial.length));
    assert.deepEqual(seam.result(), seam.result());
    assert.deepEqual(seam.result().changes, uncut(answer).changes);
  });

  it('shows each file as it streams, lines written a second time included', () => {
    const seam = new AnswerSeam();
    const begun = seam.push('<footbridge-file path="a.css">\np {}\n');
    const { partial } = seam.cut();
    const text = `<footbridge-file path="a.css">\np {}\nb {}\n</footbridge-file>\n<footbridge-done/>\n`;
    const rest = seam.push(text.slice(partial.length) + ' '.repeat(5000));
    assert.deepEqual(begun[0], { type: 'started', path: 'a.css' });
    assert.deepEqual(rest.at(-1), { type: 'completed', path: 'a.css' });
  });

  it('takes time that grows with the length only', () => {
    // A square of it would outlast the time limit of the test.
    const body = 'same line\n'.repeat(60_000);
    const seam = new AnswerSeam();
    seam.push(`<footbridge-file path="a.css">\n${body}`);
    seam.cut();
    for (let at = 0; at < body.length; at += 40) seam.push(body.slice(at, at + 40));
    seam.result();
    const letters = new AnswerSeam();
    letters.push(`<footbridge-file path="a.css">\n${'a'.repeat(900_000)}`);
    letters.cut();
    letters.push('a'.repeat(900_000));
    letters.result();
  });
});

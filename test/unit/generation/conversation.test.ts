import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { converse } from '../../../src/app/generation/converse.ts';
import type { GenerationDeps } from '../../../src/app/generation/generatePrototype.ts';
import { TurnLedger } from '../../../src/app/generation/turnLedger.ts';
import type { ModelProvider } from '../../../src/app/ports.ts';
import type { FootbridgeError } from '../../../src/core/errors/footbridgeError.ts';
import { buildTurn } from '../../../src/core/generation/prompt/buildTurn.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { complete, conversingProvider, scriptedProvider, slug, soundAnswer } from './generationLab.ts';
import {
  createPageLab,
  done,
  editOf,
  end,
  page,
  rightEdit,
  shown,
  usage,
  wrongEdit,
  type PageLab,
} from './pageLab.ts';
import { sampleHypothesis } from './sampleHypothesis.ts';

/** A model that stops at its output limit after so many characters of each answer, and goes on where it was cut. */
function limited(whole: string, sizes: readonly number[], reason: 'limit' | 'cut' = 'limit'): ModelProvider {
  let part = 0;
  return {
    ...conversingProvider(),
    stream: async function* ({ messages }) {
      const last = messages.findLast(({ role }) => role === 'assistant')?.content ?? '';
      assert.ok(whole.startsWith(last), 'the answer so far is shown as it was');
      const rest = whole.slice(last.length);
      const size = sizes[part] ?? rest.length;
      part += 1;
      yield { type: 'text', text: rest.slice(0, size) };
      if (size >= rest.length) yield done;
      else if (reason === 'limit') yield { type: 'finish', reason, usage };
    },
  };
}

/** Talks with a provider without a disk and gives the files it comes to. */
async function talkWith(provider: ModelProvider): Promise<Record<string, string>> {
  const turn = buildTurn(
    { hypothesis: sampleHypothesis, instruction: '', currentFiles: [], datasets: '', style: 'first' },
    {},
  );
  const nothing = () => undefined;
  const ledger = new TurnLedger(slug, {
    store: { readGenerations: async () => ({ records: [], damaged: [] }) },
    caps: {},
    underWay: () => [],
  });
  const about = { hypothesis: sampleHypothesis, instruction: '', currentFiles: [] };
  const report = { phase: nothing, retrying: nothing, received: nothing };
  const talk = { provider, traits: {}, about, report, ledger, signal: new AbortController().signal };
  const { files } = await converse(turn, { files: [], assets: [] }, talk, async () => []);
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

describe('a turn that takes more than one request', function () {
  this.timeout(30_000);
  const labs: PageLab[] = [];
  afterEach(() => {
    for (const lab of labs.splice(0)) lab.remove();
  });

  async function openLab(): Promise<PageLab> {
    const lab = await createPageLab();
    labs.push(lab);
    return lab;
  }

  describe('because the answer was cut off', () => {
    it('comes to the same files wherever it was cut, at the limit or on the way', async () => {
      const whole = await talkWith(conversingProvider(soundAnswer));
      for (let at = 1; at < soundAnswer.length; at += 1) {
        assert.deepEqual(await talkWith(limited(soundAnswer, [at])), whole, `limit after ${at}`);
        assert.deepEqual(await talkWith(limited(soundAnswer, [at], 'cut')), whole, `cut after ${at}`);
      }
    });

    it('goes on as often as it takes, counts every request and adds up what they used', async () => {
      const lab = await openLab();
      const result = await lab.run(limited(soundAnswer, [60, 120, 60]));
      assert.equal(result.requests, 4);
      assert.deepEqual(result.usage, { inputTokens: 400, outputTokens: 80 });
      const record = await lab.lastRecord();
      assert.equal(record?.requests, 4);
      assert.deepEqual(record.usage, result.usage);
      assert.match(lab.files()['variants/a/index.html'] ?? '', /Größe: 3 × 2 🙂/);
      assert.deepEqual(lab.phases(), ['connecting', 'writing', 'continuing', 'checking', 'applying']);
    });

    it('gives up when going on brings nothing new, and after eight times', async () => {
      const lab = await openLab();
      const before = lab.prototypes();
      const half = soundAnswer.slice(0, 80);
      const same = conversingProvider(complete(half, 'limit', usage));
      await assert.rejects(lab.run(same), { code: 'model-output-limit' });
      assert.equal(same.requests.length, 2);
      const long = writeWire([
        { path: 'index.html', text: Array.from({ length: 300 }, (_, n) => `<p>Line ${n}</p>`).join('\n') },
      ]);
      const slow = limited(
        long,
        Array.from({ length: 30 }, () => 300),
      );
      await assert.rejects(lab.run(slow), { code: 'model-output-limit' });
      assert.equal((await lab.lastRecord())?.requests, 9);
      assert.deepEqual(lab.prototypes(), before);
    });

    it('estimates what a request used that was cut off before the provider could say', async () => {
      const lab = await openLab();
      const { usage: used } = await lab.run(limited(soundAnswer, [100], 'cut'));
      assert.equal(used.estimated, true);
      assert.ok((used.inputTokens ?? 0) > 200, JSON.stringify(used));
    });
  });

  describe('because the answer could not be used', () => {
    it('says once what was wrong with it, and takes the next one', async () => {
      const lab = await openLab();
      const provider = conversingProvider('I would make it blue.', soundAnswer);
      const { requests } = await lab.run(provider);
      assert.equal(requests, 2);
      assert.match(shown(provider.requests[1]), /I would make it blue/);
      assert.ok(lab.phases().includes('correcting'));
      const elided = soundAnswer.replace('<main', '<!-- ... rest of the page ... -->\n<main');
      assert.equal((await lab.run(conversingProvider(elided, soundAnswer))).requests, 2);
    });

    it('gives up after the second, and writes nothing', async () => {
      const lab = await openLab();
      const before = lab.prototypes();
      const provider = conversingProvider('No.');
      await assert.rejects(lab.run(provider), { code: 'model-made-no-files' });
      assert.equal(provider.requests.length, 2);
      assert.deepEqual(lab.prototypes(), before);
      assert.equal((await lab.lastRecord())?.outcome, 'model-made-no-files');
    });
  });

  describe('because an edit missed its place', () => {
    it('asks again with the file as it is and keeps the rest of the answer', async () => {
      const lab = await openLab();
      const first = `<footbridge-file path="new.css">\np { margin: 0 }\n</footbridge-file>\n${wrongEdit}`;
      const provider = conversingProvider(first, rightEdit);
      const { files, requests } = await lab.run(provider);
      assert.deepEqual([...files].toSorted(), ['index.html', 'new.css']);
      assert.equal(requests, 2);
      assert.match(shown(provider.requests[1]), /Two lamps[\s\S]*Three chairs/);
      assert.equal(lab.files()['variants/a/index.html'], page.replace('Two lamps', 'One lamp'));
    });

    it('asks for the whole file the second time', async () => {
      const lab = await openLab();
      const whole = writeWire([{ path: 'index.html', text: page.replace('Pay', 'Buy') }]);
      const provider = conversingProvider(wrongEdit, wrongEdit, whole);
      assert.equal((await lab.run(provider)).requests, 3);
      assert.match(shown(provider.requests[2]), /whole/);
      assert.equal(lab.files()['variants/a/index.html'], page.replace('Pay', 'Buy'));
    });

    it('takes nothing twice when the model repeats the rest of its answer', async () => {
      const lab = await openLab();
      const list = { path: 'list.css', text: 'p {}\n' };
      await lab.store.applyTurn(slug, 'a', [list]);
      const more = editOf('list.css', 'p {}', 'p {}\nb {}');
      await lab.run(conversingProvider(more + wrongEdit, more + rightEdit));
      assert.equal(lab.files()['variants/a/list.css'], 'p {}\nb {}\n');
      assert.equal(lab.files()['variants/a/index.html'], page.replace('Two lamps', 'One lamp'));
    });

    it('is not done while the model answers for other files only', async () => {
      const lab = await openLab();
      const before = lab.prototypes();
      const other = writeWire([{ path: 'new.css', text: 'p { margin: 0 }\n' }]);
      const provider = conversingProvider(wrongEdit, other);
      await assert.rejects(lab.run(provider), { code: 'model-edits-missed' });
      assert.equal(provider.requests.length, 3);
      assert.deepEqual(lab.prototypes(), before);
      const again = conversingProvider(wrongEdit, other, `<footbridge-delete path="index.html"/>\n${end}`);
      assert.deepEqual((await lab.run(again)).files, ['index.html']);
    });

    it('takes the file that is there instead of one that is not', async () => {
      const lab = await openLab();
      const nowhere = editOf('page.html', '<p>Pay</p>', '<p>Buy</p>') + end;
      const provider = conversingProvider(nowhere, rightEdit);
      assert.deepEqual((await lab.run(provider)).files, ['index.html']);
      assert.equal(provider.requests.length, 2);
    });

    it('gives up after that and touches no file', async () => {
      const lab = await openLab();
      const before = lab.prototypes();
      const first = `<footbridge-file path="new.css">\np { margin: 0 }\n</footbridge-file>\n${wrongEdit}`;
      await assert.rejects(lab.run(conversingProvider(first, wrongEdit)), (error: FootbridgeError) => {
        assert.equal(error.code, 'model-edits-missed');
        assert.match(error.message, /index\.html/);
        return true;
      });
      assert.equal((await lab.lastRecord())?.requests, 3);
      assert.deepEqual(lab.prototypes(), before);
    });
  });

  describe('because it would replace what the model was not shown', () => {
    const long = { path: 'long.css', text: '.row { color: teal }\n'.repeat(1_000) };
    const other = { path: 'other.css', text: '.cell { color: red }\n'.repeat(700) };
    /** Has room for one of the two. */
    const small = { traits: async () => ({ contextTokens: 21_000 }) };

    it('asks again with the file, and keeps the rest of the answer', async () => {
      const lab = await openLab();
      await lab.store.applyTurn(slug, 'a', [long, other]);
      const blind = writeWire([
        { path: 'index.html', text: page.replace('Pay', 'Buy') },
        { path: 'long.css', text: '.row { color: red }\n' },
      ]);
      const seen = writeWire([{ path: 'long.css', text: '.row {}\n' }]);
      const provider = { ...conversingProvider(blind, seen), ...small };
      await lab.run(provider);
      const [first, second] = provider.requests.map(shown);
      assert.match(first ?? '', /"long\.css" \(\d+ lines, not shown/);
      assert.match(second ?? '', /"long\.css"\n```\n\.row[\s\S]*"long\.css": you had not seen its text/);
      assert.equal(lab.files()['variants/a/long.css'], '.row {}\n');
      assert.match(lab.files()['variants/a/index.html'] ?? '', /Buy/);
    });

    it('gives up when there is no room to show it', async () => {
      const lab = await openLab();
      await lab.store.applyTurn(slug, 'a', [{ ...long, text: long.text.repeat(4) }]);
      const before = lab.prototypes();
      const blind = `<footbridge-delete path="long.css"/>\n${end}`;
      const provider = { ...conversingProvider(blind), ...small };
      await assert.rejects(lab.run(provider), { code: 'model-context-too-long' });
      assert.deepEqual(lab.prototypes(), before);
    });
  });

  describe('because the prototype would not run', () => {
    const wrong = {
      severity: 'error',
      file: 'index.html',
      line: 3,
      message: 'Import of "left-pad"',
    } as const;
    const check: GenerationDeps['check'] = async ({ files }) =>
      files.some(({ text }) => text.includes('left-pad')) ? [wrong] : [];
    const broken = writeWire([{ path: 'index.html', text: '<script>left-pad</script>\n' }]);

    it('asks for one repair with what is wrong, before anything is written', async () => {
      const lab = await openLab();
      const repaired = editOf('index.html', 'left-pad', 'ready') + end;
      const provider = conversingProvider(broken, repaired);
      await lab.run(provider, { check });
      assert.match(shown(provider.requests[1]), /Import of "left-pad"/);
      assert.equal(lab.files()['variants/a/index.html'], '<script>ready</script>\n');
      assert.ok(lab.phases().includes('repairing'));
      const { records } = await lab.store.readGenerations(slug);
      assert.deepEqual(
        records.map(({ outcome, requests }) => [outcome, requests]),
        [['applied', 2]],
      );
    });

    it('gives up after the second, and says what is wrong', async () => {
      const lab = await openLab();
      const before = lab.prototypes();
      await assert.rejects(lab.run(conversingProvider(broken), { check }), /left-pad.*index\.html:3/);
      assert.deepEqual(lab.prototypes(), before);
    });

    it('asks nothing of a provider one cannot talk with', async () => {
      const lab = await openLab();
      const starter = {
        ...scriptedProvider(...complete(broken)),
        traits: async () => ({ contextTokens: 10 }),
      };
      await assert.rejects(lab.run(starter, { check }), { code: 'model-answer-does-not-run' });
      assert.equal((await lab.lastRecord())?.requests, undefined);
    });
  });

  it('shows the end of the file that is being written', async () => {
    const lab = await openLab();
    const text = Array.from({ length: 200 }, (_, line) => `<p>Line ${line} of the page</p>`).join('\n');
    await lab.run(conversingProvider(writeWire([{ path: 'index.html', text }])));
    const streaming = lab.progress.flatMap((one) => (one.streaming ? [one.streaming] : []));
    assert.ok(streaming.length > 5);
    assert.ok(streaming.every((one) => one.path === 'index.html' && one.text.length <= 2000));
    assert.match(streaming.at(-1)?.text ?? '', /Line 1\d\d of the page<\/p>\n$/);
    assert.equal(lab.progress.at(-1)?.streaming, undefined);
  });
});

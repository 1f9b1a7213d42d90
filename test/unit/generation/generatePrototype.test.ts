import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import {
  generatePrototype,
  type GenerationDeps,
  type GenerationResult,
} from '../../../src/app/generation/generatePrototype.ts';
import { undoGeneration } from '../../../src/app/generation/undoGeneration.ts';
import type { ModelProvider } from '../../../src/app/ports.ts';
import type { FootbridgeError } from '../../../src/core/errors/footbridgeError.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import type { ModelRequest } from '../../../src/core/generation/modelTurn.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import {
  createGenerationLab,
  scriptedProvider,
  slug,
  soundAnswer,
  type GenerationLab,
} from './generationLab.ts';

const finish = { type: 'finish', reason: 'complete', usage: { inputTokens: 10, outputTokens: 20 } } as const;
const text = (part: string) => ({ type: 'text', text: part }) as const;
const sound = () => scriptedProvider(text(soundAnswer), finish);
const twoVariants: Partial<Experiment> = {
  variants: [
    { id: 'a', createdAt: '2029-05-01T00:00:00Z' },
    { id: 'b', createdAt: '2029-05-02T00:00:00Z', axis: 'flow', change: 'Payment comes first.' },
  ],
};

/** Runs a turn; whatever is not named is as usual. */
function generate(
  lab: GenerationLab,
  provider: ModelProvider,
  parts: Partial<GenerationDeps> & { instruction?: string; variant?: string } = {},
): Promise<GenerationResult> {
  const { instruction = '', variant, ...deps } = parts;
  return generatePrototype({ experiment: slug, variant, instruction }, lab.deps(provider, deps));
}

/** By hand, as in the user's own editor. */
function edit(lab: GenerationLab, file: string, content: string): void {
  const target = path.join(lab.store.variantFolder(slug, 'a'), file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content);
}

const warning = { severity: 'warning', file: 'index.html', line: 1, message: 'Hm.' } as const;

describe('generating a prototype', () => {
  const labs: GenerationLab[] = [];
  afterEach(() => {
    for (const lab of labs.splice(0)) lab.remove();
  });

  async function openLab(changes?: Partial<Experiment>): Promise<GenerationLab> {
    const lab = await createGenerationLab(changes);
    labs.push(lab);
    return lab;
  }

  it('writes the files, lists the variant, moves the experiment on and records the turn', async () => {
    const lab = await openLab();
    const result = await generate(lab, sound(), { instruction: 'Be brief.' });
    assert.deepEqual(result.files.toSorted(), ['index.html', 'styles/main.css']);
    assert.equal(result.variant, 'a');
    assert.deepEqual(result.usage, finish.usage);
    const experiment = await lab.store.readExperiment(slug);
    assert.equal(experiment.stage, 'prototyping');
    assert.deepEqual(
      experiment.variants.map(({ id }) => id),
      ['a'],
    );
    assert.match(lab.files()['variants/a/index.html'] ?? '', /Größe/);
    const {
      records: [record, ...others],
    } = await lab.store.readGenerations(slug);
    assert.deepEqual(others, []);
    assert.equal(record?.outcome, 'applied');
    assert.equal(record.checkpoint, result.checkpoint);
    assert.equal(record.instruction, 'Be brief.');
    assert.deepEqual(record.usage, finish.usage);
  });

  it('works with a provider that cannot say why it stopped', async () => {
    const lab = await openLab();
    await generate(lab, scriptedProvider(text(soundAnswer), { ...finish, reason: 'unknown', usage: {} }));
    assert.ok(lab.files()['variants/a/index.html']);
  });

  it('tells the model about the files there are and the variant they belong to', async () => {
    const lab = await openLab(twoVariants);
    let request: ModelRequest | undefined;
    const provider = sound();
    const listening: ModelProvider = {
      ...provider,
      stream: (received, signal) => {
        request = received;
        return provider.stream(received, signal);
      },
    };
    edit(lab, '../b/index.html', 'as it was\n');
    await generate(lab, listening, { instruction: 'Larger type.' });
    assert.deepEqual(request?.currentFiles, [{ path: 'index.html', text: 'as it was\n' }]);
    const said = request.messages.map(({ content }) => content).join('\n');
    for (const part of ['as it was', 'Larger type.', 'Payment comes first.'])
      assert.ok(said.includes(part), part);
  });

  it('tells the model what the words are about, and records both apart', async () => {
    const lab = await openLab();
    let said = '';
    const provider = sound();
    const listening: ModelProvider = {
      ...provider,
      stream: (request, signal) => {
        said = request.messages.map(({ content }) => content).join('\n');
        return provider.stream(request, signal);
      },
    };
    edit(lab, 'index.html', 'as it was\n');
    const about = 'It is made in index.html, line 1.';
    await generatePrototype(
      { experiment: slug, variant: 'a', instruction: 'Larger type.', about },
      lab.deps(listening, {}),
    );
    assert.match(said, /Larger type\.\n\nIt is made in index\.html, line 1\./);
    const { records } = await lab.store.readGenerations(slug);
    assert.deepEqual(
      records.map((record) => [record.instruction, record.about]),
      [['Larger type.', about]],
    );
  });

  it('changes the newest variant that has files unless another one is named, and keeps what a turn does not mention', async () => {
    const lab = await openLab(twoVariants);
    edit(lab, 'kept.css', 'p {}\n');
    assert.equal((await generate(lab, sound())).variant, 'a');
    edit(lab, '../b/index.html', 'b\n');
    assert.equal((await generate(lab, sound())).variant, 'b');
    await generate(lab, sound(), { variant: 'a' });
    assert.equal(lab.files()['variants/a/kept.css'], 'p {}\n');
    await assert.rejects(generate(lab, sound(), { variant: 'c' }), { code: 'unknown-variant' });
  });

  it('deletes what the model deletes', async () => {
    const lab = await openLab();
    edit(lab, 'old.css', 'p {}\n');
    await generate(
      lab,
      scriptedProvider(text(`<footbridge-delete path="old.css"/>\n${soundAnswer}`), finish),
    );
    assert.equal(lab.files()['variants/a/old.css'], undefined);
  });

  it('keeps hand edits in checkpoints, also those made while the model answers', async () => {
    const lab = await openLab();
    edit(lab, 'index.html', 'before\n');
    const saved: string[] = [];
    const checkpoints: GenerationDeps['checkpoints'] = {
      ...lab.checkpoints,
      save: async (...of) => {
        const [file] = await lab.store.readVariant(slug, 'a');
        saved.push(file?.text ?? '');
        return await lab.checkpoints.save(...of);
      },
    };
    const meanwhile = scriptedProvider(
      text(soundAnswer.slice(0, 50)),
      () => edit(lab, 'index.html', 'meanwhile\n'),
      text(soundAnswer.slice(50)),
      finish,
    );
    await generate(lab, meanwhile, { checkpoints });
    assert.deepEqual(saved.slice(0, 2), ['before\n', 'meanwhile\n']);
    assert.match(saved[2] ?? '', /Größe/);
  });

  it('does not undo what the user changed in the hypothesis meanwhile', async () => {
    const lab = await openLab();
    const hypothesis = { ...lab.experiment.hypothesis, title: 'Renamed' };
    const provider = scriptedProvider(
      text(soundAnswer),
      () => lab.store.writeExperiment({ ...lab.experiment, hypothesis }),
      finish,
    );
    await generate(lab, provider);
    const experiment = await lab.store.readExperiment(slug);
    assert.equal(experiment.hypothesis.title, 'Renamed');
    assert.equal(experiment.stage, 'prototyping');
  });

  it('never moves an experiment back', async () => {
    const lab = await openLab({ ...twoVariants, stage: 'testing' });
    await generate(lab, sound());
    assert.equal((await lab.store.readExperiment(slug)).stage, 'testing');
  });

  it('refuses an experiment that is discarded, and does not ask the model', async () => {
    const lab = await openLab({ stage: 'discarded' });
    const silent = scriptedProvider(() => assert.fail('asked'));
    await assert.rejects(generate(lab, silent), { code: 'already-decided' });
    assert.deepEqual((await lab.store.readGenerations(slug)).records, []);
  });

  it('refuses what the validator finds wrong in the whole prototype, before anything is written', async () => {
    const lab = await openLab();
    edit(lab, 'kept.js', 'go();\n');
    const before = lab.files();
    const provider = scriptedProvider(text(writeWire([{ path: 'index.html', text: '<p>' }])), finish);
    let seen: readonly string[] = [];
    const check: GenerationDeps['check'] = async ({ files }, steps) => {
      seen = [...files.map((file) => file.path), ...steps.map((step) => step.id)];
      return [
        { severity: 'warning', file: 'kept.js', line: 1, message: 'Long.' },
        { severity: 'error', file: 'index.html', line: 7, message: 'No screen' },
      ];
    };
    await assert.rejects(generate(lab, provider, { check }), (error: FootbridgeError) => {
      assert.equal(error.code, 'model-answer-does-not-run');
      assert.match(error.message, /No screen.*index\.html:7/);
      return true;
    });
    assert.deepEqual(seen, ['index.html', 'kept.js', 'basket', 'checkout', 'confirmation']);
    const { 'generations.jsonl': log, ...after } = lab.files();
    assert.deepEqual(after, before);
    assert.match(log ?? '', /model-answer-does-not-run/);
    assert.match(log ?? '', /"outputTokens":20/);
  });

  it('puts the files back when what follows the writing fails, and says so in the record', async () => {
    const lab = await openLab(twoVariants);
    edit(lab, 'index.html', 'by hand\n');
    const fails = () => Promise.reject(new Error('disk full'));
    const checkpoints = {
      ...lab.checkpoints,
      save: (...of: Parameters<GenerationDeps['checkpoints']['save']>) =>
        of[2] === 'Brief.' ? fails() : lab.checkpoints.save(...of),
    };
    const appendGeneration: GenerationDeps['store']['appendGeneration'] = (experiment, record) =>
      record.outcome === 'applied' ? fails() : lab.store.appendGeneration(experiment, record);
    const store = { ...lab.store, appendGeneration };
    for (const parts of [{ checkpoints }, { store }]) {
      await assert.rejects(generate(lab, sound(), { ...parts, instruction: 'Brief.' }), /disk full/);
      assert.deepEqual(await lab.store.readVariant(slug, 'a'), [{ path: 'index.html', text: 'by hand\n' }]);
    }
    const { records } = await lab.store.readGenerations(slug);
    assert.deepEqual(
      records.map(({ outcome }) => outcome),
      ['internal-error', 'internal-error'],
    );
    await generate(lab, sound());
    const experiment = await lab.store.readExperiment(slug);
    await undoGeneration(experiment, { variant: 'a', checkpoint: undefined }, lab);
    assert.deepEqual(await lab.store.readVariant(slug, 'a'), [{ path: 'index.html', text: 'by hand\n' }]);
  });

  it('keeps what is edited by hand between the last look and the writing', async () => {
    const lab = await openLab(twoVariants);
    edit(lab, 'index.html', 'before\n');
    let looks = 0;
    const checkpoints: GenerationDeps['checkpoints'] = {
      ...lab.checkpoints,
      save: async (...of) => {
        const id = await lab.checkpoints.save(...of);
        looks += 1;
        if (looks === 2) edit(lab, 'index.html', 'late\n');
        return id;
      },
    };
    await generate(lab, sound(), { checkpoints });
    const { records } = await lab.store.readGenerations(slug);
    const { files } = await lab.checkpoints.read(slug, 'a', records[0]?.before ?? '');
    assert.deepEqual(files, [{ path: 'index.html', text: 'late\n' }]);
  });

  it('passes on warnings', async () => {
    const lab = await openLab();
    await generate(lab, sound(), { check: async () => [warning] });
    assert.ok(lab.files()['variants/a/index.html']);
  });

  it('takes a stream that ends silently after a cancellation for cancelled', async () => {
    const lab = await openLab();
    const abort = new AbortController();
    const provider = scriptedProvider(text(soundAnswer), () => abort.abort());
    await assert.rejects(generate(lab, provider, { signal: abort.signal }), { code: 'cancelled' });
    const late = scriptedProvider(text(soundAnswer), finish, () => abort.abort());
    await assert.rejects(generate(lab, late, { signal: abort.signal }), { code: 'cancelled' });
    assert.equal(lab.files()['variants/a/index.html'], undefined);
  });

  it('tells the first error, even if the failed turn cannot be recorded', async () => {
    const lab = await openLab();
    const store = { ...lab.store, appendGeneration: () => Promise.reject(new Error('disk full')) };
    await assert.rejects(generate(lab, scriptedProvider(text('…'), finish), { store }), {
      code: 'model-made-no-files',
    });
  });

  it('stops reading an answer that is too large', async () => {
    const lab = await openLab();
    let pieces = 0;
    const endless: ModelProvider = {
      ...sound(),
      stream: async function* () {
        for (;;) {
          pieces += 1;
          await Promise.resolve();
          yield text('x'.repeat(100_000));
        }
      },
    };
    await assert.rejects(generate(lab, endless), { code: 'too-large' });
    assert.ok(pieces <= 21);
  });

  it('reports connecting, each file, retries, checking and applying', async () => {
    const lab = await openLab();
    const retry = {
      type: 'retry',
      attempt: 1,
      attempts: 3,
      seconds: 3,
      why: 'the provider asks to slow down',
    } as const;
    const pieces = soundAnswer.split(/(?<=\n)/).map(text);
    await generate(lab, scriptedProvider(retry, ...pieces, finish));
    const phases = lab.progress.map(({ phase }) => phase);
    assert.deepEqual([...new Set(phases)], ['connecting', 'retrying', 'writing', 'checking', 'applying']);
    assert.equal(lab.progress[1]?.note, 'Attempt 2 of 3 in 3 s: the provider asks to slow down');
    assert.equal((await lab.store.readGenerations(slug)).records[0]?.retries, 1);
    const last = lab.progress.at(-1);
    assert.deepEqual(last?.files, ['index.html', 'styles/main.css']);
    assert.equal(last.received, soundAnswer.length);
  });
});

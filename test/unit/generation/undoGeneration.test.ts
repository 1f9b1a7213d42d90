import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { generatePrototype } from '../../../src/app/generatePrototype.ts';
import { undoGeneration } from '../../../src/app/undoGeneration.ts';
import { FootbridgeError } from '../../../src/core/errors.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { createGenerationLab, scriptedProvider, slug, type GenerationLab } from './generationLab.ts';

describe('undoing a generation', () => {
  let lab: GenerationLab;
  const page = () => lab.files()['variants/a/index.html'];
  const edit = (text: string) =>
    writeFileSync(path.join(lab.store.variantFolder(slug, 'a'), 'index.html'), text);

  async function turn(text: string): Promise<void> {
    const answer = writeWire([{ path: 'index.html', text }]);
    const provider = scriptedProvider(
      { type: 'text', text: answer },
      { type: 'finish', reason: 'complete', usage: {} },
    );
    await generatePrototype({ experiment: slug, variant: undefined, instruction: text }, lab.deps(provider));
  }

  async function undo(checkpoint?: string): Promise<void> {
    const experiment = await lab.store.readExperiment(slug);
    await undoGeneration(experiment, { variant: undefined, checkpoint }, lab);
  }

  beforeEach(async () => {
    lab = await createGenerationLab();
  });
  afterEach(() => lab.remove());

  it('steps back turn by turn, and refuses to go before the first', async () => {
    for (const text of ['one\n', 'two\n', 'three\n']) await turn(text);
    await undo();
    assert.equal(page(), 'two\n');
    await undo();
    assert.equal(page(), 'one\n');
    await assert.rejects(
      undo(),
      (error) => error instanceof FootbridgeError && error.code === 'nothing-to-undo',
    );
    assert.equal(page(), 'one\n');
  });

  it('comes back to what was edited by hand before the turn', async () => {
    await turn('one\n');
    edit('one, by hand\n');
    await turn('two\n');
    await undo();
    assert.equal(page(), 'one, by hand\n');
    await undo();
    assert.equal(page(), 'one\n');
  });

  it('takes back fresh hand edits first, and keeps them as a checkpoint', async () => {
    await turn('one\n');
    edit('by hand\n');
    const kept = await lab.checkpoints.save(slug, 'a', 'by hand');
    await undo();
    assert.equal(page(), 'one\n');
    await undo(kept);
    assert.equal(page(), 'by hand\n');
  });

  it('does not say that there is nothing earlier when the record of it cannot be read', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    const log = path.join(lab.store.root, 'experiments', slug, 'generations.jsonl');
    writeFileSync(log, readFileSync(log, 'utf8').replaceAll('"schemaVersion":1', '"schemaVersion":0'));
    await assert.rejects(
      undo(),
      (error) => error instanceof FootbridgeError && error.code === 'damaged-file',
    );
    assert.equal(page(), 'two\n');
  });

  it('undoes the newest turn after an earlier one was undone', async () => {
    for (const text of ['one\n', 'two\n']) await turn(text);
    await undo();
    await turn('three\n');
    await undo();
    assert.equal(page(), 'one\n');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findFootnoteOnly } from '../../../src/app/findFootnoteOnly.ts';
import type { Generation, PrototypeFile } from '../../../src/core/generation/fileChange.ts';
import { followInstruction } from '../../../src/core/generation/starter/instruction.ts';

const page: PrototypeFile = {
  path: 'index.html',
  text: '<!doctype html>\n<body>\n  <h1>Home</h1>\n  </body>\n',
};
const turn = (variant: string, provider = 'starter', outcome = 'applied'): Generation => ({
  schemaVersion: 1,
  id: `${variant}-${provider}`,
  at: '2026-03-02T09:00:00.000Z',
  variant,
  instruction: 'Promise the saved time',
  promptVersion: 1,
  provider,
  model: provider,
  usage: {},
  files: [],
  outcome,
});
const variants = [
  { id: 'a', createdAt: '2026-03-02T09:00:00.000Z' },
  { id: 'b', createdAt: '2026-03-02T09:00:00.000Z', from: 'a' },
];

async function found(b: readonly PrototypeFile[], turns = [turn('a'), turn('b')]) {
  const store = {
    readVariant: (_: string, id: string) => Promise.resolve(id === 'a' ? [page] : [...b]),
    readAssets: () => Promise.resolve([]),
  };
  return await findFootnoteOnly({ slug: 'x', variants }, turns, store);
}

describe('a variant that the offline starter could not change as asked', () => {
  const noted = followInstruction([page], 'Promise the saved "time"; and more');

  it('is found by what it wrote, also once git has changed the line ends', async () => {
    assert.deepEqual(await found(noted), [{ variant: 'b', from: 'a' }]);
    const windows = noted.map((file) => ({ ...file, text: file.text.replaceAll('\n', '\r\n') }));
    assert.deepEqual(await found(windows), [{ variant: 'b', from: 'a' }]);
  });

  it('is not claimed where it did change something, or somebody else did, or nothing differs', async () => {
    assert.deepEqual(await found(followInstruction([page], 'change headline to "Saved"; and more')), []);
    const byHand = noted.map((file) => ({ ...file, text: file.text.replace('Home', 'Start') }));
    assert.deepEqual(await found(byHand), []);
    assert.deepEqual(await found(noted, [turn('b'), turn('b', 'openaiCompatible')]), []);
    assert.deepEqual(await found(noted, []), []);
    assert.deepEqual(await found([page]), []);
    const failed = [turn('b'), turn('b', 'openaiCompatible', 'model-cut-off')];
    assert.deepEqual(await found(noted, failed), [{ variant: 'b', from: 'a' }]);
  });
});

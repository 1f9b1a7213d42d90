import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { generatePrototype } from '../../../src/app/generation/generatePrototype.ts';
import { starterProvider } from '../../../src/app/generation/starterProvider.ts';
import { hypothesisKinds } from '../../../src/core/experiment/hypothesis.ts';
import type { PrototypeFile } from '../../../src/core/generation/fileChange.ts';
import { writeStarter } from '../../../src/core/generation/starter/writeStarter.ts';
import { validatePrototype } from '../../../src/core/prototype/validatePrototype.ts';
import { createGenerationLab, slug } from './generationLab.ts';
import { sampleHypothesis } from './sampleHypothesis.ts';

function byPath(files: readonly PrototypeFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

describe('the offline starter as a model', () => {
  for (const kind of hypothesisKinds) {
    it(`makes a prototype that passes like any other: ${kind}`, async () => {
      const hypothesis = { ...sampleHypothesis, kind };
      const lab = await createGenerationLab({ hypothesis });
      try {
        const order = { experiment: slug, variant: undefined, instruction: '' };
        const deps = lab.deps(starterProvider(), {
          check: async ({ files }, steps) => validatePrototype(files, steps),
        });
        const { usage, variant } = await generatePrototype(order, deps);
        assert.deepEqual(usage, {});
        const expected = writeStarter({ messages: [], hypothesis, instruction: '', currentFiles: [] });
        const written = await lab.store.readVariant(slug, variant);
        assert.deepEqual(byPath(written), byPath(expected));
      } finally {
        lab.remove();
      }
    });
  }

  it('makes a prototype anew from a hypothesis that was changed', async () => {
    const lab = await createGenerationLab();
    try {
      const deps = lab.deps(starterProvider());
      const make = () => generatePrototype({ experiment: slug, variant: 'a', instruction: '' }, deps);
      await make();
      const hypothesis = { ...sampleHypothesis, title: 'Pay in two instalments' };
      await lab.store.updateExperiment(slug, (experiment) => ({ ...experiment, hypothesis }));
      await make();
      const expected = writeStarter({ messages: [], hypothesis, instruction: '', currentFiles: [] });
      assert.deepEqual(byPath(await lab.store.readVariant(slug, 'a')), byPath(expected));
    } finally {
      lab.remove();
    }
  });

  it('has it recorded what it was asked and could only note', async () => {
    const lab = await createGenerationLab();
    try {
      const deps = lab.deps(starterProvider());
      const ask = (instruction: string) =>
        generatePrototype({ experiment: slug, variant: 'a', instruction }, deps);
      await ask('');
      await ask('accent green; add a step with “gift wrapping” & make it blink');
      await ask('accent blue');
      const { records } = await lab.store.readGenerations(slug);
      assert.deepEqual(
        records.map(({ undone }) => undone),
        [undefined, ['add a step with “gift wrapping” & make it blink'], undefined],
      );
    } finally {
      lab.remove();
    }
  });

  it('can be cancelled half way', async () => {
    const abort = new AbortController();
    const request = { messages: [], hypothesis: sampleHypothesis, instruction: '', currentFiles: [] };
    const types: string[] = [];
    for await (const event of starterProvider().stream(request, abort.signal)) {
      types.push(event.type);
      abort.abort();
    }
    assert.deepEqual(types, ['text']);
  });

  it('needs neither network nor trust', () => {
    assert.equal(starterProvider().needsTrust, false);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { ModelTraits } from '../../../src/core/generation/modelTurn.ts';
import { findListed, readModelList } from '../../../src/node/models/modelList.ts';

/** Entries as each server documents or sends them, shortened. */
const entries: Record<string, readonly [entry: object, traits: ModelTraits]> = {
  'OpenAI, which states nothing': [
    { id: 'gpt-4o', object: 'model', created: 1715367049, owned_by: 'system' },
    {},
  ],
  'OpenRouter, with its context, limit, prices and what a model sees': [
    {
      id: 'google/gemini-2.5-pro',
      context_length: 1_048_576,
      architecture: { input_modalities: ['file', 'image', 'text'], output_modalities: ['text'] },
      pricing: { prompt: '0.00000125', completion: '0.00001', image: '0.00516' },
      top_provider: { context_length: 1_000_000, max_completion_tokens: 65_536, is_moderated: false },
    },
    { contextTokens: 1_000_000, outputTokens: 65_536, seesImages: true, price: { input: 1.25, output: 10 } },
  ],
  'OpenRouter, for a free model that reads only': [
    {
      id: 'some/model:free',
      context_length: 32_768,
      architecture: { input_modalities: ['text'] },
      pricing: { prompt: '0', completion: '0' },
      top_provider: { context_length: null, max_completion_tokens: null },
    },
    { contextTokens: 32_768, seesImages: false, price: { input: 0, output: 0 } },
  ],
  'OpenRouter, for its router of unknown price': [
    {
      id: 'openrouter/auto',
      context_length: 2_000_000,
      pricing: { prompt: '-1', completion: '-1' },
    },
    { contextTokens: 2_000_000 },
  ],
  vLLM: [
    { id: 'Qwen/Qwen3-8B', object: 'model', owned_by: 'vllm', root: '/models/qwen', max_model_len: 8192 },
    { contextTokens: 8192 },
  ],
  'LM Studio, for what is loaded': [
    {
      id: 'qwen2-vl-7b-instruct',
      type: 'vlm',
      state: 'loaded',
      max_context_length: 131_072,
      loaded_context_length: 4096,
    },
    { contextTokens: 4096, seesImages: true },
  ],
  'LM Studio, for what would be loaded with less than it can': [
    { id: 'meta-llama-3.1-8b-instruct', type: 'llm', state: 'not-loaded', max_context_length: 131_072 },
    { seesImages: false },
  ],
  'llama.cpp, where training says nothing about the start': [
    { id: 'qwen.gguf', owned_by: 'llamacpp', meta: { n_ctx_train: 131_072, n_params: 8_030_261_312 } },
    {},
  ],
  'llama.cpp, for a model that never could read much': [
    { id: 'old.gguf', owned_by: 'llamacpp', meta: { n_ctx_train: 2048 }, capabilities: ['completion'] },
    { contextTokens: 2048, seesImages: false },
  ],
  'llama.cpp, with the context it runs with': [
    {
      id: 'new.gguf',
      meta: { n_ctx: 16_384, n_ctx_train: 131_072 },
      capabilities: ['completion', 'multimodal'],
    },
    { contextTokens: 16_384, seesImages: true },
  ],
  Groq: [
    { id: 'openai/gpt-oss-120b', context_window: 131_072, max_completion_tokens: 65_536 },
    { contextTokens: 131_072, outputTokens: 65_536 },
  ],
  Mistral: [
    {
      id: 'pixtral-large',
      max_context_length: 131_072,
      capabilities: { vision: true, completion_chat: true },
    },
    { contextTokens: 131_072, seesImages: true },
  ],
  'somebody who means well': [
    {
      id: 'odd',
      context_length: 'huge',
      max_model_len: -1,
      pricing: 'ask us',
      architecture: [],
      meta: null,
      capabilities: 7,
      top_provider: 'us',
    },
    {},
  ],
};

describe('a list of models', () => {
  for (const [who, [entry, traits]] of Object.entries(entries)) {
    it(`is read as ${who}`, () => {
      assert.deepEqual(readModelList({ object: 'list', data: [entry] })?.[0]?.traits, traits);
    });
  }

  it('may come without its envelope, and loses only the entries that name nothing', () => {
    const models = readModelList([{ id: 'a' }, { name: 'b' }, null, 'c', { id: 'd' }]);
    assert.deepEqual(
      models?.map(({ id }) => id),
      ['a', 'd'],
    );
  });

  for (const other of [undefined, '<!doctype html>', { error: 'no' }, { data: 'none' }, 7]) {
    it(`is not seen in ${JSON.stringify(other)}`, () => assert.equal(readModelList(other), undefined));
  }

  it('never fails, and never states a limit or price that cannot be', () => {
    const keys = Object.values(entries).flatMap(([entry]) => Object.keys(entry));
    const odd = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(odd), (data) => {
        for (const { traits } of readModelList({ data: data.map((one) => ({ ...one, id: 'm' })) }) ?? []) {
          const { contextTokens = 1, outputTokens = 1, price = { input: 0, output: 0 } } = traits;
          assert.ok(Number.isInteger(contextTokens) && contextTokens > 0);
          assert.ok(Number.isInteger(outputTokens) && outputTokens > 0);
          assert.ok(price.input >= 0 && price.output >= 0);
        }
      }),
    );
  });

  it('says what does not answer in text', () => {
    const data = [
      { id: 'gpt-5' },
      { id: 'text-embedding-3-large' },
      { id: 'whisper-1' },
      { id: 'some-model', type: 'embeddings' },
      { id: 'painter', architecture: { output_modalities: ['image'] } },
    ];
    const chats = readModelList({ data })?.filter((model) => model.chats);
    assert.deepEqual(
      chats?.map(({ id }) => id),
      ['gpt-5'],
    );
  });

  it('is searched for the name as people write it', () => {
    const models = readModelList({ data: [{ id: 'llama3:8b' }, { id: 'llama3:latest' }] }) ?? [];
    assert.equal(findListed(models, 'llama3')?.id, 'llama3:latest');
    assert.equal(findListed(models, 'llama3:8b')?.id, 'llama3:8b');
    assert.equal(findListed(models, 'llama'), undefined);
  });
});

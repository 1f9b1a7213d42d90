import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readEndpoint } from '../../../src/node/models/endpoint.ts';

describe('the address of a model server', () => {
  const addresses: Record<string, string> = {
    'https://api.openai.com/v1': 'https://api.openai.com/v1',
    'https://api.openai.com/v1/': 'https://api.openai.com/v1',
    'http://localhost:11434/v1/chat/completions': 'http://localhost:11434/v1',
    'http://localhost:8080': 'http://localhost:8080',
    'https://team.openai.azure.com': 'https://team.openai.azure.com/openai/v1',
    'https://team.openai.azure.com/openai/v1/': 'https://team.openai.azure.com/openai/v1',
  };
  for (const [pasted, url] of Object.entries(addresses)) {
    it(`may be pasted as ${pasted}`, () => assert.equal(readEndpoint(pasted, undefined).url, url));
  }

  it('decides in which header the key travels', () => {
    assert.deepEqual(readEndpoint('https://api.openai.com/v1', ' secret\n').headers, {
      authorization: 'Bearer secret',
    });
    assert.deepEqual(readEndpoint('https://team.openai.azure.com', 'secret').headers, {
      'api-key': 'secret',
    });
    assert.deepEqual(readEndpoint('http://openai.azure.com.example.org/v1', 'secret').headers, {
      authorization: 'Bearer secret',
    });
    assert.deepEqual(readEndpoint('http://localhost:11434/v1', '').headers, {});
  });

  for (const bad of [
    '',
    'localhost:11434',
    'file:///etc',
    'https://me:secret@host/v1',
    'https://host/v1?key=secret',
  ]) {
    it(`is refused as ${bad || 'nothing'}, without repeating what may be secret`, () => {
      assert.throws(
        () => readEndpoint(bad, undefined),
        (error: Error & { code?: string }) =>
          error.code === 'model-not-configured' && !/secret/.test(error.message),
      );
    });
  }

  it('is refused with a key that cannot travel in a header', () => {
    assert.throws(
      () => readEndpoint('https://host/v1', 'sec\u2026ret'),
      (error: Error & { code?: string }) =>
        error.code === 'model-not-configured' && !/sec/.test(error.message),
    );
  });
});

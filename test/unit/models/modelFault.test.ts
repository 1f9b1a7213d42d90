import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readEndpoint } from '../../../src/node/models/endpoint.ts';
import { judgeFault } from '../../../src/node/models/modelFault.ts';

const key = 'sk-test-0123456789abcdef';
const endpoint = readEndpoint('https://models.example/v1', key);
const about = { endpoint, model: 'm', label: 'Test', images: true, started: false, now: new Date(0) };

/** The code of the error for an answer with this text. */
function judge(message: string, status = 400) {
  return judgeFault({ status, error: { message } }, about).error;
}

describe('what a server says of a fault', () => {
  for (const words of [
    'No endpoints found that support image input',
    'image input is not supported',
    'test-model is not a multimodal model',
    'Unknown field: image_url',
  ])
    it(`tells that the model sees no images: ${words}`, () =>
      assert.equal(judge(words).code, 'model-sees-no-images'));

  it('is no word about images when it names none', () => {
    assert.equal(judge('temperature is not supported').code, 'model-rejected');
    assert.equal(judge('The image was read').code, 'model-rejected');
  });

  it('is judged at once, however long it is', () => {
    for (const part of ['image ', 'a', ' ', '\n', 'maximum ']) {
      // A square of it would outlast the time limit of the test.
      judge(part.repeat(300_000));
    }
  });

  it('never shows the key, wherever the server repeats it', () => {
    for (const length of [0, 290, 1_990]) {
      const { message } = judge(`${' '.repeat(length)}${key} is not known`);
      assert.ok(!message.includes(key.slice(0, 10)), message);
    }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readPng } from '../../../../src/core/handoff/screens/readPng.ts';

/** One transparent pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('reading the size of a PNG', () => {
  it('knows a whole image', () => {
    assert.deepEqual(readPng(pixel), { width: 1, height: 1 });
  });

  it('takes nothing that is cut, has something behind it, or is another kind of file', () => {
    assert.equal(readPng(pixel.subarray(0, -1)), undefined);
    assert.equal(readPng(Buffer.concat([pixel, Buffer.from('<script>')])), undefined);
    assert.equal(readPng(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'.repeat(3))), undefined); // prettier-ignore
  });

  it('takes no image that would unpack to very many pixels', () => {
    const large = Buffer.from(pixel);
    large.writeUInt32BE(60_000, 16);
    large.writeUInt32BE(60_000, 20);
    assert.equal(readPng(large), undefined);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readPng(bytes) === undefined));
    fc.assert(
      fc.property(fc.nat(pixel.length - 1), fc.nat(255), (at, byte) => {
        const changed = Buffer.from(pixel);
        changed[at] = byte;
        readPng(changed);
      }),
    );
  });
});

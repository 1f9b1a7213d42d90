import assert from 'node:assert/strict';
import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { imageType, maxImageBytes } from '../../../src/core/generation/imageType.ts';
import { readImages } from '../../../src/node/images/readImages.ts';
import { temporaryFolder } from '../../support/cleanup.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex');

describe('an image for a model', () => {
  const folder = temporaryFolder('images').path;
  const plant = (name: string, bytes: Buffer | string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };

  it('is what its bytes say, whatever its name', async () => {
    const [image] = await readImages([plant('sketch.txt', png)]);
    assert.deepEqual(image, { mediaType: 'image/png', base64: png.toString('base64') });
    const types = ['ffd8ffe0', '524946460000000057454250', '474946383961', '474946383761'].map((hex) =>
      imageType(Buffer.from(hex, 'hex')),
    );
    assert.deepEqual(types, ['image/jpeg', 'image/webp', 'image/gif', 'image/gif']);
  });

  it('is nothing else: no text, no SVG, no empty or cut file', async () => {
    for (const bytes of ['SECRET=1', '<svg/>', '', png.subarray(0, 5), 'RIFF0000WAVE'])
      await assert.rejects(readImages([plant('a.png', bytes)]), { code: 'invalid-argument' });
    await assert.rejects(readImages([path.join(folder, 'missing.png')]), /missing\.png cannot be read/);
    await assert.rejects(readImages([folder]), { code: 'invalid-argument' });
  });

  it('is not too large', async () => {
    const file = plant('large.png', png);
    truncateSync(file, maxImageBytes);
    assert.equal((await readImages([file])).length, 1);
    truncateSync(file, maxImageBytes + 1);
    await assert.rejects(readImages([file]), { code: 'too-large' });
  });
});

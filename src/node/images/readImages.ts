import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { errors } from '../../core/errors.ts';
import { imageType, maxImageBytes } from '../../core/generation/imageType.ts';
import type { ModelImage } from '../../core/generation/modelTurn.ts';
import { plainReason } from '../lab/faults.ts';

/**
 * Reads images that a person wants a model to see.
 *
 * @param files file-system paths
 * @throws FootbridgeError `too-large`; `invalid-argument` for what cannot be read or is no PNG, JPEG, WebP or GIF
 */
export async function readImages(files: readonly string[]): Promise<ModelImage[]> {
  return await Promise.all(files.map(readImage));
}

async function readImage(file: string): Promise<ModelImage> {
  const name = basename(file);
  const bytes = await readAtMost(file, maxImageBytes + 1).catch((error: unknown) => {
    throw errors.invalidArgument(`${name} cannot be read (${plainReason(error)}).`);
  });
  if (bytes.length > maxImageBytes) throw errors.tooLarge(name, `${maxImageBytes / 1_000_000} MB`);
  const mediaType = imageType(bytes);
  if (mediaType === undefined) throw errors.invalidArgument(`${name} is not a PNG, JPEG, WebP or GIF image.`);
  return { mediaType, base64: bytes.toString('base64') };
}

/** Reads no more than is needed to see that a file is too large. */
async function readAtMost(file: string, most: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(Math.min(most, (await handle.stat()).size));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

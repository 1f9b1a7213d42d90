import type { ModelImage } from './modelTurn.ts';

/** The most images that go with one turn, and the most bytes of each. */
export const maxImages = 4;
export const maxImageBytes = 5_000_000;

/**
 * Tells the type of an image from its first bytes (PNG, JPEG, WebP and GIF signatures as their specifications give
 * them): names and stated types are not trusted.
 *
 * @param bytes at least the first twelve
 * @returns `undefined` for anything else
 */
export function imageType(bytes: Uint8Array): ModelImage['mediaType'] | undefined {
  const text = String.fromCodePoint(...bytes.subarray(0, 12));
  if (text.startsWith('\u0089PNG\r\n\u001A\n')) return 'image/png';
  if (text.startsWith('\u00FF\u00D8\u00FF')) return 'image/jpeg';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  return /^GIF8[79]a/.test(text) ? 'image/gif' : undefined;
}

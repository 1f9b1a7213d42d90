const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const header = 'IHDR';
const end = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/** More pixels than a picture of ours can have: an image that small can still unpack to gigabytes. */
const mostPixels = 4_000_000;

/**
 * Looks whether bytes are a PNG image that is whole, by what the format puts first and last (PNG specification, third edition,
 * sections 5.2, 11.2.1 and 11.2.5). Its pixels are not unpacked.
 *
 * @returns its size in pixels, or `undefined` for anything else and for an image that is too large
 */
export function readPng(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  if (bytes.length < 57 || !hasAt(bytes, 0, signature) || !hasAt(bytes, bytes.length - end.length, end))
    return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    view.getUint32(8) !== 13 ||
    !hasAt(
      bytes,
      12,
      Array.from(header, (letter) => letter.charCodeAt(0)),
    )
  )
    return undefined;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width > 0 && height > 0 && width * height <= mostPixels ? { width, height } : undefined;
}

function hasAt(bytes: Uint8Array, start: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[start + index] === byte);
}

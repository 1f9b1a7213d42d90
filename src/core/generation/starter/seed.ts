/** Hues (oklch degrees) that keep away from the red of errors and the yellow of warnings. */
const hues = [256, 178, 300, 145, 230, 280, 345, 205] as const;

/** A whole number from 0 to 2^32 − 1 that depends on the text alone (FNV-1a over UTF-16 code units). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The accent hue that a seed stands for, in oklch degrees. */
export function hueOf(seed: number): number {
  return hues[seed % hues.length] ?? hues[0];
}

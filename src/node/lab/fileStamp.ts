import type { BigIntStats } from 'node:fs';

/**
 * Tells a file from what it was: by its length, when it and its place were last changed, and which file it is, as far as the
 * disk says so. What a clock leaves out the length shows in logs, which only grow, and the number in files that are put in place whole.
 */
export function stampOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}

import { writeSync } from 'node:fs';

/** Prints to standard output, past Node's stream for it: to make that takes longer than to print. */
export function print(text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch {
    // A pipe that is full for now, or anything else the stream knows better.
    process.stdout.write(bytes.subarray(written));
  }
}

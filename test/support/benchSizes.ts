import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Measurement, measurement } from './measurement.ts';
import { VSIX_LIMIT_BYTES, packExtension } from './packExtension.ts';
import { distFolder } from './paths.ts';

/** What is loaded when the extension activates must not be larger. */
const EAGER_LIMIT_BYTES = 300_000;

/** Measures what users download, and what VS Code loads before the extension can do anything. */
export async function measureSizes(): Promise<Measurement[]> {
  const { bytes } = await packExtension();
  const eager = [...eagerFiles(path.join(distFolder, 'extension.js'))];
  const eagerBytes = eager.reduce((total, file) => total + readFileSync(file).byteLength, 0);
  return [
    measurement('VSIX size', bytes, 'bytes', VSIX_LIMIT_BYTES),
    measurement('eager bundle size', eagerBytes, 'bytes', EAGER_LIMIT_BYTES),
  ];
}

/** A bundle and the chunks it imports statically, directly or not. */
function eagerFiles(file: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*"(?<chunk>\.\/[^"]+\.js)"/g);
  for (const { groups } of imports) eagerFiles(path.join(path.dirname(file), groups?.['chunk'] ?? ''), found);
  return found;
}

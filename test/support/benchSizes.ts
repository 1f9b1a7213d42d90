import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Measurement, measurement } from './measurement.ts';
import { VSIX_LIMIT_BYTES, packExtension } from './packExtension.ts';
import { EAGER_LIMIT_BYTES, eagerBytes } from './eagerSize.ts';
import { distFolder } from './paths.ts';

/** Measures what users download, and what VS Code loads before the extension can do anything. */
export async function measureSizes(): Promise<Measurement[]> {
  const { bytes } = await packExtension();
  const textOf = (file: string): string => readFileSync(path.join(distFolder, file), 'utf8');
  return [
    measurement('VSIX size', bytes, 'bytes', VSIX_LIMIT_BYTES),
    measurement('eager bundle size', eagerBytes(textOf), 'bytes', EAGER_LIMIT_BYTES),
  ];
}

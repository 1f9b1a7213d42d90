import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../golden/prompts');

/** Compares with a golden file; with UPDATE_GOLDEN=1 in the environment it is written anew. */
export function assertGolden(name: string, text: string): void {
  const file = path.join(folder, `${name}.txt`);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : '';
  assert.equal(text, expected, `${name} has changed: read it, raise promptVersion, then UPDATE_GOLDEN=1`);
}

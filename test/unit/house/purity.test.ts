import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parse } from '@babel/parser';
import { describe, it } from 'mocha';

const source = fileURLToPath(new URL('../../../src/', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file));
const textOf = (file: string) => readFileSync(join(source, file), 'utf8');

/** A file's code, so that rules may speak of what prototypes do without doing it: comments and texts are left out. */
function codeOf(file: string): string {
  const text = textOf(file);
  const { tokens } = parse(text, { sourceType: 'module', plugins: ['typescript'], tokens: true });
  const words = (tokens ?? []) as { type: string | { label: string }; start: number; end: number }[];
  return words
    .filter(({ type }) => typeof type !== 'string' && !/^(?:string|template)$/.test(type.label))
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');
}

/** What the linter has no rule for. */
describe('the house', () => {
  it('keeps clock and chance out of core', () => {
    const impure = /\bDate ?\. ?now\b|\bnew Date ?\(\s*\)|\bMath ?\. ?random\b/;
    assert.deepEqual(
      files.filter(
        (file) => file.startsWith('core/') && impure.test(textOf(file)) && impure.test(codeOf(file)),
      ),
      [],
    );
  });

  it('has no barrels: a file that only hands on what others export', () => {
    const handsOn = /^export (\*|\{[^}]*\}) from /m;
    assert.deepEqual(
      files.filter((file) => handsOn.test(textOf(file))),
      [],
    );
  });

  it('names files in camelCase', () => {
    assert.deepEqual(
      files.filter((file) => !/^([a-z][a-zA-Z]*\/)*[a-z][a-zA-Z0-9]*(\.d)?\.tsx?$/.test(file)),
      [],
    );
  });

  it('keeps the composition root short', () => {
    assert.ok(textOf('extension.ts').split('\n').length <= 60);
  });
});

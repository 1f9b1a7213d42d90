import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CompileTools, PageParts } from '../../core/prototype/compileTools.ts';
import { checkSyntax } from './checkSyntax.ts';

/** Hashing and parsing for the compiler, on Node. */
export const nodeCompileTools: CompileTools = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('base64'),
  checkSyntax,
};

/**
 * Reads the prebuilt browser parts.
 *
 * @param folder with `bootstrap.js`, `kit.js`, `outer.js` and `kit.css`
 * @throws the file system's error when one is missing, which is a fault of the build
 */
export function readPageParts(folder: string): PageParts {
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  return {
    bootstrap: read('bootstrap.js'),
    kit: read('kit.js'),
    outer: read('outer.js'),
    css: read('kit.css'),
  };
}

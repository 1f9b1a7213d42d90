import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CompileTools, PageParts } from '../../core/prototype/compileTools.ts';
import { type IconSet, readIconSet } from '../../core/prototype/kit/icons.ts';
import { checkSyntax } from './checkSyntax.ts';

/** Hashing and parsing for the compiler, on Node. */
export const nodeCompileTools: CompileTools = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('base64'),
  checkSyntax,
};

/**
 * Reads what takes pictures of a page from inside.
 *
 * @param folder as for {@link readPageParts}
 * @throws the file system's error when it is missing, which is a fault of the build
 */
export function readCapture(folder: string): string {
  return readFileSync(path.join(folder, 'capture.js'), 'utf8');
}

/**
 * Reads the prebuilt browser parts; the kit's libraries when a prototype first uses them.
 *
 * @param folder with `bootstrap.js`, `kit.js`, `outer.js`, `kit.css` and `kit-libs`
 * @throws the file system's error when one is missing, which is a fault of the build
 */
export function readPageParts(folder: string): PageParts {
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const libraries = new Map<string, string>();
  const library = (name: string): string => {
    const text = libraries.get(name) ?? read(path.join('kit-libs', name));
    libraries.set(name, text);
    return text;
  };
  let icons: IconSet | undefined;
  return {
    bootstrap: read('bootstrap.js'),
    kit: read('kit.js'),
    outer: read('outer.js'),
    css: read('kit.css'),
    library,
    icons: () => (icons ??= readIconSet(library('icons.json'))),
  };
}

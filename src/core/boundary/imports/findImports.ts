import type { ImportFound } from './importFound.ts';
import { findMarkupImports } from './findMarkupImports.ts';
import { findScriptImports } from './findScriptImports.ts';
import { findStyleImports } from './findStyleImports.ts';
import { importingType } from './mayImport.ts';

/**
 * Everything a file names as another file or package: static and dynamic imports, re-exports, `require`, types, workers,
 * style sheets and pages. JavaScript and TypeScript with JSX, Vue, Svelte, CSS and its dialects, HTML; other types of file name nothing.
 *
 * Never throws, and takes time in proportion to the text. What it can't read is reported without a specifier, never left out: a
 * file with a syntax error gives all it is seen to import, and one unknown import at the error.
 * @param path tells the file's type; nothing is read
 */
export function findImports(path: string, text: string): readonly ImportFound[] {
  const type = importingType(path);
  if (type === undefined) return [];
  if (/^(?:vue|svelte|html?)$/u.test(type)) return findMarkupImports(type, text);
  if (/^(?:css|scss|sass|less|styl|pcss|postcss)$/u.test(type)) return findStyleImports(type, text);
  return findScriptImports(type, text);
}

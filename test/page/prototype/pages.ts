import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { buildKitLibraries } from '../../../media/kit/buildKitLibraries.ts';
import type { PrototypeFile } from '../../../src/core/generation/fileChange.ts';
import { compilePrototype } from '../../../src/core/prototype/compilePrototype.ts';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { readIconSet } from '../../../src/core/prototype/kit/icons.ts';
import { nodeCompileTools } from '../../../src/node/compile/compileTools.ts';
import { temporaryFolder } from '../../support/cleanup.ts';
import { repositoryRoot } from '../../support/paths.ts';

/** Builds the browser parts from source, as the extension's build does. */
export async function buildParts(): Promise<PageParts> {
  const bundle = async (name: string): Promise<string> => {
    const result = await build({
      entryPoints: [path.join(repositoryRoot, 'src/webview/prototype', `${name}.ts`)],
      bundle: true,
      write: false,
      minify: true,
      format: 'iife',
      target: 'es2022',
      legalComments: 'none',
    });
    return result.outputFiles[0]?.text ?? '';
  };
  const [bootstrap = '', kit = '', outer = ''] = await Promise.all(['bootstrap', 'kit', 'outer'].map(bundle));
  const css = await readFile(path.join(repositoryRoot, 'media/kit/kit.css'), 'utf8');
  const libraries = (await buildKitLibraries()).files;
  const library = (name: string): string => libraries.get(name) ?? assert.fail(`no ${name}`);
  const icons = readIconSet(library('icons.json'));
  return { bootstrap, kit, outer, css, library, icons: () => icons };
}

/** Compiles files (path → text) to a page; fails with the findings when it cannot run. */
export function compilePage(files: Record<string, string>, parts: PageParts, title = 'Sample'): string {
  const list: PrototypeFile[] = Object.entries(files).map(([name, text]) => ({ path: name, text }));
  const { page, findings } = compilePrototype(
    { files: list, assets: [] },
    title,
    parts,
    nodeCompileTools,
    new Map(),
  );
  if (page === undefined)
    throw new Error(findings.map((each) => `${each.file}:${each.line} ${each.message}`).join('\n'));
  return page;
}

/** A folder of saved pages that browsers open as files. */
export class SavedPages {
  readonly #folder = temporaryFolder('pages');
  #count = 0;

  /** Saves a page and returns its `file:` address. */
  save(page: string): string {
    this.#count += 1;
    const file = path.join(this.#folder.path, `page-${this.#count}.html`);
    writeFileSync(file, page);
    return pathToFileURL(file).href;
  }

  remove(): void {
    this.#folder.remove();
  }
}

/** Builds the kit's libraries, of which each prototype gets those it imports; see src/core/prototype/kit. */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { icons } from 'lucide';
import { packIcons } from '../../src/core/prototype/kit/packIcons.ts';

const folder = path.join(import.meta.dirname, '../../src/webview/prototype/libraries');
const require = createRequire(import.meta.url);

/** Files beside the libraries that are parts of them. */
const parts = new Set(['chartColors.ts', 'iconOf.ts']);

/** The files of `kit-libs` by name, and what they were made from. */
export interface KitLibraries {
  readonly files: ReadonlyMap<string, string>;
  readonly inputs: readonly string[];
}

/**
 * @returns a CommonJS body for each library, `icons.json` and `tailwind.json`
 */
export async function buildKitLibraries(): Promise<KitLibraries> {
  const names = (await readdir(folder)).filter((name) => /(?<!\.d)\.ts$/.test(name) && !parts.has(name));
  const libraries = await Promise.all(names.map(buildLibrary));
  const files = new Map([
    ...libraries.map(({ name, text }): [string, string] => [name.replace(/\.ts$/, '.js'), text]),
    ['icons.json', JSON.stringify(packIcons(icons))],
    ['tailwind.json', JSON.stringify(await tailwindStyles())],
  ]);
  return { files, inputs: libraries.flatMap(({ inputs }) => Object.keys(inputs)) };
}

async function buildLibrary(name: string) {
  const react = name === 'react.ts';
  const result = await build({
    entryPoints: [path.join(folder, name)],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    // One copy of everything: what other libraries of the kit hold is asked of them.
    external: ['react', 'footbridge', 'footbridge:icons', 'footbridge/data', ...(name === 'chart.ts' ? [] : ['chart.js/auto'])],
    ...(!react && { alias: { 'preact/compat': 'react', preact: 'react', 'preact/hooks': 'react' } }),
  }); // prettier-ignore
  return { name, text: (result.outputFiles[0]?.text ?? '').trim(), inputs: result.metafile.inputs };
}

async function tailwindStyles(): Promise<Record<string, string>> {
  const styles: Record<string, string> = {};
  const home = path.dirname(require.resolve('tailwindcss/package.json'));
  for (const name of ['theme', 'preflight', 'utilities']) {
    const text = await readFile(path.join(home, `${name}.css`), 'utf8');
    styles[name] = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\s*\n\s*/g, '\n');
  }
  return styles;
}

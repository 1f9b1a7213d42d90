import { spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { reactPrototype } from './reactPrototype.ts';

/** Packages that publish their TypeScript sources, pinned: what real code looks like. Fetched once and kept outside the checkout. */
const packages = ['viem@2.57.20', 'effect@4.1.0', 'rxjs@7.8.2', 'ox@1.8.3', 'thirdweb@5.121.6'];
const home = path.join(homedir(), '.cache', 'footbridge-bench', 'leaks');

/** As many files make up production; ten times as many are there for growth. */
export const corpusSize = 5000;

const prototypeFolder = '../shop-lab/experiments/checkout/variants/a';

/** What is written into production files, each into a file of its own; `up` leads to the production folder. */
const planted: readonly ((up: string) => string)[] = [
  (up) =>
    `import { App as planted } from '${up}${prototypeFolder}/app';\nexport const usesPlanted = planted;\n`,
  (up) => `export const planted = await import('${up}${prototypeFolder}/app');\n`,
  (up) => `const planted = require('${up}${prototypeFolder}/app');\nexport { planted };\n`,
  (up) =>
    `import type { App as Planted } from '${up}${prototypeFolder}/app';\nexport type UsesPlanted = Planted;\n`,
  (up) => `export { App as planted } from '${up}${prototypeFolder}/app';\n`,
  () =>
    `import { App as planted } from '@lab/experiments/checkout/variants/a/app';\nexport const usesPlanted = planted;\n`,
];

/** A production folder with leaks, and its lab. Paths are relative to production. */
export interface LeaksCorpus {
  readonly production: string;
  readonly lab: string;
  readonly labListing: readonly string[];
  /** All files: the first {@link corpusSize} are different, the others repeat them. */
  readonly listing: readonly string[];
  /** The files that import the prototype. */
  readonly planted: readonly string[];
}

/**
 * Builds the corpus.
 *
 * @param folder empty, to be removed by the caller
 * @param copies of the different files, itself included
 * @throws Error when the packages cannot be fetched
 */
export function makeLeaksCorpus(folder: string, copies: number): LeaksCorpus {
  const sources = realSources();
  const [production, lab] = [path.join(folder, 'shop'), path.join(folder, 'shop-lab')];
  const step = sources.length / corpusSize;
  const chosen = Array.from({ length: corpusSize }, (_, index) => sources[Math.floor(index * step)] ?? '');
  const listing = Array.from({ length: copies }, (_, copy) =>
    chosen.map((file) => (copy === 0 ? `src/${file}` : `more/${copy}/${file}`)),
  ).flat();
  for (const [index, file] of listing.entries()) {
    const target = path.join(production, file);
    mkdirSync(path.dirname(target), { recursive: true });
    linkSync(path.join(home, chosen[index % corpusSize] ?? ''), target);
  }
  const files = planted.map((text, index) => plant(production, listing[index * 10] ?? '', text));
  write(production, 'package.json', '{ "name": "shop", "private": true }\n');
  const paths = '{ "@lab/*": ["../shop-lab/*"] }';
  write(
    production,
    'tsconfig.json',
    `{ "compilerOptions": { "paths": ${paths}, "module": "preserve", "jsx": "preserve" }, "include": ["src"] }\n`,
  );
  const variant = 'experiments/checkout/variants/a';
  const prototype = [
    ...reactPrototype('Checkout'),
    { path: 'app.tsx', text: 'export const App = () => null;\n' },
  ];
  for (const { path: name, text } of prototype) write(lab, `${variant}/${name}`, text);
  const labListing = prototype.map(({ path: name }) => `${variant}/${name}`);
  return { production, lab, labListing, listing, planted: files };
}

/** Replaced and not appended to: the file is a link to the one in the cache. */
function plant(production: string, file: string, text: (up: string) => string): string {
  const target = path.join(production, file);
  const up = '../'.repeat(file.split('/').length - 1);
  const content = `${text(up)}${readFileSync(target, 'utf8')}`;
  writeFileSync(`${target}.new`, content);
  renameSync(`${target}.new`, target);
  return file;
}

function write(root: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

/** TypeScript sources below {@link home}, without declarations. */
function realSources(): string[] {
  for (const name of packages) fetchPackage(name);
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  return files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')).toSorted();
}

function fetchPackage(name: string): void {
  const folder = path.join(home, name);
  if (existsSync(folder)) return;
  const fresh = `${folder}.new`;
  mkdirSync(fresh, { recursive: true });
  const packed = spawnSync('npm', ['pack', name, '--silent', '--pack-destination', fresh], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const archive = packed.stdout.trim().split('\n').at(-1) ?? '';
  if (packed.status !== 0) throw new Error(`${name} could not be fetched: ${packed.stderr}`);
  const unpacked = spawnSync('tar', ['xzf', archive, '--strip-components=1'], {
    cwd: fresh,
    encoding: 'utf8',
  });
  if (unpacked.status !== 0) throw new Error(`${name} could not be unpacked: ${unpacked.stderr}`);
  renameSync(fresh, folder);
}

/**
 * Bundles the extension. `--production` minifies, `--watch` rebuilds on change.
 *
 *   dist/extension.js, dist/*-<hash>.js  the extension host's part; heavy modules are chunks of their own, loaded on first use
 *   dist/compileWorker.js                the prototype compiler's worker thread
 *   dist/importWorker.js                 the worker thread that reads attached data
 *   dist/boundaryWorker.js               the worker thread that reads imports and finds leaks
 *   dist/footbridge.mjs                  the gate for git hooks and CI, one file
 *   dist/webview/                        the guide, the preview's shell, the board, the page about gaps, a participant's window, the window that takes pictures and the test kit
 *   dist/prototype/                      what is put into every prototype page
 *   dist/prototype/kit-libs/             libraries of which each page gets those it imports
 *   dist/THIRD-PARTY-NOTICES.txt         licences of all that is bundled
 */
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { build, context } from 'esbuild';
import { gateBundle } from './media/gate/gateBundle.ts';
import { commonOptions, hostBundle } from './media/hostBundle.ts';
import { buildKitLibraries } from './media/kit/buildKitLibraries.ts';

const production = argv.includes('--production');
const watch = argv.includes('--watch');

const common = commonOptions(production);

const bundles = [
  gateBundle('dist/footbridge.mjs'),
  hostBundle(production),
  {
    ...common,
    entryPoints: [
      { in: 'src/webview/guide/main.tsx', out: 'guide' },
      { in: 'src/webview/guide/guide.css', out: 'guide' },
      { in: 'src/webview/preview/main.tsx', out: 'preview' },
      { in: 'src/webview/preview/preview.css', out: 'preview' },
      { in: 'src/webview/board/main.tsx', out: 'board' },
      { in: 'src/webview/board/board.css', out: 'board' },
      { in: 'src/webview/gaps/main.tsx', out: 'gaps' },
      { in: 'src/webview/gaps/gaps.css', out: 'gaps' },
      { in: 'src/webview/session/main.ts', out: 'session' },
      { in: 'src/webview/participant/participant.css', out: 'session' },
      { in: 'src/webview/pictures/main.ts', out: 'pictures' },
      { in: 'src/webview/pictures/pictures.css', out: 'pictures' },
      { in: 'src/webview/kit/main.tsx', out: 'kit' },
      { in: 'src/webview/participant/participant.css', out: 'kit' },
    ],
    outdir: 'dist/webview',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
  {
    ...common,
    sourcemap: false,
    entryPoints: ['bootstrap', 'capture', 'kit', 'outer'].map((name) => `src/webview/prototype/${name}.ts`),
    outdir: 'dist/prototype',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    minify: true,
  },
];

/** What the kit holds as data, which esbuild does not see. */
const packedAsData = ['node_modules/lucide/', 'node_modules/tailwindcss/'];

await rm('dist', { recursive: true, force: true });
await mkdir('dist/prototype', { recursive: true });
await copyFile('media/kit/kit.css', 'dist/prototype/kit.css');
await mkdir('dist/prototype/kit-libs');
const kit = await buildKitLibraries();
for (const [name, text] of kit.files) await writeFile(`dist/prototype/kit-libs/${name}`, text);
if (watch) {
  const contexts = await Promise.all(bundles.map((bundle) => context(bundle)));
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  const results = await Promise.all(bundles.map((bundle) => build(bundle)));
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const bundled = [...inputs, ...kit.inputs, ...packedAsData];
  await writeFile('dist/THIRD-PARTY-NOTICES.txt', await thirdPartyNotices(bundled));
}

/**
 * The licence of every package that one of the files belongs to, as the licences themselves ask for. Packages that share
 * one word for word, as those of one project do, are named together above it.
 */
async function thirdPartyNotices(files) {
  const folders = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  const found = [...new Set(folders)]
    .filter((folder) => folder !== undefined)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map(async (folder) => {
      const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
      const file = (await readdir(folder)).find((each) => /^licen[cs]e(\.md|\.txt)?$/i.test(each));
      const text = file === undefined ? '' : await readFile(`${folder}/${file}`, 'utf8');
      return { name: `${name} ${version} (${license})`, text: text.trim() };
    });
  const byText = Map.groupBy(await Promise.all(found), ({ text }) => text);
  const notices = [...byText].map(
    ([text, packages]) => `${packages.map(({ name }) => name).join('\n')}\n\n${text}\n`,
  );
  return notices.join(`\n${'-'.repeat(80)}\n\n`);
}

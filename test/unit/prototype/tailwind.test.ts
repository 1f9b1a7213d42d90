import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'mocha';
import { TailwindCompiler } from '../../../src/core/prototype/tailwind/tailwindCompiler.ts';
import { tailwindSheets } from '../../../src/core/prototype/tailwind/tailwindSheets.ts';

const require = createRequire(import.meta.url);
const style = (name: string): string => readFileSync(require.resolve(`tailwindcss/${name}.css`), 'utf8');

async function compile(texts: Record<string, string>, compiler = newCompiler()) {
  const source = { files: Object.entries(texts).map(([path, text]) => ({ path, text })), assets: [] };
  const { on, sheets, findings } = await compiler.compile(tailwindSheets(source), source);
  const told = findings.map((each) => `${each.severity} ${each.file}:${each.line} ${each.message}`);
  return { on, css: [...sheets.values()].join('\n'), told };
}

function newCompiler(): TailwindCompiler {
  return new TailwindCompiler({
    theme: style('theme'),
    preflight: style('preflight'),
    utilities: style('utilities'),
  });
}

const page = '<p class="p-4 w-[calc(100%-1rem)] hover:bg-blue-500/50 bg-brand">x</p>';

describe('Tailwind in a prototype', () => {
  it('is off unless a stylesheet or the page asks for it', async () => {
    const none = await compile({ 'index.html': page, 'a.css': '.p-4{color:red} @theme-like{}' });
    assert.deepEqual(none, { on: false, css: '', told: [] });
  });

  it('makes the classes that the files use, in every manner of asking', async () => {
    const ways: Record<string, string>[] = [
      { 'index.html': page, 'a.css': '@import "tailwindcss";' },
      { 'index.html': page, 'a.css': "@import 'tailwindcss/theme';@import 'tailwindcss/preflight';@import 'tailwindcss/utilities';" },
      { 'index.html': page, 'a.css': '@tailwind base;\n@tailwind components;\n@tailwind utilities;' },
      { 'index.html': `<script src="https://cdn.tailwindcss.com"></script>${page}` },
      { 'index.html': `<script src="https://cdn.jsdelivr.net/npm/@tailwindcss/browser@4"></script>${page}` },
      { 'index.html': `<style type="text/tailwindcss">@theme{--color-brand:#123456}</style>${page}` },
    ]; // prettier-ignore
    for (const way of ways) {
      const { css, told } = await compile(way);
      assert.deepEqual(told, []);
      for (const rule of ['.p-4', '.w-\\[calc\\(100\\%-1rem\\)\\]', '.hover\\:bg-blue-500\\/50', 'box-sizing: border-box']) {
        assert.ok(css.includes(rule), `${rule} in ${JSON.stringify(way)}`);
      }
    } // prettier-ignore
  });

  it('takes a theme of its own, @apply, and stylesheets beside it', async () => {
    const { css, told } = await compile({
      'index.html': page,
      'a.css': '@import "tailwindcss";\n@import "./b.css";\n@theme { --color-brand: #123456 }',
      'b.css': '.button { @apply rounded-lg px-4; }',
    });
    assert.deepEqual(told, []);
    assert.match(css, /\.bg-brand \{\s*background-color: var\(--color-brand\)/);
    assert.match(css, /\.button \{\s*border-radius: var\(--radius-lg\)/);
  });

  it('names file and line of what it does not know and what it left out', async () => {
    const { told } = await compile({
      'index.html': page,
      'a.css':
        '@import url(\'https://fonts.example/css2?family=A:wght@400;600&display=swap\');\n@import "tailwindcss";\n@plugin "@tailwindcss/forms";\n.a { @apply text-nonsense; }',
    });
    assert.deepEqual(told, [
      'warning a.css:1 https://fonts.example/css2?family=A:wght@400;600&display=swap is on the network and was left out; prototypes load nothing from a network',
      'warning a.css:3 "@tailwindcss/forms" was left out; prototypes have Tailwind without plugins',
      'error a.css:4 Cannot apply unknown utility class `text-nonsense`',
    ]);
    const inline = await compile({
      'index.html': '<p>\n<style>\n@import "tailwindcss";\n.a{@apply nope}</style>',
    });
    assert.match(inline.told[0] ?? '', /^error index\.html:4 /);
  });

  it('gives the same for the same files, whatever was compiled before', async () => {
    const compiler = newCompiler();
    const files = { 'index.html': page, 'a.css': '@import "tailwindcss";' };
    const first = await compile(files, compiler);
    await compile({ ...files, 'index.html': '<p class="m-96">' }, compiler);
    assert.deepEqual(await compile(files, compiler), first);
    assert.deepEqual(await compile(files), first);
    assert.ok(!first.css.includes('m-96'));
  });
});

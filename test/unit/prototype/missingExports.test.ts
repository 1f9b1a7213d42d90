import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compileDocument } from '../../../src/core/prototype/compileDocument.ts';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { nodeCompileTools } from '../../../src/node/compile/compileTools.ts';
import { checkoutPrototype } from '../../support/checkoutPrototype.ts';
import { reactPrototype } from '../../support/reactPrototype.ts';

const parts: PageParts = {
  bootstrap: '',
  kit: '',
  outer: '',
  css: '',
  library: () => '',
  icons: () => ({ icons: {}, aliases: {} }),
};
const page =
  '<!doctype html><html lang="en"><title>x</title><script type="module" src="main.tsx"></script></html>\n';

function told(files: Readonly<Record<string, string>>): string[] {
  const list = Object.entries({ 'index.html': page, ...files }).map(([path, text]) => ({ path, text }));
  const { findings } = compileDocument({ files: list, assets: [] }, parts, nodeCompileTools, new Map());
  return findings.map(({ severity, file, line, message }) => `${severity} ${file}:${line} ${message}`);
}

describe('a name that the imported file does not export', () => {
  it('is found at its import, with what there is instead', () => {
    const main =
      "import './a';\nimport { Basket, Pay as Payment } from './screens';\nshow(Basket, Payment);\n";
    const screens = 'export const Basket = 1;\nexport function Address() {}\n';
    assert.deepEqual(told({ 'main.tsx': main, 'a.js': '', 'screens.tsx': screens }), [
      'error main.tsx:2 "./screens" does not export "Pay": it exports Basket, Address',
    ]);
  });

  it('is found where a default was expected', () => {
    const main = "import App from './app';\nshow(<App />);\n";
    const app = 'export function App() {\n  return <p>Hello</p>;\n}\n';
    assert.deepEqual(told({ 'main.tsx': main, 'app.tsx': app }), [
      'error main.tsx:1 "./app" has no default export: it exports App',
    ]);
    const named = "import { App } from './app';\nshow(<App />);\n";
    assert.deepEqual(told({ 'main.tsx': named, 'app.tsx': app.replace('export', 'export default') }), [
      'error main.tsx:1 "./app" does not export "App": it exports default',
    ]);
  });

  const sound: Record<string, Record<string, string>> = {
    types: {
      'main.tsx':
        "import { type Line, total, Money } from './sample';\nconst a: Money = total as Line;\nshow(a);\n",
      'sample.ts':
        'export interface Line { readonly a: number }\nexport type Money = number;\nexport const total = 1;\n',
    },
    'every way to export': {
      'main.tsx':
        "import Main, { a, b, c, d, E, F, g, h } from './m';\nimport * as all from './m';\nshow(Main, a, b, c, d, E, F, g, h, all.whatever);\n",
      'm.ts':
        "export let a = 1, b = 2;\nconst x = 3;\nexport { x as c };\nexport async function d() {}\nexport enum E { One }\nexport class F {}\nexport { g } from './n';\nexport * from './n';\nexport default () => x;\n",
      'n.ts': 'export const g = 1;\nexport const h = 2;\n',
    },
    'modules that are no ES modules': {
      'main.tsx':
        "import data from './d.json';\nimport { go } from 'footbridge';\nimport old from './old';\nshow(data, go, old);\n",
      'd.json': '{}',
      'old.js': 'module.exports = { a: 1 };\n',
    },
    'files that import each other': {
      'main.tsx': "import { a } from './a';\nshow(a);\n",
      'a.ts': "import { b } from './b';\nexport const a = () => b;\n",
      'b.ts': "import { a } from './a';\nexport const b = () => a;\n",
    },
  };
  for (const [what, files] of Object.entries(sound)) {
    it(`is not suspected among ${what}`, () => {
      assert.deepEqual(told(files), []);
    });
  }

  it('is not suspected in prototypes that run', () => {
    for (const files of [reactPrototype('Welcome'), checkoutPrototype()]) {
      const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
      assert.deepEqual(
        told(texts).filter((finding) => finding.includes('export')),
        [],
      );
    }
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { adoptFiles } from '../../../src/core/adopt/adoptFiles.ts';
import type { Adoption } from '../../../src/core/adopt/adoption.ts';
import { readTranscript } from '../../../src/core/adopt/readTranscript.ts';

const step = { id: 'basket', title: 'Basket' };
const page = '<!doctype html>\n<html><body>\n<main><h1>Tea</h1></main>\n</body></html>\n';
const app = 'export default function App() { return <h1>Tea</h1>; }\n';
const main =
  "import { createRoot } from 'react-dom/client';\nimport App from './App';\ncreateRoot(document.getElementById('root')!).render(<App />);\n";

function adopt(files: Record<string, string>): Adoption {
  const adopted = tryToAdopt(files);
  assert.ok(adopted, 'there is something to adopt');
  return adopted;
}

function tryToAdopt(files: Record<string, string>): Adoption | undefined {
  const found = Object.entries(files).map(([path, text]) => ({ path, text }));
  return adoptFiles({ files: found, leftOut: [] }, step);
}

function textsOf({ source }: Adoption): Record<string, string> {
  return Object.fromEntries(source.files.map(({ path, text }) => [path, text]));
}

function pathsOf({ source }: Adoption): string[] {
  return source.files.map(({ path }) => path).toSorted();
}

function reasons({ leftOut }: Adoption): Record<string, string> {
  return Object.fromEntries(leftOut.map(({ path, why }) => [path, why]));
}

describe('adopting a page', () => {
  it('keeps it as it is but for the screen that nobody marked, which is told', () => {
    const adopted = adopt({ 'index.html': page, 'styles.css': 'h1 {}' });
    assert.equal(textsOf(adopted)['index.html'], page.replace('<main>', '<main data-screen="basket">'));
    assert.match(adopted.notes.join(), /whole page counts as "Basket"/);
  });

  it('leaves the screens alone that are marked', () => {
    const marked = page.replace('<main>', '<main data-screen="shop">');
    const adopted = adopt({ 'index.html': marked });
    assert.equal(textsOf(adopted)['index.html'], marked);
    assert.deepEqual(adopted.notes, []);
  });

  for (const [name, text, expected] of [
    [
      'two mains',
      '<body class="x"><main></main><main></main>',
      '<body data-screen="basket" class="x"><main></main><main></main>',
    ],
    [
      'no body tag',
      '<title>Tea</title><h1>Tea</h1>',
      '<title>Tea</title><body data-screen="basket"><h1>Tea</h1>',
    ],
    [
      'a mount point',
      '<main><div id=root></div></main>',
      '<main><div data-screen="basket" id=root></div></main>',
    ],
  ] as const)
    it(`marks a page with ${name} in the right place`, () => {
      assert.equal(textsOf(adopt({ 'index.html': text }))['index.html'], expected);
    });

  it('takes the only page whatever it is called, and says so', () => {
    const adopted = adopt({ 'Landing Page.htm': page });
    assert.deepEqual(pathsOf(adopted), ['index.html']);
    assert.match(adopted.notes.join('\n'), /Landing Page\.html is the page that is shown/);
  });

  it('opens one of several pages and lists the others', () => {
    const adopted = adopt({ 'index.html': page, 'about.html': page, 'shop/cart.html': page });
    assert.deepEqual(pathsOf(adopted), ['index.html']);
    assert.deepEqual(Object.keys(reasons(adopted)).toSorted(), ['about.html', 'shop/cart.html']);
  });
});

describe('adopting a React project', () => {
  it('from Vite keeps its entry and drops settings, tests and what was built', () => {
    const adopted = adopt({
      'index.html': '<div id="root"></div><script type="module" src="/src/main.tsx"></script>',
      'src/main.tsx': main,
      'src/App.tsx': app,
      'src/App.test.tsx': 'test()',
      'src/vite-env.d.ts': '',
      'vite.config.ts': '',
      'package.json': '{}',
      'tailwind.config.js': '',
      'dist/index.html': page,
      '.env': 'KEY=1',
      'README.md': '# Tea',
    });
    assert.deepEqual(pathsOf(adopted), ['index.html', 'src/App.tsx', 'src/main.tsx']);
    assert.match(reasons(adopted)['.env'] ?? '', /secrets/);
    assert.match(reasons(adopted)['tailwind.config.js'] ?? '', /@theme/);
    assert.match(reasons(adopted)['dist/index.html'] ?? '', /built/);
    assert.equal(adopted.leftOut.length, 8);
  });

  it('from Create React App makes its template load the script', () => {
    const adopted = adopt({
      'public/index.html': '<link href="%PUBLIC_URL%/favicon.svg"><body><div id="root"></div></body>',
      'src/index.js': main,
      'src/App.js': app,
    });
    const text = textsOf(adopted)['index.html'] ?? '';
    assert.match(text, /<script type="module" src="src\/index\.js"><\/script>\s*<\/body>/);
    assert.ok(!text.includes('%PUBLIC_URL%'));
    assert.match(text, /<div data-screen="basket" id="root">/);
  });

  it('without a page makes one for the script that renders', () => {
    const texts = textsOf(adopt({ 'src/main.tsx': main, 'src/App.tsx': app }));
    assert.match(texts['index.html'] ?? '', /src="src\/main\.tsx"/);
  });

  for (const [name, text, taken] of [
    ['a default export', app, /^import Adopted from '\.\/App\.tsx';$/m],
    ['a named export', app.replace('default ', ''), /^import \{ App as Adopted \} from/m],
    ['no export', app.replace('export default ', ''), /^import \{ App as Adopted \} from/m],
  ] as const)
    it(`with a component alone that has ${name} renders it`, () => {
      const adopted = adopt({ 'App.tsx': text });
      const texts = textsOf(adopted);
      assert.match(texts['adopted.tsx'] ?? '', taken);
      assert.match(texts['index.html'] ?? '', /src="adopted\.tsx"/);
      if (name === 'no export') assert.match(texts['App.tsx'] ?? '', /export \{ App \};\n$/);
      assert.match(adopted.notes.join('\n'), /show the component of App\.tsx/);
    });

  it('from Next.js shows its first page with its global styles and drops its API', () => {
    const adopted = adopt({
      'app/layout.tsx': "import './globals.css';\nexport default function Layout() { return null; }",
      'app/page.tsx': app,
      'app/globals.css': '@import "tailwindcss";',
      'app/api/orders/route.ts': 'export function GET() {}',
      'next.config.mjs': '',
    });
    const script = textsOf(adopted)['adopted.tsx'] ?? '';
    assert.match(script, /import '\.\/app\/globals\.css';\nimport Adopted from '\.\/app\/page\.tsx';/);
    assert.match(reasons(adopted)['app/api/orders/route.ts'] ?? '', /no backend/);
  });

  it('finds its folder in an archive of a repository, beside a backend', () => {
    const adopted = adopt({
      'tea-main/backend/index.js': 'listen()',
      'tea-main/frontend/index.html': page,
      'tea-main/frontend/app.js': '',
    });
    assert.deepEqual(pathsOf(adopted), ['app.js', 'index.html']);
    assert.match(reasons(adopted)['tea-main/backend/index.js'] ?? '', /outside of the prototype's folder/);
  });

  it('takes what was built when there is nothing else', () => {
    assert.deepEqual(
      pathsOf(adopt({ 'package.json': '{}', 'dist/index.html': page, 'dist/assets/a.js': '' })),
      ['assets/a.js', 'index.html'],
    );
  });

  it('is nothing without a page or a component', () => {
    for (const files of [
      {},
      { 'notes.md': 'Tea' },
      { 'styles.css': 'h1 {}' },
      { 'lib/money.ts': 'export const a = 1;' },
    ])
      assert.equal(tryToAdopt(files), undefined);
  });
});

describe('paths of what is adopted', () => {
  it('pass the jail, or the file is listed with the reason', () => {
    const hostile = [
      '../evil.html',
      'a/../../evil.js',
      'C:/evil.js',
      '.vscode/settings.json',
      'x.sh',
      'a\\b.js',
      'CON.js',
      'a/b/c/d/e/f/g/h/i.js',
    ];
    const adopted = adopt({ 'index.html': page, ...Object.fromEntries(hostile.map((path) => [path, ''])) });
    assert.deepEqual(pathsOf(adopted), ['index.html']);
    for (const path of hostile) assert.ok(reasons(adopted)[path], path);
  });

  it('do not clash on disks that do not tell upper from lower case', () => {
    const adopted = adopt({ 'index.html': page, 'App.js': '1', 'app.js': '2' });
    assert.deepEqual(pathsOf(adopted), ['App.js', 'index.html']);
    assert.match(reasons(adopted)['app.js'] ?? '', /named twice/);
  });
});

describe('adopting a chat', () => {
  const fence = '```';
  const cases: Record<string, readonly [string, readonly string[]]> = {
    'named fences': [
      `### index.html\n${fence}html\n${page}${fence}\nand \`styles.css\`:\n${fence}css\nh1 {}\n${fence}`,
      ['index.html', 'styles.css'],
    ],
    'names in the fence': [`${fence}tsx file="app/page.tsx"\n${app}${fence}`, ['app/page.tsx']],
    'names in a comment': [`Here:\n${fence}tsx\n// src/App.tsx\n${app}${fence}`, ['src/App.tsx']],
    'no names': [
      `Hi\n${fence}jsx\n${app}${fence}\nStyles\n${fence}css\nh1 {}\n${fence}`,
      ['App.jsx', 'styles.css'],
    ],
    'tags of Footbridge': [
      `<footbridge-file path="index.html">\n${page}</footbridge-file>\n<footbridge-done/>`,
      ['index.html'],
    ],
    'tags of another builder': [
      `<boltAction type="file" filePath="/src/App.tsx">\n${app}</boltAction>`,
      ['src/App.tsx'],
    ],
    'tags of another builder, one of them without a path': [
      `<file>\n<file kind="x" path="a.css">\nh1 {}\n</file>\n<lov-write file_path="b.js">let a;\n</lov-write>`,
      ['a.css', 'b.js'],
    ],
    'a bare page': [`Sure, here is your page!\n${page}\nEnjoy.`, ['index.html']],
    'words only': ['I would make a page with tea.', []],
  };
  for (const [name, [text, paths]] of Object.entries(cases))
    it(`with ${name}`, () => {
      const { files } = readTranscript(text);
      assert.deepEqual(files.map(({ path }) => path).toSorted(), paths);
      for (const file of files)
        assert.ok('text' in file && file.text.length > 4 && !file.text.includes(fence));
    });

  const million = 1_000_000;
  const endless: Record<string, string> = {
    'openings that nothing closes': '<file path="a.js">\n',
    'paths in a tag that never ends': ' path="a.js"',
    'pages that never end': '<!doctype html>\n',
    'ends of pages that never end': '<!doctype html></html\t',
    fences: '```\n',
    blanks: '\t',
  };
  for (const [name, part] of Object.entries(endless))
    it(`of millions of characters is read at once, also ${name}`, function () {
      this.timeout(20_000);
      const text = `<file ${part.repeat((4 * million) / part.length)}`;
      // A square of it would outlast the time limit.
      readTranscript(text);
    });

  it('takes a file as it was given last, but not an excerpt of it', () => {
    const whole = (body: string) => `**app.js**\n${fence}js\n${body}\n${fence}\n`;
    const text = `${whole('let a = 1;')}Now two:\n${whole('let a = 2;')}Then:\n${whole('let b;\n// ... rest of the code unchanged')}`;
    const { files, leftOut } = readTranscript(text);
    assert.deepEqual(files, [{ path: 'app.js', text: 'let a = 2;\n' }]);
    assert.equal(leftOut[0]?.path, 'app.js');
  });
});

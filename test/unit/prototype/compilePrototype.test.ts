import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { PrototypeAsset } from '../../../src/core/generation/fileChange.ts';
import { compileDocument } from '../../../src/core/prototype/compileDocument.ts';
import { compilePrototype } from '../../../src/core/prototype/compilePrototype.ts';
import type { CompileTools, PageParts } from '../../../src/core/prototype/compileTools.ts';
import { kitDescription } from '../../../src/core/prototype/kit/kitDescription.ts';
import { elementsOf, parsePage, textOf } from '../../../src/core/prototype/markup.ts';
import { nodeCompileTools } from '../../../src/node/compile/compileTools.ts';

const icons = { icons: { House: ['M1 1'], ShoppingCart: ['M2 2'] }, aliases: { Home: 'House' } };
const parts: PageParts = {
  bootstrap: '/*bootstrap*/',
  kit: '/*kit*/',
  outer: '/*outer*/',
  css: 'body{}',
  library: (name) => `/*${name}*/`,
  icons: () => icons,
};
const kit = kitDescription.modules.map((module) => module.name).join(', ');
const screen = '<main data-screen="one"><h1>One</h1></main>';

function compile(
  files: Record<string, string>,
  tools: CompileTools = nodeCompileTools,
  assets: readonly PrototypeAsset[] = [],
) {
  const list = Object.entries(files).map(([path, text]) => ({ path, text }));
  return compileDocument({ files: list, assets }, parts, tools, new Map());
}

/** `file:line message` of every finding, with its severity. */
function told(files: Record<string, string>): string[] {
  return compile(files).findings.map((each) => `${each.severity} ${each.file}:${each.line} ${each.message}`);
}

describe('compiling a prototype', () => {
  it('puts stylesheets, their imports and their pictures into the page', () => {
    const { html, findings } = compile({
      'index.html': `<link rel="stylesheet" href="styles/main.css">${screen}`,
      'styles/main.css': '@import "./parts/button.css" screen;\nh1{background:url(../logo.svg)}',
      'styles/parts/button.css': 'button{background:url("../../logo.svg")}',
      'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    assert.deepEqual(findings, []);
    assert.match(html, /@media screen \{button\{background:url\("data:image\/svg\+xml/);
    assert.match(html, /h1\{background:url\("data:image\/svg\+xml/);
    assert.doesNotMatch(html, /<link/);
  });

  it('says why pictures for other sizes are left out', () => {
    assert.deepEqual(
      told({ 'index.html': `${screen}\n<img alt="" src="a.svg" srcset="b.svg 2x">`, 'a.svg': '<svg/>' }),
      ['warning index.html:2 srcset="b.svg 2x" was left out; a prototype shows the picture in src'],
    );
  });

  it('finds files by addresses as browsers and other tools write them', () => {
    const { html, findings } = compile(
      {
        'index.html': `<link rel="stylesheet" href="Tea%20shop_files/main.css">${screen}<img alt="" src="Tea%20shop_files/gr%C3%B6%C3%9Fe.png">`,
        'Tea shop_files/main.css': `h1{background:url(${'größe.png'.normalize('NFD')})}`,
      },
      nodeCompileTools,
      [{ path: 'Tea shop_files/größe.png', base64: 'AQID' }],
    );
    assert.deepEqual(findings, []);
    assert.match(html, /h1\{background:url\("data:image\/png;base64,AQID"\)/);
    assert.match(html, /<img alt="" src="data:image\/png;base64,AQID"/);
  });

  it('links modules with extensions left out, JSON, text assets and imported styles', () => {
    const { html, scripts, findings } = compile({
      'index.html': `${screen}<script type="module" src="src/app.js"></script>`,
      'src/app.ts':
        "import { go } from 'footbridge';\nimport data from './data.json';\nimport './app.css';\nimport logo from '../logo.svg';\nimport { add } from './sums';\ngo(add(data.a, logo.length));",
      'src/sums/index.ts': 'export const add = (a: number, b: number): string => String(a + b);',
      'src/data.json': '{"a":1}',
      'src/app.css': 'p{color:green}',
      'logo.svg': '<svg/>',
    });
    assert.deepEqual(findings, []);
    assert.match(html, /p\{color:green\}/);
    assert.match(scripts.at(-1) ?? '', /"\.\/sums":"src\/sums\/index\.ts"/);
  });

  it('gives modules what build tools give them, and leaves the same words in texts alone', () => {
    const { scripts, findings } = compile({
      'index.html': `${screen}<script type="module" src="a.tsx"></script>`,
      'a.tsx': `const text = "set process.env.KEY or import.meta.env"; // import.meta
export const view = () => <p title="import.meta">process.env isn't "there"</p>;
self.told = [text, process.env.NODE_ENV, import.meta.env.MODE, \`\${import.meta.env.BASE_URL}import.meta\`, /[/\`]import.meta/.source];
{ const process = { env: { NODE_ENV: 'mine' } }; self.told.push(process.env.NODE_ENV); }`,
    });
    assert.deepEqual(findings, []);
    const page = { told: [] as string[], footbridge$library: () => ({}), reportError: assert.fail };
    runInNewContext(`var self=this;${scripts.at(-1)}`, page);
    assert.equal(JSON.stringify(page.told.slice(1)), JSON.stringify(['production', 'production', './import.meta', '[/`]import.meta', 'mine'])); // prettier-ignore
    assert.equal(page.told[0], 'set process.env.KEY or import.meta.env');
  });

  it('takes for an import what is one, and not what texts and comments speak of', () => {
    const { scripts, findings } = compile({
      'index.html': `${screen}<script type="module" src="a.jsx"></script>`,
      'a.jsx': `// require('left-pad')
/* const x = require("is-odd"); */
const note = "require('recharts')";
const match = (text) => /[/\`']/.test(text) || /it's/.test(text);
export const view = () => <p>Don't require('lodash') {\`\${note} require("d3") \${require('./b.js').b}\`}</p>;
const later = import('./c.js');`,
      'b.js': 'export const b = 1;',
      'c.js': 'export const c = 1;',
    });
    assert.deepEqual(findings, []);
    assert.match(scripts.at(-1) ?? '', /"\.\/b\.js":"b\.js","\.\/c\.js":"c\.js"/);
  });

  it('names file and line of what cannot be imported', () => {
    assert.deepEqual(
      told({
        'index.html': `${screen}\n<script type="module">\nimport x from 'https://cdn.example/x.js';\nx();\n</script><script type="module" src="a.ts"></script>`,
        'a.ts': "import { LineChart } from 'recharts';\n\nimport './gone';\nLineChart();",
      }),
      [
        `error index.html:3 "https://cdn.example/x.js" is not in the kit. A prototype can import its own files and ${kit}`,
        `error a.ts:1 "recharts" is not in the kit: charts come from chart.js/auto, in React from react-chartjs-2. A prototype can import its own files and ${kit}`,
        'error a.ts:3 There is no file "./gone" in this prototype',
      ],
    );
  });

  it('names file and line of mistakes in modules, scripts and handlers', () => {
    const findings = told({
      'index.html': `${screen}\n<button\n onclick="save(">Save</button>\n<script>\nlet a = 1;\nlet a = 2;\n</script><script type="module" src="b.ts"></script><script src="c.js"></script>`,
      'b.ts': 'const ok: number = 1;\nconst = 2;',
      'c.js': '\n\nif (',
    });
    const places = findings.map((each) => each.split(' ').slice(0, 2).join(' '));
    assert.deepEqual(places.toSorted(), [
      'error b.ts:2',
      'error c.js:3',
      'error index.html:3',
      'error index.html:6',
    ]);
  });

  it('compiles JSX in .tsx, .jsx and .js, and keeps types out of its way in .ts', () => {
    const { scripts, findings } = compile({
      'index.html': `${screen}<script type="module" src="a.tsx"></script>`,
      'a.tsx': "import './b.js';\nexport const view = <T,>(text: T) => <p>{text}</p>;",
      'b.js': "import './c';\nexport const view = () => <p>Hello</p>;",
      'c.ts': 'export const same = <T>(value: T): T => <T>value;',
    });
    assert.deepEqual(findings, []);
    assert.match(scripts.at(-1) ?? '', /jsxDEV\.call\(void 0, 'p'.*lineNumber: 2/);
  });

  it('names file and line of a mistake in JSX', () => {
    const [finding] = told({
      'index.html': `${screen}<script type="module" src="a.tsx"></script>`,
      'a.tsx': 'export const view = () => {\n  return <p>Hello;\n};',
    });
    assert.match(finding ?? '', /^error a\.tsx:\d /);
  });

  it('links only the libraries that are imported, each after what it is built on', () => {
    const { scripts, findings } = compile({
      'index.html': `${screen}<script type="module" src="a.jsx"></script>`,
      'a.jsx':
        "import { Home } from 'lucide-react';\nimport { useState } from 'https://esm.sh/react@19';\nexport default () => <Home />;\nuseState;",
    });
    assert.deepEqual(findings, []);
    const own = scripts.map((script) => /^footbridge\$library\("([^"]+)"/.exec(script)?.[1]).filter(Boolean);
    assert.deepEqual(own, ['react', 'footbridge:icons', 'lucide-react']);
    assert.ok(scripts.some((script) => script.includes('{icons:{"Home":["M1 1"]}}')));
    assert.deepEqual(compile({ 'index.html': screen }).scripts.length, 2);
  });

  it('takes every icon that is mentioned where names are only known when the page runs', () => {
    const { scripts } = compile({
      'index.html': `${screen}<script type="module" src="a.jsx"></script>`,
      'a.jsx':
        "import * as Icons from 'lucide-react';\nexport const icon = (name) => Icons[name];\nexport const names = ['shopping-cart'];",
    });
    assert.ok(scripts.some((script) => script.includes('{icons:{"ShoppingCart":["M2 2"]}}')));
  });

  it('finds files by the alias @, and gives CSS modules their names', () => {
    const { scripts, html, findings } = compile({
      'index.html': `${screen}<script type="module" src="src/a.ts"></script>`,
      'src/a.ts': "import { b } from '@/lib/b';\nimport style from '@/a.module.css';\nb(style.card);",
      'src/lib/b.ts': 'export const b = (text: string): string => text;',
      'src/a.module.css': '.card{color:green}',
    });
    assert.deepEqual(findings, []);
    assert.ok(scripts.at(-1)?.includes('"@/lib/b":"src/lib/b.ts"'));
    assert.ok(scripts.at(-1)?.includes('module.exports={"card":"card"}'));
    assert.ok(html.includes('.card{color:green}'));
  });

  it('puts pictures and fonts into markup, styles, imports and strings that name them', () => {
    const files = {
      'index.html': `${screen}<img alt="" src="/logo.png"><style>@font-face{font-family:a;src:url(fonts/a.woff2)}</style><script type="module" src="a.js"></script>`,
      'a.js': "import logo from './logo.png';\nexport const all = [logo, '/logo.png', 'other/logo.png'];",
    };
    const { html, scripts, findings } = compile(files, nodeCompileTools, [
      { path: 'public/logo.png', base64: 'AAAA' },
      { path: 'logo.png', base64: 'BBBB' },
      { path: 'fonts/a.woff2', base64: 'CCCC' },
    ]);
    assert.deepEqual(findings, []);
    assert.ok(html.includes('<img alt="" src="data:image/png;base64,BBBB"'));
    assert.ok(html.includes('src:url("data:font/woff2;base64,CCCC")'));
    const bundle = scripts.at(-1) ?? '';
    assert.ok(bundle.includes('module.exports=footbridge$assets["logo.png"];'));
    assert.match(bundle, /, footbridge\$assets\["logo\.png"\], 'other\/logo\.png'\]/);
    assert.ok(scripts.includes('var footbridge$assets={"logo.png":"data:image/png;base64,BBBB"};'));
  });

  it('holds a picture once, however often scripts name it and in whatever way', () => {
    const row = "{ image: '/a.png', alt: 'a.png is a lamp' },";
    const { html, scripts, findings } = compile(
      {
        'index.html': `${screen}<script>self.own = ['./a.png'];</script><script type="module" src="a.jsx"></script>`,
        'a.jsx': `import { one } from 'footbridge';
const rows = [${row.repeat(40)}];
const keys = { '/a.png': 'a', 'b': true ? '/a.png' : 'c' };
const markup = rows.map(({ alt }) => \`<img src="/a.png" alt="\${alt}">\`);
const plain = '<img src="public/a.png">'.length;
// 'a.png'
const pattern = /"a.png"/;
self.told = [rows.length, rows[39], Object.keys(keys)[0], keys.b, markup[0], plain, pattern.source, <img src="/a.png" />.src];`,
      },
      nodeCompileTools,
      [{ path: 'public/a.png', base64: 'ABCD' }],
    );
    assert.deepEqual(findings, []);
    assert.equal(
      [html, ...scripts].join('').split('ABCD').length - 1,
      2,
      'once in the page, once in the list',
    );
    const page = { told: [] as unknown[], own: [] as string[], reportError: assert.fail, footbridge: {}, footbridge$library: () => ({ jsxDEV: (_tag: string, props: object) => props }) }; // prettier-ignore
    runInNewContext(
      `var self=this;${scripts.filter((each) => each.includes('footbridge$assets')).join('\n')}`,
      page,
    );
    const at = 'data:image/png;base64,ABCD';
    const expected = [40, { image: at, alt: 'a.png is a lamp' }, at, at, `<img src="${at}" alt="a.png is a lamp">`, 12 + at.length, '"a.png"', at]; // prettier-ignore
    assert.deepEqual(JSON.parse(JSON.stringify([page.told, page.own])), [expected, [at]]);
  });

  it('refuses pictures that are too large, of another type, or not what they say', () => {
    const large = 'A'.repeat(3 * 1024 * 1024);
    const assets = [
      { path: 'large.png', base64: large },
      { path: 'virus.exe', base64: 'AAAA' },
      { path: 'odd.png', base64: '"><script>' },
    ];
    const refused = compile({ 'index.html': screen }, nodeCompileTools, assets).findings;
    assert.deepEqual(refused.map((each) => `${each.severity} ${each.file}`), ['error large.png', 'error virus.exe', 'error odd.png']); // prettier-ignore
    const many = Array.from({ length: 8 }, (_, index) => ({
      path: `${index}.png`,
      base64: 'A'.repeat(2_000_000),
    }));
    const tooMany = compile({ 'index.html': screen }, nodeCompileTools, many).findings;
    assert.deepEqual(tooMany.map((each) => each.file), ['6.png', '7.png']); // prettier-ignore
  });

  it('marks the elements of the page with the line they were written on, also in templates', () => {
    const { html } = compile({
      'index.html': '<main data-screen="one">\n<h1>One</h1>\n<template><p>x</p></template></main>',
    });
    assert.ok(html.includes('<h1 data-footbridge-at="index.html:2">'));
    assert.ok(html.includes('<template><p data-footbridge-at="index.html:3">'));
  });

  it('takes out what reaches outside, with a warning that names the line', () => {
    const hostile = [
      '<base href="https://x.example/">',
      '<meta http-equiv="refresh" content="0;url=https://x.example">',
      '<iframe src="https://x.example"></iframe>',
      '<object data="//x.example"></object>',
      '<embed src="https://x.example">',
      '<img alt="" src="https://x.example/a.png">',
      '<img alt="" src=" //x.example/a.png">',
      '<img alt="" srcset="https://x.example/a.png 1x">',
      '<link rel="preconnect" href="https://x.example">',
      '<a href="ht\ntps://x.example">x</a>',
      '<a href="javascript:alert(1)">x</a>',
      '<form action="https://x.example"></form>',
      '<video poster="\\\\x.example/a.png"></video>',
      '<div style="background:url(https://x.example/a.png)"></div>',
      '<script src="https://x.example/a.js"></script>',
      '<svg><image xlink:href="https://x.example/a.png"/></svg>',
    ];
    for (const markup of hostile) {
      const { html, findings } = compile({ 'index.html': `<!doctype html>\n${screen}\n${markup}` });
      assert.doesNotMatch(html, /x\.example/, markup);
      assert.deepEqual(findings.map((each) => `${each.severity} ${each.line}`), ['warning 3'], markup); // prettier-ignore
    }
  });

  it('leaves no inline handler and no script that the policy does not know', () => {
    const anything = fc.array(
      fc.oneof(
        fc.constantFrom(
          '<script>',
          '</script>',
          '<!--',
          '-->',
          '<script type=module>',
          '<svg>',
          '</svg>',
          '<template>',
        ),
        fc.constantFrom(
          '<p onclick="a()">',
          '<style>',
          '</style>',
          '<textarea>',
          '<frameset>',
          '<body onload=x()>',
        ),
        fc.constantFrom('let a = "</scr" + "ipt>";', "'<!--'", '\u0000', '\r\n', 'x()', '"'),
        fc.string(),
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(anything, (pieces) => {
        const { html, scripts } = compile({ 'index.html': pieces.join('') });
        const elements = elementsOf(parsePage(html));
        const running = elements.filter(
          (each) => each.tagName === 'script' && each.namespaceURI.endsWith('xhtml'),
        );
        for (const script of running) {
          const data = script.attrs.some((attr) => attr.name === 'type' && attr.value.includes('json'));
          const foreign = script.attrs.some(
            (attr) => attr.name === 'type' && !/^(module)?$/.test(attr.value),
          );
          if (!data && !foreign) assert.ok(scripts.includes(textOf(script)), textOf(script));
        }
        assert.ok(!elements.some((each) => each.attrs.some((attr) => attr.name.startsWith('on'))));
      }),
      { numRuns: 300 },
    );
  });

  it('compiles a script again only when it has changed', () => {
    let parsed = 0;
    const tools: CompileTools = {
      ...nodeCompileTools,
      checkSyntax: (code) => ((parsed += 1), nodeCompileTools.checkSyntax(code)),
    };
    const cache = new Map();
    const files = (text: string) => ({
      files: [
        { path: 'index.html', text: `${screen}<script type="module" src="a.ts"></script>` },
        { path: 'a.ts', text },
      ],
      assets: [],
    });
    compilePrototype(files('let a = 1'), 'T', parts, tools, cache);
    compilePrototype(files('let a = 1'), 'T', parts, tools, cache);
    assert.equal(parsed, 1);
    compilePrototype(files('let a = 2'), 'T', parts, tools, cache);
    assert.equal(parsed, 2);
  });

  it('gives no page when there is an error, and one with the exact policy otherwise', () => {
    const broken = compilePrototype({ files: [], assets: [] }, 'T', parts, nodeCompileTools, new Map());
    assert.equal(broken.page, undefined);
    assert.equal(broken.findings[0]?.file, 'index.html');
    const { page = '' } = compilePrototype({ files: [{ path: 'index.html', text: screen }], assets: [] }, 'A "title" <b>', parts, nodeCompileTools, new Map()); // prettier-ignore
    const hash = (text: string) =>
      `&#39;sha256-${nodeCompileTools.sha256(text)}&#39;`.replaceAll('&#39;', "'");
    const policy = `default-src 'none'; script-src ${hash('/*outer*/')} ${hash('/*bootstrap*/')} ${hash('/*kit*/')}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src 'none'; frame-src 'none'; form-action 'none'`;
    assert.ok(page.includes(`content="${policy}"`));
    assert.ok(page.includes('sandbox="allow-scripts allow-forms allow-downloads" srcdoc="'));
    assert.ok(page.includes('title="A &quot;title&quot; &lt;b&gt;"'));
  });
});

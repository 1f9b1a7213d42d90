import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { compileDocument } from '../../../src/core/prototype/compileDocument.ts';
import { compilePrototype } from '../../../src/core/prototype/compilePrototype.ts';
import type { CompileTools, PageParts } from '../../../src/core/prototype/compileTools.ts';
import { elementsOf, parsePage, textOf } from '../../../src/core/prototype/markup.ts';
import { nodeCompileTools } from '../../../src/node/compile/compileTools.ts';

const parts: PageParts = { bootstrap: '/*bootstrap*/', kit: '/*kit*/', outer: '/*outer*/', css: 'body{}' };
const screen = '<main data-screen="one"><h1>One</h1></main>';

function compile(files: Record<string, string>, tools: CompileTools = nodeCompileTools) {
  const list = Object.entries(files).map(([path, text]) => ({ path, text }));
  return compileDocument(list, parts, tools, new Map());
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

  it('names file and line of what cannot be imported', () => {
    assert.deepEqual(
      told({
        'index.html': `${screen}\n<script type="module">\nimport x from 'https://cdn.example/x.js';\nx();\n</script><script type="module" src="a.ts"></script>`,
        'a.ts': "import React from 'react';\n\nimport './gone';\nReact();",
      }),
      [
        'error index.html:3 "https://cdn.example/x.js" cannot be imported: a prototype has only its own files and "footbridge"',
        'error a.ts:1 "react" cannot be imported: a prototype has only its own files and "footbridge"',
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

  it('says that JSX does not run', () => {
    const [finding] = told({
      'index.html': `${screen}<script type="module" src="a.tsx"></script>`,
      'a.tsx': 'export const view = () => {\n  return <p>Hello</p>;\n};',
    });
    assert.match(finding ?? '', /^error a\.tsx:2 JSX does not run/);
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
    const files = (text: string) => [
      { path: 'index.html', text: `${screen}<script type="module" src="a.ts"></script>` },
      { path: 'a.ts', text },
    ];
    compilePrototype(files('let a = 1'), 'T', parts, tools, cache);
    compilePrototype(files('let a = 1'), 'T', parts, tools, cache);
    assert.equal(parsed, 1);
    compilePrototype(files('let a = 2'), 'T', parts, tools, cache);
    assert.equal(parsed, 2);
  });

  it('gives no page when there is an error, and one with the exact policy otherwise', () => {
    const broken = compilePrototype([], 'T', parts, nodeCompileTools, new Map());
    assert.equal(broken.page, undefined);
    assert.equal(broken.findings[0]?.file, 'index.html');
    const { page = '' } = compilePrototype([{ path: 'index.html', text: screen }], 'A "title" <b>', parts, nodeCompileTools, new Map()); // prettier-ignore
    const hash = (text: string) =>
      `&#39;sha256-${nodeCompileTools.sha256(text)}&#39;`.replaceAll('&#39;', "'");
    const policy = `default-src 'none'; script-src ${hash('/*outer*/')} ${hash('/*bootstrap*/')} ${hash('/*kit*/')}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src 'none'; frame-src 'none'; form-action 'none'`;
    assert.ok(page.includes(`content="${policy}"`));
    assert.ok(page.includes('sandbox="allow-scripts allow-forms allow-downloads" srcdoc="'));
    assert.ok(page.includes('title="A &quot;title&quot; &lt;b&gt;"'));
  });
});

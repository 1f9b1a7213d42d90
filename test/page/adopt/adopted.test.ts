import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { adoptFiles } from '../../../src/core/adopt/adoptFiles.ts';
import type { Findings } from '../../../src/core/adopt/adoption.ts';
import { readTranscript } from '../../../src/core/adopt/readTranscript.ts';
import { buildTurn } from '../../../src/core/generation/prompt/buildTurn.ts';
import { compilePrototype } from '../../../src/core/prototype/compilePrototype.ts';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import { nodeCompileTools } from '../../../src/node/compile/compileTools.ts';
import { launchChromium } from '../../support/chromium.ts';
import { buildParts, SavedPages } from '../prototype/pages.ts';
import { firstInput, large } from '../../unit/generation/prompt/turns.ts';

const counter = `function App() {
  const [count, setCount] = React.useState(0);
  return <main><h1>Tea</h1><button onClick={() => setCount(count + 1)}>Add, now {count}</button></main>;
}
`;
const imported = `import React, { useState } from 'react';\nimport './App.css';\n${counter}export default App;\n`;

function found(files: Record<string, string>): Findings {
  return { files: Object.entries(files).map(([path, text]) => ({ path, text })), leftOut: [] };
}

describe('an adopted prototype', function () {
  this.timeout(60_000);
  let browser: Browser;
  let parts: PageParts;
  const saved = new SavedPages();

  before(async () => {
    parts = await buildParts();
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    saved.remove();
  });

  /** Adopts, compiles and opens it; nothing may go wrong on the way. */
  async function run(what: Findings): Promise<{ page: Page; frame: FrameLocator; troubles: string[] }> {
    const adopted = adoptFiles(what, { id: 'basket', title: 'Basket' });
    assert.ok(adopted);
    const compiled = compilePrototype(adopted.source, 'Tea', parts, nodeCompileTools, new Map());
    assert.deepEqual(
      compiled.findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.goto(saved.save(compiled.page ?? ''));
    return { page, frame: page.frameLocator('iframe'), troubles };
  }

  const sources: Record<string, Findings> = {
    'a page with React and Babel from a CDN': found({
      'tea.html': `<!doctype html><html><body><div id="root"></div>
<script src="https://unpkg.com/react@18/umd/react.development.js"></script>
<script src="https://unpkg.com/react-dom@18/umd/react-dom.development.js"></script>
<script src="https://unpkg.com/@babel/standalone/babel.min.js"></script>
<script type="text/babel">
${counter}ReactDOM.createRoot(document.getElementById('root')).render(<App />);
</script></body></html>`,
    }),
    'a Vite project': found({
      'index.html': '<div id="root"></div><script type="module" src="/src/main.jsx"></script>',
      'src/main.jsx':
        "import { createRoot } from 'react-dom/client';\nimport App from './App.jsx';\ncreateRoot(document.getElementById('root')).render(<App />);",
      'src/App.jsx': imported,
      'src/App.css': 'h1 { color: teal }',
      'package.json': '{}',
      'vite.config.js': 'export default {}',
    }),
    'a Create React App project': found({
      'public/index.html': '<!doctype html><html><body><div id="root"></div></body></html>',
      'src/index.js':
        "import React from 'react';\nimport ReactDOM from 'react-dom/client';\nimport App from './App';\nReactDOM.createRoot(document.getElementById('root')).render(<App />);",
      'src/App.js': imported,
      'src/App.css': '',
    }),
    'a component from a chat': readTranscript(
      `Here is the component:\n\n\`\`\`jsx\nimport React from 'react';\n${counter}\`\`\`\nAnything else?`,
    ),
    'plain HTML from a chat': readTranscript(
      '```html\n<h1>Tea</h1><button onclick="more()">Add, now <b id="n">0</b></button><script>\nlet n = 0;\nfunction more() { n += 1; document.getElementById("n").textContent = n; }\n</script>\n```',
    ),
  };
  for (const [name, what] of Object.entries(sources))
    it(`from ${name} runs as one screen`, async () => {
      const { page, frame, troubles } = await run(what);
      await frame.getByRole('button', { name: 'Add, now 0' }).click();
      await frame.getByRole('button', { name: 'Add, now 1' }).waitFor();
      assert.equal(await frame.locator('[data-screen="basket"]').count(), 1);
      assert.deepEqual(troubles, []);
      await page.close();
    });

  /** What models are shown as an example is what they copy, so it has to work. */
  it('from the examples in the prompt runs, plain and in React', async () => {
    const rules = buildTurn(firstInput, large).messages[0]?.content ?? '';
    const plain = readTranscript(rules);
    const react = /^ {3}import [\s\S]*?render\(<App \/>\);$/m.exec(rules)?.[0] ?? '';
    for (const example of [plain, found({ 'main.tsx': react })]) {
      const { page, frame, troubles } = await run(example);
      await frame.getByRole('button', { name: /^Add Assam/ }).click();
      await frame.getByRole('heading', { name: 'Your basket' }).waitFor();
      await frame.getByText('Teas in it: 1').waitFor();
      assert.equal(await frame.getByRole('heading', { name: 'Choose a tea' }).isVisible(), false);
      assert.deepEqual(troubles, []);
      await page.close();
    }
  });
});

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { FootbridgeError } from '../../../src/core/errors/footbridgeError.ts';
import { compileInWorker } from '../../../src/node/compile/compileInWorker.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/cleanup.ts';
import { repositoryRoot } from '../../support/paths.ts';

const worker = path.join(repositoryRoot, 'src/node/compile/compileWorker.ts');
const page = (text: string) => ({ files: [{ path: 'index.html', text }], assets: [] });
const good = page('<main data-screen="one"><h1>One</h1></main>');
const bad = page('<script>\nlet = ;\n</script>');

describe('compiling in a worker', function () {
  this.timeout(30_000);
  let folder: TemporaryFolder;

  before(() => {
    folder = temporaryFolder('parts');
    for (const name of ['bootstrap.js', 'kit.js', 'outer.js', 'kit.css'])
      writeFileSync(path.join(folder.path, name), '');
  });
  after(() => folder.remove());

  it('returns the page and its findings, several at a time', async () => {
    const compiler = compileInWorker('', { worker, partsFolder: folder.path });
    try {
      const pages = await Promise.all(['A', 'B'].map((title) => compiler.compile(good, title)));
      assert.match(pages[0]?.page ?? '', /<title>A<\/title>/);
      assert.match(pages[1]?.page ?? '', /<title>B<\/title>/);
    } finally {
      compiler.dispose();
    }
  });

  it('takes files that begin with a byte order mark as those that do not', async () => {
    const files = Object.entries({
      'index.html': `<!doctype html><link rel="stylesheet" href="a.css">${good.files[0]?.text}<script type="module" src="a.js"></script>`,
      'a.css': ':root { --accent: teal }',
      'a.js': "import words from './words.json';\ndocument.title = words.title;",
      'words.json': '{ "title": "One" }',
    }).map(([name, text]) => ({ path: name, text }));
    const marked = files.map(({ path: name, text }) => ({ path: name, text: `\uFEFF${text}` }));
    const compiler = compileInWorker('', { worker, partsFolder: folder.path });
    try {
      const [plain, other] = await Promise.all(
        [files, marked].map((each) => compiler.compile({ files: each, assets: [] }, 'A')),
      );
      assert.match(plain?.page ?? '', /&lt;!DOCTYPE html&gt;[^]*--accent: teal/);
      assert.equal(other?.page, plain?.page);
    } finally {
      compiler.dispose();
    }
  });

  it('says where a prototype that cannot run is wrong', async () => {
    const compiler = compileInWorker('', { worker, partsFolder: folder.path });
    try {
      await assert.rejects(compiler.compile(bad, 'A'), (error) => {
        assert.ok(error instanceof FootbridgeError);
        assert.equal(error.code, 'compile-failed');
        return error.message.includes('index.html:2');
      });
      assert.ok((await compiler.compile(good, 'A')).page);
    } finally {
      compiler.dispose();
    }
  });

  it('says what it would find without making a page', async () => {
    const compiler = compileInWorker('', { worker, partsFolder: folder.path });
    try {
      assert.deepEqual(await compiler.check(good), []);
      const findings = await compiler.check(bad);
      assert.deepEqual(findings.map(({ file, line }) => `${file}:${line}`), ['index.html:2']); // prettier-ignore
    } finally {
      compiler.dispose();
    }
  });

  it('gives up on a worker that hangs, and starts another when one has died', async () => {
    const script = path.join(folder.path, 'strange.mjs');
    writeFileSync(
      script,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ id, title }) => {
         if (title === 'hang') for (;;);
         if (title === 'die') process.exit(3);
         parentPort.postMessage({ id, page: title, findings: [] });
       });`,
    );
    const compiler = compileInWorker('', { worker: script, partsFolder: folder.path, timeoutMs: 3000 });
    try {
      await assert.rejects(compiler.compile(good, 'hang'), /took longer/);
      assert.equal((await compiler.compile(good, 'one')).page, 'one');
      await assert.rejects(compiler.compile(good, 'die'), /ended/);
      assert.equal((await compiler.compile(good, 'two')).page, 'two');
      const waiting = compiler.compile(good, 'hang');
      compiler.dispose();
      await assert.rejects(waiting, /closed/);
      await assert.rejects(compiler.compile(good, 'three'), /closed/);
    } finally {
      compiler.dispose();
    }
  });
});

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { FootbridgeError } from '../../../src/core/errors.ts';
import { compileInWorker } from '../../../src/node/compile/compileInWorker.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/cleanup.ts';
import { repositoryRoot } from '../../support/paths.ts';

const worker = path.join(repositoryRoot, 'src/node/compile/compileWorker.ts');
const good = [{ path: 'index.html', text: '<main data-screen="one"><h1>One</h1></main>' }];

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

  it('says where a prototype that cannot run is wrong', async () => {
    const compiler = compileInWorker('', { worker, partsFolder: folder.path });
    try {
      const bad = [{ path: 'index.html', text: '<script>\nlet = ;\n</script>' }];
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
      await assert.rejects(compiler.compile([], 'hang'), /took longer/);
      assert.equal((await compiler.compile([], 'one')).page, 'one');
      await assert.rejects(compiler.compile([], 'die'), /ended/);
      assert.equal((await compiler.compile([], 'two')).page, 'two');
      const waiting = compiler.compile([], 'hang');
      compiler.dispose();
      await assert.rejects(waiting, /closed/);
      await assert.rejects(compiler.compile([], 'three'), /closed/);
    } finally {
      compiler.dispose();
    }
  });
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../support/cleanup.ts';
import { tallyOf } from '../../support/mochaRun.ts';
import { repositoryRoot } from '../../support/paths.ts';

describe('a run of tests', () => {
  const folder = temporaryFolder('mocha-run');
  const runs = path.join(folder.path, 'runs.txt');
  beforeEach(() => writeFileSync(runs, ''));
  after(() => folder.remove());

  it('runs a suite that failed once more from its beginning, and counts no other twice', async () => {
    const tally = await tallyOf(
      undefined,
      suites("if (!ranBefore('a journey (1)')) throw new Error('too slow')"),
    );
    assert.deepEqual(tally, {
      passed: 4,
      failed: 0,
      skipped: 1,
      failures: [],
      secondTries: ['a journey (1) arrives: too slow'],
      suites: [],
    });
    assert.deepEqual(readFileSync(runs, 'utf8').trim().split('\n'), [
      'another',
      'a journey (1)',
      'and back',
      'a journey (1)',
      'and back',
    ]);
  });

  it('has failed when the suite fails at the second try, too', async () => {
    const { passed, failed, skipped, failures } = await tallyOf(
      undefined,
      suites("throw new Error('broken')"),
    );
    assert.deepEqual([passed, failed, skipped], [3, 1, 1]);
    assert.deepEqual(failures, ['a journey (1) arrives: broken']);
  });

  it('has failed when the suite is not found again', async () => {
    const { failed } = await tallyOf(
      undefined,
      suites("throw new Error('broken')", "'a journey at ' + performance.now()"),
    );
    assert.equal(failed, 1);
  });

  it('has failed at once when somebody picked the tests', async () => {
    const { failed } = await tallyOf('begins|arrives', suites("throw new Error('broken')"));
    assert.equal(failed, 1);
    assert.equal(readFileSync(runs, 'utf8').trim(), 'a journey (1)');
  });

  /** Starts mocha on two suites, of which one goes through `arrive`; each writes down that it ran. */
  function suites(arrive: string, title = "'a journey (1)'") {
    const file = path.join(folder.path, 'suites.test.ts');
    writeFileSync(
      file,
      `import { appendFileSync, readFileSync } from 'node:fs';
      const ran = (title) => appendFileSync(${JSON.stringify(runs)}, title + '\\n');
      const ranBefore = (title) => readFileSync(${JSON.stringify(runs)}, 'utf8').split(title).length > 2;
      describe('another', () => { it('passes', () => ran('another')); });
      describe(${title}, () => {
        it('begins', () => ran('a journey (1)'));
        it('arrives', () => { ${arrive}; });
        it('is not made yet');
      });
      describe('a journey (1) and back', () => { it('passes', () => ran('and back')); });`,
    );
    const script = path.join(repositoryRoot, 'test', 'support', 'mochaFiles.ts');
    return (variables: Readonly<Record<string, string>>): Promise<number> =>
      new Promise((resolve) => {
        const child = execFile(process.execPath, [script, '5000', '1', '0', file], {
          cwd: repositoryRoot,
          env: { ...process.env, ...variables },
        });
        child.on('exit', (code) => resolve(code ?? 1));
      });
  }
});

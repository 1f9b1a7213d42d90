import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { temporaryFolder } from '../../support/cleanup.ts';
import { GateFault } from '../../../src/node/gate/gateFault.ts';
import { gateGit } from '../../../src/node/gate/gateGit.ts';
import { readObjects } from '../../../src/node/gate/readObjects.ts';

describe('reading objects for the gate', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const git = (args: readonly string[], input = ''): string =>
    execFileSync('git', args, { cwd: folder.path, input, encoding: 'utf8' }).trim();

  beforeEach(() => {
    folder = temporaryFolder('objects');
    git(['init', '--quiet']);
  });

  afterEach(() => folder.remove());

  it('gives each of many what it holds, whichever git read it', async () => {
    const nameOf = (index: number): string => `file${String(index).padStart(3, '0')}`;
    const texts = Array.from({ length: 151 }, (_, index) => `text ${index}\n`);
    for (const [index, text] of texts.entries()) writeFileSync(path.join(folder.path, nameOf(index)), text);
    const names = git(['hash-object', '-w', ...texts.map((_, index) => nameOf(index))]);
    const asked = names.split('\n');
    const objects = await readObjects(gateGit('git', folder.path, {}), asked);
    assert.deepEqual(
      asked.map((name) => objects.get(name)?.content?.toString()),
      texts,
    );
  });

  it('stays closed when git cannot be started', async () => {
    await assert.rejects(readObjects(gateGit('no-such-git', tmpdir(), {}), ['HEAD']), GateFault);
  });

  it('gives the same whether they come in one piece or are too much for that', async () => {
    const names = ['one\n', '', 'x'.repeat(300_000), 'y'.repeat(6_000_000)].map((text) =>
      git(['hash-object', '-w', '--stdin'], text),
    );
    const asked = ['HEAD:not there.json', ...names, '0'.repeat(40)];
    const whole = await readObjects(gateGit('git', folder.path, {}), asked);
    assert.deepEqual(
      asked.map((name) => whole.get(name)?.content?.length),
      [undefined, 4, 0, 300_000, undefined, undefined],
    );
    assert.equal(whole.get(names[3] ?? '')?.oid, names[3]);
    assert.deepEqual(await readObjects(gateGit('git', folder.path, {}), asked, 1000), whole);
  });
});

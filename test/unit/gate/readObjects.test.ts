import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { temporaryFolder } from '../../support/cleanup.ts';
import { gateGit } from '../../../src/node/gate/gateGit.ts';
import { readObjects } from '../../../src/node/gate/readObjects.ts';

describe('reading objects for the gate', () => {
  it('gives the same whether they come in one piece or are too much for that', async () => {
    const folder = temporaryFolder('objects');
    try {
      const git = (args: readonly string[], input = ''): string =>
        execFileSync('git', args, { cwd: folder.path, input, encoding: 'utf8' }).trim();
      git(['init', '--quiet']);
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
    } finally {
      folder.remove();
    }
  });
});

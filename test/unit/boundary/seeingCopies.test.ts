import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { refusePath } from '../../../src/core/lab/variantPath.ts';
import { baseFolder } from '../../../src/node/boundary/explorationBase.ts';
import { isSecretName } from '../../../src/node/boundary/secretNames.ts';
import { walkFolder } from '../../../src/node/boundary/walkFolder.ts';
import { writeMoved } from '../../../src/node/boundary/writeMoved.ts';
import { changesOf, restore, run, shopWithGit, type Place } from './support/seeingPlace.ts';

const copies = '.footbridge/boundary/one/put-back';

describe('what is kept of production', () => {
  let place: Place;

  beforeEach(async () => {
    place = await shopWithGit();
  });

  afterEach(async () => await rm(place.top, { recursive: true, force: true }));

  async function packs(): Promise<string[]> {
    const names = await readdir(path.join(place.lab, ...baseFolder('one'))).catch(() => []);
    return names.filter((name) => name.endsWith('.pack'));
  }

  it('keeps where a link led that is put back, for the user alone', async function () {
    if (process.platform === 'win32') this.skip();
    const sight = await place.sight();
    await changesOf(sight);
    await place.remove('src/a.ts');
    await symlink('../somewhere/else.ts', path.join(place.shop, 'src/a.ts'));
    await place.write('src/b.ts', 'changed\n');
    await changesOf(sight);
    for (const file of ['src/a.ts', 'src/b.ts']) assert.ok(await restore(place, sight, file));
    assert.equal(await place.read('src/a.ts'), 'a\n');
    assert.equal(await readFile(path.join(place.lab, copies, 'a.ts'), 'utf8'), '../somewhere/else.ts');
    for (const name of ['a.ts', 'b.ts']) {
      assert.equal((await stat(path.join(place.lab, copies, name))).mode & 0o777, 0o600);
    }
  });

  it('puts a secret back without a copy, and deletes none', async () => {
    await place.write('server.key', 'TOKEN=before\n');
    await place.commitAll();
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('server.key', 'TOKEN=changed\n');
    await place.write('other.pem', 'TOKEN=new\n');
    assert.deepEqual(await changesOf(sight), ['create other.pem !', 'edit server.key']);
    assert.ok(await restore(place, sight, 'server.key'));
    assert.equal(await restore(place, sight, 'other.pem'), false);
    assert.equal(await place.read('server.key'), 'TOKEN=before\n');
    assert.equal(await place.read('other.pem'), 'TOKEN=new\n');
    await assert.rejects(run('grep', ['-r', 'TOKEN', place.lab]));
  });

  it('moves no secret into the lab, neither beside a prototype nor into one', async () => {
    const names = ['.env', '.env.local', 'prod.env', '.npmrc', 'id_ed25519', 'certs/server.pem', 'a/B.KEY'];
    for (const file of names) {
      assert.ok(isSecretName(file), file);
      assert.notEqual(refusePath(`from-production/${file}`), undefined, file);
      const order = { experiment: 'one', path: file, contents: Buffer.from('TOKEN') };
      await assert.rejects(writeMoved(place.lab, order), { code: 'secret-not-moved' });
    }
    for (const file of ['src/environment.ts', 'keys.ts', 'id.ts']) assert.ok(!isSecretName(file), file);
    await assert.rejects(run('grep', ['-r', 'TOKEN', place.lab]));
  });

  it('removes what no base refers to any more when one is taken', async () => {
    await place.write('src/a.ts', 'mine from before\n');
    await changesOf(await place.sight());
    const [first] = await packs();
    assert.ok(first);
    await place.write('src/a.ts', 'mine, later\n');
    const later = await place.sight('', true);
    await changesOf(later);
    const left = await packs();
    assert.equal(left.length, 1);
    assert.notEqual(left[0], first);
    await place.write('src/a.ts', 'by an agent\n');
    await changesOf(later);
    assert.ok(await restore(place, later, 'src/a.ts'));
    assert.equal(await place.read('src/a.ts'), 'mine, later\n');
  });

  it('loses nothing that two windows accept at once, and tells each of the other', async () => {
    const [one, two] = [await place.sight(), await place.sight()];
    for (const sight of [one, two]) await changesOf(sight);
    await place.write('c.ts', 'c\n');
    await place.write('d.ts', 'd\n');
    for (const sight of [one, two]) await changesOf(sight);
    await Promise.all([one.accept(['c.ts']), two.accept(['d.ts'])]);
    for (const sight of [one, two, await place.sight()]) assert.deepEqual(await changesOf(sight), []);
  });

  it('takes one base when two windows open at once', async () => {
    await place.write('src/a.ts', 'mine from before\n');
    const [one, two] = [await place.sight(), await place.sight()];
    await Promise.all([changesOf(one), changesOf(two)]);
    assert.equal((await packs()).length, 1);
    await place.write('src/a.ts', 'by an agent\n');
    for (const sight of [one, two]) assert.deepEqual(await changesOf(sight), ['edit src/a.ts']);
    assert.ok(await restore(place, two, 'src/a.ts'));
    assert.equal(await place.read('src/a.ts'), 'mine from before\n');
  });

  it('looks into folders of code that are called like build results', async () => {
    const files = ['dist/top.js', 'src/build/a.ts', 'src/dist/b.ts', 'app/package.json', 'app/out/c.js'];
    for (const file of [...files, 'app/src/coverage/d.ts', 'src/node_modules/x/e.js'])
      await place.write(file, '');
    await rename(path.join(place.shop, '.git'), path.join(place.top, 'elsewhere'));
    const { files: found, isComplete } = await walkFolder(place.shop, 100);
    assert.deepEqual(found.toSorted(), [
      '.gitignore',
      'app/package.json',
      'app/src/coverage/d.ts',
      'src/a.ts',
      'src/b.ts',
      'src/build/a.ts',
      'src/dist/b.ts',
    ]);
    assert.equal(isComplete, true);
    assert.equal((await walkFolder(place.shop, found.length)).isComplete, true);
    assert.equal((await walkFolder(place.shop, found.length - 1)).isComplete, false);
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { openCheckpoints } from '../../../src/node/checkpoints/checkpoints.ts';
import { plant, sampleLab, sampleTime, snapshot } from '../lab/samples.ts';

async function labWithPrototype() {
  const made = await sampleLab();
  const variant = path.join(made.lab, 'experiments/checkout/variants/v1');
  await plant(variant, { 'index.html': 'one', 'src/app.js': 'app', 'img/a.png': '\u0089PNG' });
  const checkpoints = openCheckpoints(made.lab, () => new Date(sampleTime));
  const save = (message = 'A turn') => checkpoints.save('checkout', 'v1', message);
  const goTo = async (id: string) =>
    made.store.applyTurn('checkout', 'v1', await checkpoints.restore('checkout', 'v1', id));
  return {
    ...made,
    variant,
    checkpoints,
    save,
    goTo,
    gitdir: path.join(made.lab, '.footbridge/checkpoints/checkout.git'),
  };
}

describe('Checkpoints', function () {
  this.timeout(30_000);

  it('bring a variant back to any state that was saved, and forward again', async () => {
    const { store, variant, save, goTo } = await labWithPrototype();
    const first = await save();
    const one = await snapshot(variant);
    await store.applyTurn('checkout', 'v1', [
      { path: 'index.html', text: 'zwei – ü' },
      { path: 'src/app.js', text: undefined },
      { path: 'styles/main.css', text: 'p {}' },
    ]);
    const second = await save();
    const two = await snapshot(variant);
    assert.notEqual(first, second);
    assert.deepEqual(await goTo(first), ['index.html', 'src/app.js', 'styles/main.css']);
    assert.deepEqual(await snapshot(variant), one);
    await goTo(second);
    assert.deepEqual(await snapshot(variant), two);
    assert.deepEqual(await goTo(second), []);
  });

  it('give a state that was saved before the id it had', async () => {
    const { variant, save, goTo, checkpoints } = await labWithPrototype();
    const first = await save('First');
    assert.equal(await save('Again'), first);
    await writeFile(path.join(variant, 'index.html'), 'two');
    const second = await save('Second');
    await goTo(first);
    assert.equal(await save('After undo'), first);
    assert.deepEqual(await checkpoints.list('checkout', 'v1'), [
      { id: second, at: new Date(sampleTime), message: 'Second' },
      { id: first, at: new Date(sampleTime), message: 'First' },
    ]);
  });

  it('keep pictures out of the way: restoring changes text only', async () => {
    const { variant, save, goTo } = await labWithPrototype();
    const first = await save();
    await writeFile(path.join(variant, 'img/a.png'), 'other');
    await writeFile(path.join(variant, 'index.html'), 'two');
    assert.deepEqual(await goTo(first), ['index.html']);
    assert.equal((await snapshot(variant))[path.normalize('img/a.png')], 'other');
  });

  it('keep variants and experiments apart', async () => {
    const { lab, checkpoints, save } = await labWithPrototype();
    const first = await save();
    await plant(lab, {
      'experiments/checkout/variants/v2/index.html': 'v2',
      'experiments/other/variants/v1/index.html': 'other',
    });
    await checkpoints.save('checkout', 'v2', 'V2');
    await checkpoints.save('other', 'v1', 'Other');
    assert.equal((await checkpoints.list('checkout', 'v1')).length, 1);
    assert.equal((await checkpoints.list('checkout', 'v2')).length, 1);
    for (const id of [first, 'HEAD', '0'.repeat(40), '../../x', '']) {
      await assert.rejects(checkpoints.restore('checkout', 'v2', id), { code: 'invalid-argument' });
    }
    await assert.rejects(checkpoints.save('../x', 'v1', ''), { code: 'unknown-experiment' });
    await assert.rejects(checkpoints.save('checkout', '../v1', ''), { code: 'unknown-variant' });
  });

  it('lose nothing when several are saved at once', async () => {
    const { lab, store, checkpoints } = await labWithPrototype();
    const variants = ['a', 'b', 'c', 'd', 'e'];
    for (const id of variants) await store.applyTurn('checkout', id, [{ path: 'index.html', text: id }]);
    const other = openCheckpoints(lab);
    await Promise.all(
      variants.map((id, index) => (index % 2 === 0 ? checkpoints : other).save('checkout', id, id)),
    );
    for (const id of variants) assert.equal((await checkpoints.list('checkout', id)).length, 1, id);
    const saves: Promise<string>[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      await writeFile(path.join(store.variantFolder('checkout', 'a'), 'index.html'), `turn ${turn}`);
      saves.push((turn % 2 === 0 ? checkpoints : other).save('checkout', 'a', 'A turn'));
      await delay(4);
    }
    const saved = new Set(await Promise.all(saves));
    const listed = new Set((await checkpoints.list('checkout', 'a')).map(({ id }) => id));
    assert.ok(
      [...saved].every((id) => listed.has(id)),
      `${saved.size} saved, ${listed.size} kept`,
    );
  });

  it('touch no git of the user, and leave a repository that git itself finds sound', async function () {
    const { lab, save, variant, gitdir } = await labWithPrototype();
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', lab, ...args], { encoding: 'utf8', stdio: 'pipe' });
    try {
      git('init', '--quiet');
    } catch {
      // Without git there is nothing to compare with.
      this.skip();
    }
    git('add', 'README.md');
    const was = await snapshot(path.join(lab, '.git'));
    await save();
    await writeFile(path.join(variant, 'index.html'), 'two');
    const id = await save();
    assert.deepEqual(await snapshot(path.join(lab, '.git')), was);
    assert.ok(!(await readdir(variant)).includes('.git'));
    assert.equal(
      execFileSync('git', ['--git-dir', gitdir, 'fsck', '--strict', '--full'], {
        encoding: 'utf8',
        stdio: 'pipe',
      }),
      '',
    );
    const author = execFileSync('git', ['--git-dir', gitdir, 'log', '-1', '--format=%H %an', 'v1'], {
      encoding: 'utf8',
    });
    assert.equal(author.trim(), `${id} Footbridge`);
  });

  it('say so when their history is damaged', async () => {
    const { save, gitdir, checkpoints } = await labWithPrototype();
    const id = await save();
    await rm(path.join(gitdir, 'objects', id.slice(0, 2)), { recursive: true });
    await assert.rejects(checkpoints.restore('checkout', 'v1', id), { code: 'damaged-file' });
  });

  it('follow no link out of the lab', async () => {
    const { lab, production, save } = await labWithPrototype();
    await plant(lab, { '.footbridge/checkpoints/x': '' });
    await symlink(production, path.join(lab, '.footbridge/checkpoints/checkout.git'), 'junction');
    const was = await snapshot(production);
    await assert.rejects(save(), { code: 'unsafe-path' });
    assert.deepEqual(await snapshot(production), was);
  });
});

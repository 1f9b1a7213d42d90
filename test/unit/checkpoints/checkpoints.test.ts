import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
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
  const goTo = async (id: string) => {
    const changed = await made.store.applyTurn(
      'checkout',
      'v1',
      await checkpoints.restore('checkout', 'v1', id),
    );
    await checkpoints.arrive('checkout', 'v1', id);
    return changed;
  };
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

  it('give a folder that was brought to a state the id it had', async () => {
    const { variant, save, goTo, checkpoints } = await labWithPrototype();
    const first = await save('First');
    assert.equal(await save('Again'), first);
    await writeFile(path.join(variant, 'index.html'), 'two');
    const second = await save('Second');
    await goTo(first);
    assert.equal(await save('After undo'), first);
    assert.deepEqual(await checkpoints.list('checkout', 'v1'), [
      { id: second, at: sampleTime, message: 'Second', from: first },
      { id: first, at: sampleTime, message: 'First', from: undefined },
    ]);
  });

  it('give a state that came about again an id of its own, so that each has one way back', async () => {
    const { variant, save, goTo, checkpoints } = await labWithPrototype();
    const edit = (text: string) => writeFile(path.join(variant, 'index.html'), text);
    const first = await save('First');
    await edit('two');
    const second = await save('Second');
    await edit('one');
    const third = await save('First again');
    assert.notEqual(third, first);
    assert.equal((await checkpoints.list('checkout', 'v1'))[0]?.from, second);
    await goTo(first);
    assert.equal(await checkpoints.current('checkout', 'v1'), first);
    assert.equal(await save(), first);
    await assert.rejects(checkpoints.arrive('checkout', 'v1', '0'.repeat(40)), { code: 'invalid-argument' });
    await assert.rejects(checkpoints.arrive('checkout', 'v2', first), { code: 'invalid-argument' });
  });

  it('bring back pictures, fonts and text in other encodings byte by byte', async () => {
    const { variant, save, goTo } = await labWithPrototype();
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
    const latin1 = Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65]);
    await writeFile(path.join(variant, 'img/a.png'), picture);
    await writeFile(path.join(variant, 'notes.txt'), latin1);
    const first = await save();
    await writeFile(path.join(variant, 'img/a.png'), 'other');
    await rm(path.join(variant, 'notes.txt'));
    await writeFile(path.join(variant, 'img/b.png'), 'added');
    const second = await save();
    assert.deepEqual(await goTo(first), ['img/a.png', 'img/b.png', 'notes.txt']);
    assert.deepEqual(await readFile(path.join(variant, 'img/a.png')), picture);
    assert.deepEqual(await readFile(path.join(variant, 'notes.txt')), latin1);
    assert.equal(await save(), first);
    await goTo(second);
    assert.deepEqual(await snapshot(path.join(variant, 'img')), { 'a.png': 'other', 'b.png': 'added' });
  });

  it('know what each state was made from, and which one the folder is like', async () => {
    const { variant, save, goTo, checkpoints } = await labWithPrototype();
    const edit = (text: string) => writeFile(path.join(variant, 'index.html'), text);
    const first = await save();
    await edit('two');
    assert.equal(await checkpoints.current('checkout', 'v1'), undefined);
    const second = await save();
    await goTo(first);
    assert.equal(await checkpoints.current('checkout', 'v1'), first);
    await save();
    await edit('three');
    const third = await save();
    const list = await checkpoints.list('checkout', 'v1');
    assert.deepEqual(
      list.map(({ id, from }) => ({ id, from })),
      [
        { id: third, from: first },
        { id: second, from: first },
        { id: first, from: undefined },
      ],
    );
    assert.equal(await checkpoints.current('checkout', 'v1'), third);
    assert.equal(await checkpoints.current('checkout', 'v2'), undefined);
  });

  it('show an earlier version without touching the folder', async () => {
    const { variant, checkpoints, save } = await labWithPrototype();
    const first = await save();
    await writeFile(path.join(variant, 'index.html'), 'two');
    const now = await snapshot(variant);
    assert.deepEqual(await checkpoints.read('checkout', 'v1', first), {
      files: [
        { path: 'index.html', text: 'one' },
        { path: 'src/app.js', text: 'app' },
      ],
      assets: [{ path: 'img/a.png', base64: Buffer.from('\u0089PNG').toString('base64') }],
    });
    assert.deepEqual(await snapshot(variant), now);
    await assert.rejects(checkpoints.read('checkout', 'v1', 'HEAD'), { code: 'invalid-argument' });
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

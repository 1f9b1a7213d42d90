import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { putFixBack } from '../../../src/node/fix/putFixBack.ts';
import { takeSnapshot } from '../../../src/node/fix/takeSnapshot.ts';
import { ScratchRepository } from './scratchRepository.ts';

describe('putting the files of a proposed fix back', () => {
  let repository: ScratchRepository;
  let lab: string;
  const here = () => ({ git: 'git', root: repository.root });
  const write = async (file: string, contents: Uint8Array | undefined): Promise<boolean> => {
    await (contents ? writeFile(file, contents) : unlink(file));
    return true;
  };
  const putBack = async (changes: Parameters<typeof putFixBack>[1], unsaved = 'none') =>
    await putFixBack(here(), changes, {
      copies: { lab, folder: 'put-back/one' },
      isUnsaved: (file) => path.basename(file) === unsaved,
      write,
    });

  beforeEach(async () => {
    repository = await ScratchRepository.create({
      'a.ts': 'a\r\n',
      'b.ts': 'b\nb\nb\n',
      'c.ts': 'c\n',
      'other.ts': 'o\n',
    });
    lab = await mkdtemp(path.join(tmpdir(), 'footbridge-fixback-'));
  });

  afterEach(async () => {
    await repository.dispose();
    await rm(lab, { recursive: true, force: true });
  });

  /** Changed, moved, deleted and new, and one that is not part of it. */
  async function change(): Promise<Parameters<typeof putFixBack>[1]> {
    await repository.remove('b.ts', 'c.ts');
    await repository.write({
      'a.ts': 'changed\n',
      'x/b.ts': 'b\nb\nb\n',
      'new.ts': 'n\n',
      'other.ts': 'mine\n',
    });
    return (await takeSnapshot(here(), ['a.ts', 'b.ts', 'x/b.ts', 'c.ts', 'new.ts'])).changes;
  }

  it('brings each of them back byte for byte, touches nothing else, and keeps a copy in the lab', async () => {
    const changes = await change();
    assert.deepEqual(await putBack(changes), []);
    assert.equal(await repository.git('status', '--porcelain'), ' M other.ts');
    assert.equal(await readFile(path.join(repository.root, 'a.ts'), 'utf8'), 'a\r\n');
    assert.equal(await readFile(path.join(lab, 'put-back/one/a.ts'), 'utf8'), 'changed\n');
    assert.equal(await readFile(path.join(lab, 'put-back/one/new.ts'), 'utf8'), 'n\n');
  });

  it('leaves alone what has changed since, and what is not saved', async () => {
    const changes = await change();
    await repository.write({ 'a.ts': 'changed again\n', 'c.ts': 'made anew\n' });
    assert.deepEqual(await putBack(changes, 'new.ts'), ['a.ts', 'c.ts', 'new.ts']);
    assert.equal(await readFile(path.join(repository.root, 'a.ts'), 'utf8'), 'changed again\n');
    assert.equal(await readFile(path.join(repository.root, 'c.ts'), 'utf8'), 'made anew\n');
    assert.equal(await readFile(path.join(repository.root, 'new.ts'), 'utf8'), 'n\n');
  });

  it('never leaves a moved file at neither place', async () => {
    const changes = await change();
    await repository.write({ 'b.ts': 'somebody made it anew\n' });
    assert.deepEqual(await putBack(changes), ['x/b.ts']);
    assert.equal(await readFile(path.join(repository.root, 'b.ts'), 'utf8'), 'somebody made it anew\n');
    assert.equal(await readFile(path.join(repository.root, 'x/b.ts'), 'utf8'), 'b\nb\nb\n');
  });
});

import assert from 'node:assert/strict';
import { mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { agentsGuide } from '../../../src/node/lab/labTexts.ts';
import { createLabFolder } from '../../../src/node/lab/createLabFolder.ts';
import { findLab, isLab, labBeside } from '../../../src/node/lab/findLab.ts';
import { temporaryFolder } from '../../support/cleanup.ts';
import { plant, sampleTime, snapshot } from './samples.ts';

async function production(...names: string[]) {
  const parent = temporaryFolder('create').path;
  for (const name of names) await mkdir(path.join(parent, name));
  const folders = names.map((name) => ({ name, path: path.join(parent, name) }));
  const warnings: string[] = [];
  const create = (more: Partial<Parameters<typeof createLabFolder>[0]> = {}) =>
    createLabFolder({
      parent,
      name: 'shop-lab',
      production: folders,
      now: new Date(sampleTime),
      warn: (warning) => warnings.push(warning),
      ...more,
    });
  const lab = path.join(parent, 'shop-lab');
  const json = async (name: string) => JSON.parse(await readFile(path.join(lab, name), 'utf8')) as unknown;
  return {
    parent,
    folders,
    create,
    lab,
    json,
    warnings,
    workspace: path.join(lab, 'shop-lab.code-workspace'),
  };
}

describe('Creating a lab', function () {
  this.timeout(20_000);

  it('makes a folder that explains itself and opens together with production', async () => {
    const { parent, create, lab, json, folders } = await production('shop');
    const [shop] = folders;
    assert.equal(
      await create({
        production: [{ name: 'shop', path: shop?.path ?? '', remote: 'git@example.com:shop.git' }],
      }),
      lab,
    );
    assert.deepEqual(Object.keys(await snapshot(lab)).toSorted(), [
      '.gitattributes',
      '.gitignore',
      'AGENTS.md',
      'README.md',
      'footbridge.json',
      'shop-lab.code-workspace',
    ]);
    assert.deepEqual(await json('footbridge.json'), {
      schemaVersion: 1,
      name: 'shop-lab',
      createdAt: sampleTime,
      production: [{ name: 'shop', path: '../shop', remote: 'git@example.com:shop.git' }],
    });
    assert.deepEqual(await json('shop-lab.code-workspace'), {
      folders: [
        { name: 'shop', path: '../shop' },
        { name: 'Footbridge lab', path: '.' },
      ],
      settings: {},
    });
    const all = await snapshot(lab);
    assert.equal(all['AGENTS.md'], agentsGuide);
    assert.equal(all['.gitignore'], '.footbridge/\n');
    assert.ok(!JSON.stringify(all).includes(parent), 'no absolute path');
    assert.deepEqual(await readFile(path.join(parent, 'shop-lab', 'README.md'), 'utf8'), all['README.md']);
  });

  it('uses an empty folder, and makes missing ones above', async () => {
    const { parent, create, lab } = await production();
    await mkdir(lab);
    await create();
    assert.equal(await isLab(lab), true);
    assert.equal(await isLab(await create({ parent: path.join(parent, 'a', 'b') })), true);
  });

  it('leaves alone a folder that is somebody else’s', async () => {
    const { parent, create, lab } = await production();
    await plant(lab, { 'thesis.txt': 'mine' });
    await writeFile(path.join(parent, 'file-lab'), 'mine');
    const was = await snapshot(parent);
    await assert.rejects(create(), { code: 'lab-location-taken' });
    await assert.rejects(create({ name: 'file-lab' }), { code: 'lab-location-taken' });
    assert.deepEqual(await snapshot(parent), was);
  });

  it('refuses names that are no folder on every computer, and a lab that is the production folder', async () => {
    const { parent, create } = await production('shop');
    for (const name of ['', '..', 'a/b', 'a\\b', 'con', 'lab.', 'a:b', '.hidden', 'package.json'])
      await assert.rejects(create({ name }), { code: 'invalid-argument' }, name);
    await assert.rejects(create({ name: 'shop' }), { code: 'invalid-argument' });
    assert.deepEqual(await snapshot(parent), { shop: null });
  });

  it('joins another production folder to a lab that exists, and keeps what people changed', async () => {
    const { create, lab, json, workspace, folders } = await production('shop', 'api');
    await create({ production: folders.slice(0, 1) });
    await writeFile(path.join(lab, 'AGENTS.md'), 'our own rules');
    const own = {
      folders: [{ path: '../shop/' }, { path: '.' }, { path: '../docs' }],
      settings: { 'a.b': 1 },
      extensions: {},
    };
    await writeFile(workspace, JSON.stringify(own, undefined, '\t'));
    await create();
    assert.equal(await readFile(path.join(lab, 'AGENTS.md'), 'utf8'), 'our own rules');
    assert.deepEqual(await json('shop-lab.code-workspace'), {
      ...own,
      folders: [...own.folders, { name: 'api', path: '../api' }],
    });
    assert.match(await readFile(workspace, 'utf8'), /\n\t"folders"/);
    assert.deepEqual(await json('footbridge.json'), {
      schemaVersion: 1,
      name: 'shop-lab',
      createdAt: sampleTime,
      production: [
        { name: 'shop', path: '../shop' },
        { name: 'api', path: '../api' },
      ],
    });
    const was = await snapshot(lab);
    await create();
    assert.deepEqual(await snapshot(lab), was);
  });

  it('does not touch a workspace file with comments, and says so', async () => {
    const { create, workspace, warnings } = await production('shop');
    await create();
    const commented = '{\n  // ours\n  "folders": [{ "path": "." }],\n}\n';
    await writeFile(workspace, commented);
    await create();
    assert.equal(await readFile(workspace, 'utf8'), commented);
    assert.match(warnings.join(), /shop-lab\.code-workspace.*left as it is.*\.\.\/shop/);
  });

  it('joins a lab whose folder was given a name that a new lab may not have', async () => {
    const { parent, create, lab } = await production('shop');
    await create({ production: [] });
    await rename(lab, path.join(parent, '#1 lab'));
    const renamed = await create({ name: '#1 lab' });
    assert.equal(renamed, path.join(parent, '#1 lab'));
    assert.match(await readFile(path.join(renamed, 'footbridge.json'), 'utf8'), /"\.\.\/shop"/);
  });

  it('does not write to a lab that is newer or damaged', async () => {
    const { parent, create, lab } = await production('shop');
    await create({ production: [] });
    for (const [text, code] of [
      ['{"schemaVersion":9}', 'newer-version'],
      ['{', 'damaged-file'],
    ] as const) {
      await writeFile(path.join(lab, 'footbridge.json'), text);
      const was = await snapshot(parent);
      await assert.rejects(create(), { code });
      assert.deepEqual(await snapshot(parent), was);
    }
  });
});

describe('Finding a lab', () => {
  it('looks among the folders of the window', async () => {
    const { parent, create, lab } = await production('shop');
    await create();
    assert.equal(await findLab([parent, path.join(parent, 'shop'), lab]), lab);
    assert.equal(await findLab([parent, '/no/such/folder']), undefined);
  });

  it('looks beside a production folder for a lab that links to it, first of all by name', async () => {
    const { parent, create, lab } = await production('shop', 'api', 'other');
    await create({ production: [{ name: 'api', path: path.join(parent, 'api') }] });
    await mkdir(path.join(parent, 'empty-lab'));
    assert.equal(await labBeside(path.join(parent, 'api')), lab);
    assert.equal(await labBeside(path.join(parent, 'other')), undefined);
    await create();
    await create({ name: 'a-lab' });
    assert.equal(await labBeside(path.join(parent, 'shop')), lab);
    assert.equal(await labBeside(path.join(parent, 'other')), path.join(parent, 'a-lab'));
  });

  it('does not take the lab of another folder because of its name', async () => {
    const { parent, create, folders } = await production('shop', 'api');
    const [shop, api] = folders;
    assert.ok(shop && api);
    await create({ production: [api] });
    assert.equal(await labBeside(shop.path), undefined);
    const linked = await create({ name: 'z-lab', production: [shop] });
    assert.equal(await labBeside(shop.path), linked);
    await create({ production: [shop] });
    assert.equal(await labBeside(shop.path), path.join(parent, 'shop-lab'));
  });

  it('finds the lab of a folder that is opened through a link', async () => {
    const { parent, create, lab } = await production('shop');
    await create();
    await symlink(path.join(parent, 'shop'), path.join(parent, 'shortcut'), 'junction');
    assert.equal(await labBeside(path.join(parent, 'shortcut')), lab);
  });

  it('takes a lab that it cannot read for the one its name says, so that opening it tells why', async () => {
    const { parent, create, lab } = await production('shop');
    await create();
    for (const text of ['{', '{"schemaVersion":9}']) {
      await writeFile(path.join(lab, 'footbridge.json'), text);
      assert.equal(await labBeside(path.join(parent, 'shop')), lab);
    }
  });
});

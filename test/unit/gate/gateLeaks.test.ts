import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { filesIn } from '../../../src/node/gate/labTree.ts';
import { errorsOf, GateRepository } from './gateRepository.ts';

const lines = Array.from(
  { length: 16 },
  (_, index) => `export const step${index} = follow(${index}, 'way');`,
);
const pasted = `${lines.join('\n')}\n`;
const gate = { branches: ['nobody'] };

describe('leaks at the gate', () => {
  let repository: GateRepository;

  beforeEach(() => {
    repository = new GateRepository();
  });
  afterEach(() => repository.remove());

  function lab(files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries({ 'footbridge.json': '{}', ...files })) {
      const whole = path.join(repository.parent, 'shop-lab', file);
      mkdirSync(path.dirname(whole), { recursive: true });
      writeFileSync(whole, text);
    }
  }

  it('are found between the index and a lab beside the repository', async () => {
    lab({ 'experiments/a/variants/b/app.ts': pasted });
    repository.commit({ 'docs/a.md': 'a\n', 'src/old.ts': 'old\n' });
    repository.stage({
      'docs/demo.ts': "import { step1 } from '../../shop-lab/experiments/a/variants/b/app';\n",
      'docs/pasted.ts': pasted,
    });
    // What is on disk is not what is committed.
    repository.write('docs/demo.ts', '');
    repository.write('docs/pasted.ts', '');
    const found = errorsOf(await repository.check()).filter((each) => each.startsWith('leak/'));
    assert.deepEqual(found, [
      'leak/pasted-code docs/pasted.ts',
      'leak/production-imports-prototype docs/demo.ts',
    ]);
  });

  it('are found in a lab that is named by a way through a link, inside the repository and beside it', async () => {
    lab({ 'experiments/a/variants/b/app.ts': 'export const step1 = 1;\n' });
    repository.commit({ 'docs/a.md': 'a\n' });
    repository.stage({
      'docs/demo.ts': "import '../../shop-lab/experiments/a/variants/b/app';\n",
      'docs/other.ts': "import '../lab/experiments/a/variants/b/app';\n",
      'lab/experiments/a/variants/b/app.ts': 'export const step1 = 1;\n',
    });
    const link = path.join(repository.parent, 'link');
    symlinkSync(repository.parent, link, 'junction');
    const labs = [path.join(link, 'shop', 'lab'), path.join(link, 'shop-lab')];
    const found = errorsOf(await repository.check({ labs }));
    assert.deepEqual(found, errorsOf(await repository.check({ labs: [path.join(repository.root, 'lab')] })));
    assert.deepEqual(
      found.filter((each) => each.startsWith('leak/')),
      ['leak/production-imports-prototype docs/demo.ts', 'leak/production-imports-prototype docs/other.ts'],
    );
  });

  it('are found in a lab beside the repository that is a link, by the name of either', async () => {
    repository.commit({ 'docs/a.md': 'a\n' });
    const real = path.join(repository.parent, 'kept', 'elsewhere');
    mkdirSync(real, { recursive: true });
    writeFileSync(path.join(real, 'footbridge.json'), '{}');
    symlinkSync(real, path.join(repository.parent, 'shop-lab'), 'junction');
    repository.stage({
      'docs/demo.ts': "import '../../shop-lab/experiments/a/variants/b/app';\n",
      'docs/other.ts': "import '../../kept/elsewhere/experiments/a/variants/b/app';\n",
    });
    assert.deepEqual(
      errorsOf(await repository.check()).filter((each) => each.startsWith('leak/')),
      ['leak/production-imports-prototype docs/demo.ts', 'leak/production-imports-prototype docs/other.ts'],
    );
  });

  it('are found both ways with a lab inside, by everybody', async () => {
    repository.commit({
      'footbridge.policy.jsonc': JSON.stringify({ version: 1, zones: [], labs: ['lab'], gate }),
      'lab/experiments/a/variants/b/app.ts': pasted,
      'src/shop.ts': 'export const shop = 1;\n',
    });
    repository.stage({
      'src/uses.ts': "export { step1 } from '../lab/experiments/a/variants/b/app.js';\n",
      'src/pasted.ts': pasted,
      'lab/experiments/a/variants/b/uses.ts': "import { shop } from '../../../../../src/shop';\n",
    });
    assert.deepEqual(errorsOf(await repository.check()), [
      'leak/pasted-code src/pasted.ts',
      'leak/production-imports-prototype src/uses.ts',
      'leak/prototype-imports-production lab/experiments/a/variants/b/uses.ts',
    ]);
  });

  it('are found in everything with --all, and a listed one may stay', async () => {
    repository.commit({
      'footbridge.policy.jsonc': JSON.stringify({ version: 1, zones: [], labs: ['lab'] }),
      'lab/experiments/a/variants/b/app.ts': pasted,
      'src/uses.ts': "export { step1 } from '../lab/experiments/a/variants/b/app.js';\n",
    });
    const report = await repository.check({ mode: { kind: 'all' } });
    assert.deepEqual(errorsOf(report), ['leak/production-imports-prototype src/uses.ts']);
    assert.match(report.notChecked.join(), /zones/);
  });

  it('are looked for in prototypes before anything else in a lab, and what is left out is said', () => {
    const others = Array.from({ length: 30 }, (_, index) => [`zz/${index}.ts`, '1\n']);
    lab({ 'experiments/a/variants/b/app.ts': pasted, ...Object.fromEntries(others) });
    const folder = path.join(repository.parent, 'shop-lab');
    const cut = filesIn(folder, 5);
    assert.equal(cut.files[0], 'experiments/a/variants/b/app.ts');
    assert.equal(cut.files.length, 5);
    assert.ok(cut.isCut);
    const whole = filesIn(folder);
    assert.equal(whole.files.length, 32);
    assert.equal(new Set(whole.files).size, 32);
    assert.ok(!whole.isCut);
  });

  it('are said to be compared in part where prototypes are more than can be compared', async () => {
    const many = Array.from({ length: 270_000 }, (_, index) => `line(${index});`).join('\n');
    lab({ 'experiments/a/variants/b/app.ts': many, 'experiments/a/variants/c/app.ts': many });
    repository.commit({ 'docs/a.md': 'a\n' });
    repository.stage({ 'docs/a.ts': 'export const a = 1;\n' });
    assert.match((await repository.check()).notChecked.join(), /more files or lines than are compared/);
  });

  it('in a repository of many packages cost a few questions to git, not one for each', async () => {
    // So far apart that to read what lies between would be no help.
    const packages = Array.from({ length: 12 * 140 }, (_, index) => {
      const folder = `packages/p${Math.floor(index / 140)}`;
      return index % 140 === 0
        ? [`${folder}/package.json`, `{ "name": "${folder}", "private": true }\n`]
        : [`${folder}/src/${index}.txt`, 'text\n'];
    });
    repository.commit({
      'footbridge.policy.jsonc': JSON.stringify({ version: 1, zones: [], labs: ['lab'], gate }),
      'lab/experiments/a/variants/b/app.ts': pasted,
      ...Object.fromEntries(packages),
    });
    repository.stage({ 'src/uses.ts': "export { step1 } from '../lab/experiments/a/variants/b/app';\n" });
    const log = path.join(repository.parent, 'asked');
    const counter = path.join(repository.parent, 'counting-git');
    writeFileSync(counter, `#!/bin/sh\necho "$*" >> '${log}'\nexec git "$@"\n`, { mode: 0o755 });
    const found = errorsOf(await repository.check({ git: counter }));
    assert.deepEqual(found, ['leak/production-imports-prototype src/uses.ts']);
    const asked = readFileSync(log, 'utf8').trimEnd().split('\n').length;
    assert.ok(asked < 20, `${asked} questions`);
  });

  it('says when there is nothing to compare with', async () => {
    repository.commit({ 'docs/a.md': 'a\n' });
    repository.stage({ 'docs/a.md': 'b\n' });
    assert.match((await repository.check()).notChecked.join(), /no lab is known/);
    const labs = [path.join(repository.parent, 'gone-lab')];
    assert.match((await repository.check({ labs })).notChecked.join(), /gone-lab" is not on this computer/);
  });
});

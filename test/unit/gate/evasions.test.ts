import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { GateFault } from '../../../src/node/gate/gateFault.ts';
import { errorsOf, GateRepository } from './gateRepository.ts';

const policyWith = (zones: object[], rest: object = {}) =>
  JSON.stringify({ version: 1, labs: ['lab'], zones, ...rest });
const limits = { files: 5, lines: 20, owners: 2, dependents: 1 };
const variant = 'lab/experiments/x/variants/a';

describe('ways around the gate', () => {
  let repository: GateRepository;

  beforeEach(() => {
    repository = new GateRepository();
    repository.commit({
      'footbridge.policy.jsonc': policyWith([
        { zone: 'open', paths: ['/docs/', '/src/'] },
        { zone: 'gated', paths: ['/ui/'], limits },
      ]),
      [`${variant}/app.ts`]: 'export const app = 1;\n',
    });
  });
  afterEach(() => repository.remove());

  it('a file renamed into a gated zone, or out of it, counts with all its lines', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `export const line${index} = ${index};\n`).join(
      '',
    );
    repository.commit({ 'docs/long.ts': lines, 'ui/old.ts': lines.replaceAll('line', 'row') });
    repository.stage({ 'ui/long.ts': lines });
    repository.git('rm', '--quiet', 'docs/long.ts');
    assert.deepEqual(errorsOf(await repository.check()), ['limit/lines ui/long.ts']);
    repository.git('reset', '--quiet', '--hard');
    repository.git('mv', 'ui/old.ts', 'docs/old.ts');
    assert.deepEqual(errorsOf(await repository.check()), ['limit/lines ui/old.ts']);
    repository.git('reset', '--quiet', '--hard');
    repository.git('mv', 'ui/old.ts', 'ui/new.ts');
    assert.deepEqual(errorsOf(await repository.check()), [], 'inside the zone only what differs counts');
  });

  it('a file moved between gated folders is held against the limits and owners of both', async () => {
    const text = Array.from({ length: 30 }, (_, index) => `.row${index} { margin: 0; }\n`).join('');
    repository.commit({
      'footbridge.policy.jsonc': policyWith([
        { zone: 'gated', paths: ['/ui/'], limits: { ...limits, owners: 1 } },
        { zone: 'gated', paths: ['/brand/'], limits: { ...limits, lines: 0 } },
      ]),
      CODEOWNERS: '/ui/ @shop/ui\n/brand/ @shop/brand\n',
      'brand/rows.css': text,
    });
    repository.git('rm', '--quiet', 'brand/rows.css');
    repository.stage({ 'ui/rows.css': `${text}.new { margin: 1px; }\n` });
    assert.deepEqual(errorsOf(await repository.check()), [
      'limit/lines ui/rows.css',
      'limit/owners ui/rows.css',
    ]);
  });

  it('links through other links, to folders with the lab in them, and in other spellings', async () => {
    repository.plant('120000', '..', 'src/all');
    repository.plant('120000', '../LAB/Experiments/x/variants/a/app.ts', 'src/spelt.ts');
    repository.plant('120000', '.', 'docs/here');
    repository.plant('120000', '../docs/here/../lab/experiments', 'src/parent');
    repository.plant('120000', '../src/self', 'src/self');
    assert.deepEqual(errorsOf(await repository.check()), [
      'link/into-lab src/all',
      'link/into-lab src/parent',
      'link/into-lab src/spelt.ts',
      'link/outside src/self',
    ]);
    repository.git('reset', '--quiet', '--hard');
    repository.plant('120000', '..', 'docs/up');
    repository.commit();
    repository.plant('120000', '../DOCS/up/lab/experiments/x/variants/a/app.ts', 'src/through.ts');
    repository.plant('120000', 'up/src', 'docs/fine');
    assert.deepEqual(errorsOf(await repository.check()), ['link/into-lab src/through.ts']);
  });

  it('configuration and environment that change how git answers', async () => {
    repository.commit({
      'ui/button.ts': 'export const button = 1;\n',
      'docs/one.ts': "import { button } from '../ui/button';\n",
      'docs/two.ts': "import { button } from '../ui/button';\n",
      'docs/pages.ts': 'export const pages = 1;\n',
    });
    repository.stage({ 'ui/button.ts': 'export const button = 2;\n' });
    const expected = ['limit/dependents ui/button.ts'];
    for (const [name, value] of [
      ['color.ui', 'always'],
      ['color.grep', 'always'],
      ['core.quotePath', 'true'],
      ['grep.patternType', 'perl'],
      ['grep.column', 'true'],
      ['grep.lineNumber', 'true'],
      ['grep.fullName', 'false'],
      ['submodule.recurse', 'true'],
      ['diff.renames', 'false'],
      ['diff.noprefix', 'true'],
      ['diff.relative', 'true'],
      ['diff.external', 'false'],
      ['log.showSignature', 'true'],
    ] as const) {
      repository.git('config', name, value);
      const cwd = path.join(repository.root, 'docs');
      assert.deepEqual(errorsOf(await repository.check({ cwd })), expected, name);
      repository.git('config', '--unset', name);
    }
    for (const name of ['LITERAL', 'GLOB', 'NOGLOB', 'ICASE'].map((each) => `GIT_${each}_PATHSPECS`)) {
      process.env[name] = '1';
      try {
        assert.deepEqual(errorsOf(await repository.check()), expected, name);
        repository.plant('100644', `import '../${variant}/app';\n`, 'src/leak.ts');
        const all = errorsOf(await repository.check({ mode: { kind: 'all' } }));
        assert.deepEqual(all, ['leak/production-imports-prototype src/leak.ts'], name);
        repository.git('update-index', '--force-remove', 'src/leak.ts');
      } finally {
        Reflect.deleteProperty(process.env, name);
      }
    }
  });

  it('style sheets that are parts of others, names of one letter, and computed imports', async () => {
    repository.commit({
      'ui/_vars.scss': '$a: 1;\n',
      'docs/one.scss': "@use '../ui/vars';\n",
      'docs/two.scss': "@import '../ui/vars';\n",
      'ui/b.ts': 'export const b = 1;\n',
      'docs/one.ts': "import { b } from '../ui/b';\n",
      'docs/two.ts': "export { b } from '../ui/b.js';\n",
      'ui/parts/red.ts': 'export const red = 1;\n',
      'src/three.ts': 'export const load = (name) => import(`../ui/parts/${name}.ts`);\n',
      'src/four.ts': "export const load = (name) => import('../ui/parts/' + name);\n",
      'src/other.ts': "export const load = (name) => import('./other/' + name);\n",
      'ui/blue.ts': 'export const blue = 1;\n',
      'src/blue.ts': 'export const load = (blue) => import(blue);\n',
    });
    for (const [file, expected] of [
      ['ui/_vars.scss', ['limit/dependents ui/_vars.scss']],
      ['ui/b.ts', ['limit/dependents ui/b.ts']],
      ['ui/parts/red.ts', ['limit/dependents ui/parts/red.ts']],
      ['ui/blue.ts', []],
    ] as const) {
      repository.stage({ [file]: '// changed\n' });
      const report = await repository.check();
      assert.deepEqual(errorsOf(report), expected, file);
      assert.equal(report.notChecked.join().includes('"src/blue.ts"'), file === 'ui/blue.ts', file);
      repository.git('reset', '--quiet', '--hard');
    }
  });

  it('two names that would be written alike', async () => {
    const entry = (name: Buffer, text: string) =>
      Buffer.concat([Buffer.from(`100644 ${repository.hash(text)}\t`), name, Buffer.from('\n')]);
    const leak = `import '../${variant}/app';\n`;
    const bytes = Buffer.concat([Buffer.from('src/a'), Buffer.from([0xe9]), Buffer.from('.ts')]);
    const literal = Buffer.from(String.raw`"src/a\\xE9.ts"`);
    const file = path.join(repository.parent, 'entries');
    for (const [first, second] of [
      [leak, '1\n'],
      ['1\n', leak],
    ] as const) {
      writeFileSync(file, Buffer.concat([entry(bytes, first), entry(literal, second)]));
      repository.git('-c', 'alias.feed=!git update-index --index-info < ../entries', 'feed');
      const report = await repository.check();
      assert.equal(report.files, 2);
      assert.deepEqual(errorsOf(report), [
        `leak/production-imports-prototype src/a${first === leak ? '' : String.raw`\x5C`}${first === leak ? String.raw`\xE9` : 'xE9'}.ts`,
      ]);
    }
  });

  it('a submodule in a lab, whoever names the lab', async () => {
    const commit = repository.git('rev-parse', 'HEAD').trim();
    repository.plant('160000', commit, 'lab/vendor');
    repository.plant('160000', commit, 'trials/vendor');
    const labs = [path.join(repository.root, 'trials')];
    const report = await repository.check({ labs });
    assert.deepEqual(errorsOf(report), ['zone/production lab/vendor', 'zone/production trials/vendor']);
    for (const { message } of report.findings) {
      assert.match(message, /submodule.*in a lab as well/);
      assert.doesNotMatch(message, /Rule:|free/);
    }
    repository.commit();
    repository.git('rm', '--quiet', '--cached', 'lab/vendor');
    assert.deepEqual(errorsOf(await repository.check({ labs })), [], 'taking it out brings nothing in');
  });

  it('a file the gate goes by, or a changed one, whose content is lost', async () => {
    const lose = (oid: string) =>
      rmSync(path.join(repository.root, '.git', 'objects', oid.slice(0, 2), oid.slice(2)));
    repository.stage({ 'src/app.ts': 'lost content\n' });
    lose(repository.git('rev-parse', ':src/app.ts').trim());
    await assert.rejects(repository.check(), (error) => {
      assert.ok(error instanceof GateFault);
      assert.match(error.message, /what a changed file holds: .* missing/);
      return true;
    });
    repository.git('reset', '--quiet', '--hard');
    repository.commit({ 'docs/CODEOWNERS': '* @lost\n' });
    repository.stage({ 'src/app.ts': 'fine\n' });
    assert.deepEqual(errorsOf(await repository.check()), []);
    lose(repository.git('rev-parse', 'HEAD:docs/CODEOWNERS').trim());
    await assert.rejects(repository.check(), /"docs\/CODEOWNERS" .*missing/);
    lose(repository.git('rev-parse', 'HEAD:footbridge.policy.jsonc').trim());
    await assert.rejects(repository.check(), /"footbridge\.policy\.jsonc" .*missing/);
  });
});

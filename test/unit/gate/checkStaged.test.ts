import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { GateFault } from '../../../src/node/gate/gateFault.ts';
import { errorsOf, GateRepository, today } from './gateRepository.ts';

const policy = (rest: object) => JSON.stringify({ version: 1, ...rest }, undefined, 2);
const zones = [
  { zone: 'open', paths: ['/copy/'] },
  { zone: 'gated', paths: ['/ui/'], limits: { files: 2, lines: 10, owners: 1, dependents: 1 } },
];

describe('the gate before a commit', () => {
  let repository: GateRepository;

  beforeEach(() => {
    repository = new GateRepository();
  });
  afterEach(() => repository.remove());

  it('reads the index, not the disk: what is staged counts and what is not does not', async () => {
    repository.commit({ 'src/app.ts': 'one\n', 'docs/guide.md': 'one\n' });
    repository.stage({ 'src/app.ts': 'two\n' });
    repository.write('src/app.ts', 'one\n');
    assert.deepEqual(errorsOf(await repository.check()), ['zone/production src/app.ts']);
    repository.git('reset', '--quiet', '--hard');
    repository.write('src/app.ts', 'three\n');
    repository.stage({ 'docs/guide.md': 'two\n' });
    assert.deepEqual(errorsOf(await repository.check()), []);
    assert.equal(repository.git('stash', 'list'), '');
  });

  it('reads the index of the commit being made, which git names in its hook', async () => {
    repository.commit({ 'src/app.ts': 'one\n', 'docs/guide.md': 'one\n' });
    repository.stage({ 'src/app.ts': 'two\n' });
    repository.git('read-tree', '--index-output=.git/other-index', 'HEAD');
    const environment = { GIT_INDEX_FILE: '.git/other-index' };
    assert.deepEqual(errorsOf(await repository.check({ environment })), []);
  });

  it('says which file, which zone, why and what to do', async () => {
    repository.commit({ '.github/CODEOWNERS': '/src/ @shop/web\n', 'src/payments/charge.ts': 'one\n' });
    repository.stage({ 'src/payments/charge.ts': 'two\n' });
    const [finding] = (await repository.check()).findings;
    assert.ok(finding);
    assert.equal(finding.rule, 'zone/critical');
    assert.match(finding.message, /critical part of production.*Rule: critical\/payments/);
    assert.match(finding.advice, /@shop\/web/);
  });

  it('works before the first commit', async () => {
    repository.stage({ 'src/app.ts': 'one\n', 'docs/guide.md': 'one\n' });
    assert.deepEqual(errorsOf(await repository.check()), ['zone/production src/app.ts']);
  });

  it('counts both places of a renamed file, and a deleted one', async () => {
    repository.commit({ 'src/long.ts': 'line\n'.repeat(40), 'src/gone.ts': 'gone\n', 'docs/a.md': 'text\n' });
    mkdirSync(path.join(repository.root, 'docs'), { recursive: true });
    repository.git('mv', 'src/long.ts', 'docs/long.md');
    repository.git('rm', '--quiet', 'src/gone.ts');
    assert.deepEqual(errorsOf(await repository.check()), [
      'zone/production src/gone.ts',
      'zone/production src/long.ts',
    ]);
  });

  it('keeps gated changes within the limits of the policy, and counts who imports them', async () => {
    repository.commit({
      'footbridge.policy.jsonc': policy({ zones }),
      'ui/button.ts': 'export const button = 1;\n',
      'app/one.ts': "export { button } from '../ui/button.js';\n",
      'app/two.ts': "import { button } from './one';\n",
      'app/other.ts': '// says button, imports nothing\n',
    });
    repository.stage({ 'ui/new.ts': 'export const fresh = 1;\n', 'copy/home.json': '{}\n' });
    assert.deepEqual(errorsOf(await repository.check()), []);
    repository.stage({ 'ui/new.ts': 'export const fresh = 1;\n'.repeat(11) });
    assert.deepEqual(errorsOf(await repository.check()), ['limit/lines ui/new.ts']);
    repository.stage({ 'ui/new.ts': 'a\n', 'ui/b.ts': 'b\n', 'ui/c.ts': 'c\n' });
    assert.deepEqual(errorsOf(await repository.check()), ['limit/files ui/b.ts']);
    repository.git('reset', '--quiet', '--hard');
    repository.stage({ 'ui/button.ts': 'export const button = 2;\n' });
    const report = await repository.check();
    assert.deepEqual(errorsOf(report), ['limit/dependents ui/button.ts']);
    assert.match(`${report.findings[0]?.message}`, /^2 files import/);
  });

  it('never lets a gated file pass whose lines cannot be counted', async () => {
    repository.commit({ 'footbridge.policy.jsonc': policy({ zones }) });
    repository.stage({ '.gitattributes': '*.ts binary\n', 'ui/a.ts': 'a\n'.repeat(50) });
    assert.ok(errorsOf(await repository.check()).includes('limit/lines ui/a.ts'));
  });

  it('counts owners for gated changes', async () => {
    repository.commit({
      'footbridge.policy.jsonc': policy({ zones }),
      CODEOWNERS: '/ui/a.ts @one\n/ui/b.ts @two\n',
    });
    repository.stage({ 'ui/a.ts': 'a\n', 'ui/b.ts': 'b\n' });
    assert.deepEqual(errorsOf(await repository.check()), ['limit/owners ui/a.ts']);
  });

  it('is not loosened by the change itself', async () => {
    repository.commit({ 'footbridge.policy.jsonc': policy({ zones }), 'src/app.ts': 'one\n' });
    const loose = policy({ zones: [...zones, { zone: 'open', paths: ['/src/'] }], labs: ['src'] });
    repository.stage({ 'footbridge.policy.jsonc': loose, 'src/app.ts': 'two\n' });
    assert.deepEqual(errorsOf(await repository.check()), [
      'policy/changed footbridge.policy.jsonc',
      'zone/production src/app.ts',
    ]);
    repository.git('rm', '--quiet', '--cached', 'footbridge.policy.jsonc');
    assert.ok(errorsOf(await repository.check()).includes('zone/production src/app.ts'));
  });

  it('is made stricter by the change itself', async () => {
    repository.commit({ 'footbridge.policy.jsonc': policy({ zones }) });
    const strict = policy({ zones: [{ zone: 'critical', paths: ['/copy/'] }] });
    repository.stage({ 'footbridge.policy.jsonc': strict, 'copy/home.json': '{}\n' });
    assert.ok(errorsOf(await repository.check()).includes('zone/critical copy/home.json'));
  });

  it('protects what it goes by, in any spelling', async () => {
    repository.commit({ 'docs/a.md': 'a\n' });
    for (const file of [
      'footbridge.baseline.json',
      'Docs/CodeOwners',
      '.github/workflows/footbridge.yml',
      '.footbridge/footbridge.mjs',
    ]) {
      repository.git('reset', '--quiet', '--hard');
      const text = file.endsWith('.json') ? '{ "schemaVersion": 1, "violations": [] }' : 'x\n';
      repository.stage({ [file]: text });
      assert.deepEqual(errorsOf(await repository.check()), [`policy/changed ${file}`], file);
    }
  });

  it('cannot tell with a policy that cannot be read, and says where it is wrong', async () => {
    repository.stage({ 'footbridge.policy.jsonc': '{\n  "version": 1,\n  "zone": []\n}\n' });
    await assert.rejects(repository.check(), (error) => {
      assert.ok(error instanceof GateFault);
      assert.match(error.message, /footbridge\.policy\.jsonc:\d+:\d+: /);
      return true;
    });
  });

  it('lets a broken policy be repaired, holding everything for production meanwhile', async () => {
    repository.commit({ 'footbridge.policy.jsonc': '{', 'copy/a.json': '1' });
    repository.stage({ 'footbridge.policy.jsonc': policy({ zones }), 'copy/a.json': '2' });
    const report = await repository.check();
    assert.deepEqual(errorsOf(report), [
      'policy/changed footbridge.policy.jsonc',
      'zone/production copy/a.json',
    ]);
    assert.match(report.notChecked.join(), /cannot be read/);
  });

  it('applies zones to the branches and authors the policy names, and leaks to everybody', async () => {
    const gate = { branches: ['footbridge/**'], authors: ['*@product.example.com'] };
    repository.commit({ 'footbridge.policy.jsonc': policy({ zones, gate }), 'src/app.ts': 'one\n' });
    repository.stage({ 'src/app.ts': 'two\n', CODEOWNERS: '* @a\n' });
    const report = await repository.check();
    assert.deepEqual(errorsOf(report), []);
    assert.match(report.notChecked.join(), /other branches and authors/);
    assert.ok(
      report.findings.some(({ rule, severity }) => rule === 'policy/changed' && severity === 'warning'),
    );
    repository.plant('120000', '../../elsewhere', 'src/link.ts');
    assert.deepEqual(errorsOf(await repository.check()), ['link/outside src/link.ts']);
    repository.git('rm', '--quiet', '--cached', 'src/link.ts');
    repository.git('config', 'user.email', 'Pat@Product.example.com');
    assert.ok(errorsOf(await repository.check()).includes('zone/production src/app.ts'));
    repository.git('config', 'user.email', 'a@example.com');
    repository.git('checkout', '--quiet', '-b', 'footbridge/faster/checkout');
    assert.ok(errorsOf(await repository.check()).includes('zone/production src/app.ts'));
    repository.git('checkout', '--quiet', '--detach');
    assert.ok(errorsOf(await repository.check()).includes('zone/production src/app.ts'), 'unknown branch');
  });

  it('judges symbolic links by where they lead', async () => {
    repository.commit({ 'footbridge.policy.jsonc': policy({ labs: ['lab', '../shop-lab'], zones }) });
    repository.plant('120000', '../lab/experiments/a/app.ts', 'copy/a.ts');
    repository.plant('120000', '../../shop-lab/app.ts', 'copy/b.ts');
    repository.plant('120000', '/etc/passwd', 'copy/c.ts');
    repository.plant('120000', '../../other/x', 'copy/d.ts');
    repository.plant('120000', 'home.json', 'copy/e.json');
    repository.plant('120000', '../src/app.ts', 'lab/out.ts');
    repository.plant('120000', 'in.ts', 'lab/fine.ts');
    assert.deepEqual(errorsOf(await repository.check()), [
      'link/into-lab copy/a.ts',
      'link/into-lab copy/b.ts',
      'link/out-of-lab lab/out.ts',
      'link/outside copy/c.ts',
      'link/outside copy/d.ts',
    ]);
  });

  it('takes a submodule for production, wherever it is', async () => {
    const commit = repository.commit({ 'footbridge.policy.jsonc': policy({ zones }) });
    repository.plant('160000', commit, 'copy/vendor');
    const report = await repository.check();
    assert.deepEqual(errorsOf(report), ['zone/production copy/vendor']);
    assert.match(`${report.findings[0]?.message}`, /submodule/);
  });

  it('places names that are no UTF-8, and shows them', async () => {
    repository.commit({ 'docs/a.md': 'a\n' });
    const oid = repository.hash('x\n');
    const name = Buffer.concat([
      Buffer.from(`100644 ${oid}\tsrc/caf`),
      Buffer.from([0xe9]),
      Buffer.from('.ts\n'),
    ]);
    const file = path.join(repository.parent, 'entries');
    writeFileSync(file, name);
    repository.git('-c', 'alias.feed=!git update-index --index-info < ../entries', 'feed');
    assert.deepEqual(errorsOf(await repository.check()), [String.raw`zone/production src/caf\xE9.ts`]);
  });

  it('needs no file on disk: sparse checkouts, bare repositories, detached heads', async () => {
    repository.commit({ 'src/app.ts': 'one\n', 'docs/a.md': 'a\n' });
    repository.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'docs');
    repository.git('checkout', '--quiet', '--detach');
    repository.plant('100644', 'two\n', 'src/app.ts');
    assert.deepEqual(errorsOf(await repository.check()), ['zone/production src/app.ts']);
    rmSync(path.join(repository.root, 'docs'), { recursive: true });
    repository.git('config', 'core.bare', 'true');
    const cwd = path.join(repository.root, '.git');
    assert.deepEqual(errorsOf(await repository.check({ cwd })), ['zone/production src/app.ts']);
  });

  it('works in another worktree and from a folder inside', async () => {
    repository.commit({ 'src/app.ts': 'one\n' });
    const other = path.join(repository.parent, 'other');
    repository.git('worktree', 'add', '--quiet', '-b', 'other', other);
    writeFileSync(path.join(other, 'src', 'app.ts'), 'two\n');
    repository.git('-C', other, 'add', '.');
    const cwd = path.join(other, 'src');
    assert.deepEqual(errorsOf(await repository.check({ cwd })), ['zone/production src/app.ts']);
    assert.deepEqual(errorsOf(await repository.check()), []);
  });

  it('refuses to guess during a merge with conflicts, and outside a repository', async () => {
    repository.commit({ 'src/app.ts': 'one\n' });
    repository.git('checkout', '--quiet', '-b', 'other');
    repository.commit({ 'src/app.ts': 'two\n' });
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ 'src/app.ts': 'three\n' });
    assert.throws(() => repository.git('merge', 'other'));
    await assert.rejects(repository.check(), /conflicts/);
    await assert.rejects(repository.check({ cwd: repository.parent }), GateFault);
    await assert.rejects(repository.check({ git: 'no-such-git' }), /Git/);
  });

  it('passes by binary files and says which are too large to be looked into', async () => {
    repository.commit({ 'footbridge.policy.jsonc': policy({ zones, labs: ['../shop-lab'] }) });
    repository.stage({
      'copy/picture.png': Uint8Array.from({ length: 5000 }, (_, index) => index % 256),
      'copy/large.json': 'x'.repeat(6 * 1024 * 1024),
    });
    const report = await repository.check();
    assert.deepEqual(errorsOf(report), []);
    assert.ok(
      report.findings.some(
        ({ rule, path: file }) => rule === 'file/not-checked' && file === 'copy/large.json',
      ),
    );
  });

  it('does not pass code that is too large to be looked into', async () => {
    const free = [{ zone: 'open' as const, paths: ['copy/'] }];
    repository.commit({ 'footbridge.policy.jsonc': policy({ zones: free, labs: ['../shop-lab'] }) });
    repository.stage({ 'copy/large.js': ' '.repeat(6 * 1024 * 1024) });
    assert.deepEqual(errorsOf(await repository.check()), ['file/not-checked copy/large.js']);
  });

  it('is not fooled by replaced objects', async () => {
    repository.commit({ 'footbridge.policy.jsonc': policy({ zones }), 'src/app.ts': 'one\n' });
    const loose = repository.hash(policy({ zones: [{ zone: 'open', paths: ['**'] }] }));
    repository.git('replace', repository.git('rev-parse', 'HEAD:footbridge.policy.jsonc').trim(), loose);
    repository.stage({ 'src/app.ts': 'two\n' });
    assert.deepEqual(errorsOf(await repository.check({ today })), ['zone/production src/app.ts']);
  });
});

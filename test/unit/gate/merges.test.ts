import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { writeBaseline } from '../../../src/core/boundary/gate/baseline.ts';
import { errorsOf, GateRepository } from './gateRepository.ts';

const gated = JSON.stringify({
  version: 1,
  zones: [{ zone: 'gated', paths: ['/ui/'], limits: { files: 3, lines: 5, owners: 2, dependents: 9 } }],
});
const long = (word: string) => Array.from({ length: 30 }, (_, index) => `${word} ${index}\n`).join('');

describe('the gate and merges', () => {
  let repository: GateRepository;
  const merge = (...branches: string[]) => {
    try {
      repository.git('merge', '--no-commit', '--no-ff', ...branches);
    } catch {
      // With conflicts, which is what is wanted.
    }
  };

  beforeEach(() => {
    repository = new GateRepository();
    repository.commit({
      'footbridge.policy.jsonc': gated,
      'src/app.ts': 'one\n',
      'docs/a.md': 'one\n',
      'ui/page.css': `${long('row')}end\n`,
    });
    repository.git('checkout', '--quiet', '-b', 'idea');
  });
  afterEach(() => repository.remove());

  it("blames a merge for what the merging person wrote, not for the other branch's work", async () => {
    repository.commit({ 'docs/a.md': 'idea\n', 'ui/page.css': `${long('row')}idea\n` });
    repository.git('checkout', '--quiet', 'main');
    repository.commit({
      'docs/a.md': 'main\n',
      'src/app.ts': 'main\n',
      'src/new.ts': 'main\n',
      'ui/page.css': `${long('line')}main\n`,
    });
    repository.git('checkout', '--quiet', 'idea');
    merge('main');
    repository.stage({ 'docs/a.md': 'both\n', 'ui/page.css': `${long('line')}both\n` });
    const report = await repository.check();
    assert.deepEqual(errorsOf(report), []);
    assert.match(report.compared, /being merged/);
    repository.stage({ 'src/new.ts': 'changed while merging\n' });
    assert.deepEqual(errorsOf(await repository.check()), ['zone/production src/new.ts']);
  });

  it('knows every branch of a merge of several', async () => {
    for (const name of ['a', 'b']) {
      repository.git('checkout', '--quiet', '-b', name, 'main');
      repository.commit({ [`src/${name}.ts`]: `${name}\n` });
    }
    repository.git('checkout', '--quiet', 'idea');
    repository.commit({ 'docs/own.md': 'own\n' });
    merge('a', 'b');
    assert.ok(repository.git('diff', '--cached', '--name-only').includes('src/b.ts'));
    assert.deepEqual(errorsOf(await repository.check()), []);
    repository.stage({ 'src/b.ts': 'changed while merging\n' });
    assert.deepEqual(errorsOf(await repository.check()), ['zone/production src/b.ts']);
  });

  it('goes by the strictest policy of what is merged', async () => {
    repository.git('checkout', '--quiet', 'main');
    const strict = '{ "version": 1, "zones": [{ "zone": "critical", "paths": ["/docs/"] }] }';
    repository.commit({ 'footbridge.policy.jsonc': strict });
    repository.git('checkout', '--quiet', 'idea');
    repository.commit({ 'docs/own.md': 'own\n' });
    merge('main');
    repository.stage({ 'docs/a.md': 'while merging\n' });
    assert.deepEqual(errorsOf(await repository.check()), ['zone/critical docs/a.md']);
    repository.git('checkout', '--quiet', 'HEAD', '--', 'footbridge.policy.jsonc');
    assert.deepEqual(errorsOf(await repository.check()), ['zone/critical docs/a.md'], 'taken back');
  });

  it('takes for an exception only what every branch of a merge agrees on', async () => {
    repository.stage({ 'src/app.ts': 'two\n' });
    const [found] = (await repository.check()).findings;
    assert.ok(found);
    repository.git('reset', '--quiet', '--hard');
    const { fingerprint, rule, path } = found;
    const entries = [{ fingerprint, rule, path, reason: 'agreed', expires: '2027-01-31' }];
    const approve = () => repository.commit({ 'footbridge.baseline.json': writeBaseline(entries) });
    approve();
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ 'docs/b.md': 'main\n' });
    repository.git('checkout', '--quiet', 'idea');
    merge('main');
    repository.stage({ 'src/app.ts': 'two\n' });
    assert.deepEqual(errorsOf(await repository.check()), ['zone/production src/app.ts']);
    repository.git('reset', '--quiet', '--hard');
    repository.git('checkout', '--quiet', 'main');
    approve();
    repository.git('checkout', '--quiet', 'idea');
    merge('main');
    repository.stage({ 'src/app.ts': 'two\n' });
    assert.deepEqual(errorsOf(await repository.check()), []);
  });

  it('compares with every point where two histories parted', async () => {
    const first = repository.commit({ 'docs/idea.md': 'idea\n' });
    repository.git('checkout', '--quiet', 'main');
    const second = repository.commit({ 'src/app.ts': 'main\n' });
    const tight = '{ "version": 1, "zones": [{ "zone": "critical", "paths": ["/docs/"] }] }';
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge', first);
    repository.git('checkout', '--quiet', 'idea');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge', second);
    assert.equal(repository.git('merge-base', '--all', 'main', 'idea').trim().split('\n').length, 2);
    repository.commit({ 'docs/b.md': 'idea\n' });
    const base = { mode: { kind: 'base', ref: 'main', head: 'HEAD' } } as const;
    assert.deepEqual(errorsOf(await repository.check(base)), []);
    repository.commit({ 'src/app.ts': 'idea\n', 'footbridge.policy.jsonc': tight });
    assert.deepEqual(errorsOf(await repository.check(base)), [
      'policy/changed footbridge.policy.jsonc',
      'zone/critical docs/b.md',
      'zone/production src/app.ts',
    ]);
  });
});

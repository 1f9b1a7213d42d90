import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { writeBaseline, type BaselineEntry } from '../../../src/core/boundary/gate/baseline.ts';
import type { NamedFinding } from '../../../src/core/boundary/gate/gateFinding.ts';
import { errorsOf, GateRepository, neutral } from './gateRepository.ts';

const base = { mode: { kind: 'base', ref: 'main', head: 'HEAD' } } as const;

describe('the gate for a branch', () => {
  let repository: GateRepository;

  beforeEach(() => {
    repository = new GateRepository();
    repository.commit({ 'src/app.ts': 'one\n', 'docs/a.md': 'a\n' });
    repository.git('checkout', '--quiet', '-b', 'idea');
  });
  afterEach(() => repository.remove());

  it('checks what changed since the branch left, and nothing that happened on the other side', async () => {
    repository.commit({ 'docs/a.md': 'b\n' });
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ 'src/other.ts': 'one\n' });
    repository.git('checkout', '--quiet', 'idea');
    assert.deepEqual(errorsOf(await repository.check(base)), []);
    repository.commit({ 'src/app.ts': 'two\n' });
    repository.write('src/unrelated.ts', 'not committed');
    assert.deepEqual(errorsOf(await repository.check(base)), ['zone/production src/app.ts']);
  });

  it('goes by the policy of the point where the branch left', async () => {
    repository.commit({
      'footbridge.policy.jsonc': '{ "version": 1, "zones": [{ "zone": "open", "paths": ["/src/"] }] }',
      'src/app.ts': 'two\n',
    });
    assert.deepEqual(errorsOf(await repository.check(base)), [
      'policy/changed footbridge.policy.jsonc',
      'zone/production src/app.ts',
    ]);
  });

  it('knows the authors of all commits, and the branch that CI names', async () => {
    const gate = { branches: ['pm/*'], authors: ['pat@example.com'] };
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ 'footbridge.policy.jsonc': JSON.stringify({ version: 1, zones: [], gate }) });
    repository.git('checkout', '--quiet', '-B', 'idea');
    repository.commit({ 'src/app.ts': 'two\n' });
    assert.deepEqual(errorsOf(await repository.check(base)), []);
    const environment = { GITHUB_HEAD_REF: 'pm/idea' };
    assert.deepEqual(errorsOf(await repository.check({ ...base, environment })), [
      'zone/production src/app.ts',
    ]);
    repository.git('config', 'user.email', 'pat@example.com');
    repository.commit({ 'docs/a.md': 'c\n' });
    repository.git('config', 'user.email', 'a@example.com');
    repository.commit({ 'docs/a.md': 'd\n' });
    assert.deepEqual(errorsOf(await repository.check(base)), ['zone/production src/app.ts']);
  });

  it('says what to fetch where the history does not reach far enough', async () => {
    repository.commit({ 'docs/a.md': 'b\n' });
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ 'docs/b.md': 'b\n' });
    repository.commit({ 'docs/b.md': 'c\n' });
    const shallow = path.join(repository.parent, 'shallow');
    const from = pathToFileURL(repository.root).href;
    const clone = ['clone', '--quiet', '--depth=1', '--no-single-branch', '--branch=idea', from, shallow];
    execFileSync('git', clone, { env: neutral(), stdio: 'pipe' });
    const mode = { kind: 'base', ref: 'origin/main', head: 'HEAD' } as const;
    await assert.rejects(repository.check({ cwd: shallow, mode }), /git fetch --unshallow/);
    const missing = { kind: 'base', ref: 'origin/nowhere', head: 'HEAD' } as const;
    await assert.rejects(repository.check({ mode: missing }), /git fetch origin nowhere/);
    const option = { kind: 'base', ref: '--output=x', head: 'HEAD' } as const;
    await assert.rejects(repository.check({ mode: option }), /no commit/);
  });
});

describe('the baseline', () => {
  let repository: GateRepository;

  beforeEach(() => {
    repository = new GateRepository();
    repository.commit({ 'src/app.ts': 'one\n', 'src/b.ts': 'one\n' });
  });
  afterEach(() => repository.remove());

  async function known(expires = '2027-01-31'): Promise<BaselineEntry> {
    repository.stage({ 'src/app.ts': 'two\n' });
    const found = (await repository.check()).findings[0] as NamedFinding;
    repository.git('reset', '--quiet', '--hard');
    const { fingerprint, rule, path: file } = found;
    return { fingerprint, rule, path: file, reason: 'agreed with the team', expires };
  }
  const file = 'footbridge.baseline.json';

  it('lets exactly the change pass that it lists, and no other to the same file', async () => {
    repository.commit({ [file]: writeBaseline([await known()]) });
    repository.stage({ 'src/app.ts': 'two\n' });
    const report = await repository.check();
    assert.deepEqual(errorsOf(report), []);
    assert.deepEqual(
      report.approved.map(({ path: of, reason }) => [of, reason]),
      [['src/app.ts', 'agreed with the team']],
    );
    repository.stage({ 'src/b.ts': 'two\n' });
    assert.deepEqual(errorsOf(await repository.check()), ['zone/production src/b.ts']);
  });

  it('approves nothing in the change that writes it', async () => {
    const text = writeBaseline([await known()]);
    repository.stage({ 'src/app.ts': 'two\n', [file]: text });
    assert.deepEqual(errorsOf(await repository.check()), [
      `policy/changed ${file}`,
      'zone/production src/app.ts',
    ]);
  });

  it('fails when an entry matches nothing any more, and lets anybody take it out', async () => {
    const entry = await known();
    repository.commit({ [file]: writeBaseline([entry]) });
    repository.stage({ 'src/app.ts': 'three\n' });
    const report = await repository.check();
    assert.deepEqual(errorsOf(report), [`baseline/stale ${file}`, 'zone/production src/app.ts']);
    assert.equal(report.findings.find(({ rule }) => rule === 'baseline/stale')?.line, 5);
    repository.git('reset', '--quiet', '--hard');
    repository.stage({ [file]: writeBaseline([]) });
    assert.deepEqual(errorsOf(await repository.check()), []);
  });

  it('is not called stale where nobody looked', async () => {
    const lab = '../shop-lab/experiments/a/variants/b/app';
    const leak = { 'docs/a.ts': `import '../${lab}';\n` };
    const labs = [path.join(repository.parent, 'shop-lab')];
    repository.commit(leak);
    const found = (await repository.check({ mode: { kind: 'all' }, labs })).findings[0] as NamedFinding;
    assert.equal(found.rule, 'leak/production-imports-prototype');
    const { fingerprint, rule, path: of } = found;
    const entries = [{ fingerprint, rule, path: of, reason: 'until the rewrite', expires: '2027-01-31' }];
    repository.commit({ [file]: writeBaseline([...entries, await known()]) });
    assert.deepEqual(errorsOf(await repository.check({ mode: { kind: 'all' } })), [], 'no lab is known');
    assert.deepEqual(errorsOf(await repository.check({ mode: { kind: 'all' }, labs })), []);
    repository.stage({ 'docs/a.ts': `${leak['docs/a.ts']}// more\n` });
    assert.deepEqual(errorsOf(await repository.check()), ['zone/production docs/a.ts'], 'of a change');
    repository.git('reset', '--quiet', '--hard');
    repository.commit({ 'src/app.ts': 'two\n' });
    repository.stage({ 'src/app.ts': 'three\n' });
    assert.deepEqual(errorsOf(await repository.check()), ['zone/production src/app.ts'], 'it was used');
    const gate = { branches: ['pm/*'] };
    repository.commit({ 'footbridge.policy.jsonc': JSON.stringify({ version: 1, zones: [], gate }) });
    repository.stage({ 'src/app.ts': 'four\n' });
    assert.deepEqual(errorsOf(await repository.check()), [], 'out of scope');
  });

  it('is called stale where everything was looked at', async () => {
    const labs = [path.join(repository.parent, 'shop-lab')];
    mkdirSync(`${labs[0]}`);
    const entry = { fingerprint: '0123456789abcdef', rule: 'leak/pasted-code', path: 'src/app.ts' };
    const entries = [{ ...entry, reason: 'until the rewrite', expires: '2027-01-31' }];
    repository.commit({ [file]: writeBaseline(entries) });
    const mode = { kind: 'all' } as const;
    assert.deepEqual(errorsOf(await repository.check({ mode, labs })), [`baseline/stale ${file}`]);
    assert.deepEqual(errorsOf(await repository.check({ mode, labs: [`${labs[0]}-gone`] })), []);
  });

  it('fails when an entry is over', async () => {
    repository.commit({ [file]: writeBaseline([await known('2026-11-22')]) });
    repository.stage({ 'src/app.ts': 'two\n' });
    assert.deepEqual(errorsOf(await repository.check()), [
      `baseline/expired ${file}`,
      'zone/production src/app.ts',
    ]);
  });

  it('closes the gate when it cannot be read', async () => {
    repository.commit({ [file]: '{ "schemaVersion": 1, "violations": [{ "path": "*" }] }' });
    repository.stage({ 'docs.md': 'a\n' });
    await assert.rejects(repository.check(), /baseline .* cannot be read/);
  });
});

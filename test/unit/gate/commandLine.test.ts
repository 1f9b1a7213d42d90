import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as z from 'zod';
import { GateProgram } from './gateProgram.ts';
import { GateRepository } from './gateRepository.ts';

const sarif = z.object({
  version: z.literal('2.1.0'),
  runs: z.array(
    z.object({
      tool: z.object({
        driver: z.object({ name: z.literal('Footbridge'), rules: z.array(z.object({ id: z.string() })) }),
      }),
      results: z.array(
        z.object({
          ruleId: z.string(),
          ruleIndex: z.number(),
          level: z.enum(['error', 'warning', 'note']),
          locations: z.array(
            z.object({
              physicalLocation: z.object({
                artifactLocation: z.object({ uri: z.string() }),
                region: z.object({ startLine: z.number().int().min(1) }),
              }),
            }),
          ),
          partialFingerprints: z.record(z.string(), z.string()),
        }),
      ),
    }),
  ),
});

describe('the gate as a program', () => {
  let program: GateProgram;
  let repository: GateRepository;
  const run = (...args: string[]) => program.run(repository.root, ...args);

  before(async () => {
    program = await GateProgram.make();
  });
  after(() => program.remove());
  beforeEach(() => {
    repository = new GateRepository();
    repository.commit({ 'src/app.ts': 'one\n', 'docs/a.md': 'a\n' });
  });
  afterEach(() => repository.remove());

  it('is one file that needs nothing beside it, and says what it can do', () => {
    const text = readFileSync(program.file, 'utf8');
    assert.match(text, /^#!\/usr\/bin\/env node\n/);
    const help = run('--help');
    assert.equal(help.code, 0);
    for (const word of ['check', 'baseline', 'doctor', 'hook', 'Exit codes', '--staged'])
      assert.ok(help.stdout.includes(word), word);
    assert.match(run('--version').stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('ends with 0, 1 or 2: respected, crossed, cannot tell', () => {
    repository.stage({ 'docs/a.md': 'b\n' });
    assert.equal(run('check').code, 0);
    repository.stage({ 'src/app.ts': 'two\n' });
    const crossed = run('check', '--staged');
    assert.equal(crossed.code, 1);
    assert.match(crossed.stdout, /src\/app\.ts:1 {2}zone\/production/);
    for (const wrong of [
      ['check', '--stage'],
      ['check', '--staged', '--all'],
      ['check', '--base', 'nowhere'],
      ['check', '--format', 'xml'],
      ['chekc'],
      ['check', 'src'],
      ['hook', 'instal'],
      [],
    ]) {
      assert.equal(run(...wrong).code, 2, wrong.join(' '));
    }
    repository.stage({ 'footbridge.policy.jsonc': '{' });
    const unreadable = run('check');
    assert.equal(unreadable.code, 2);
    assert.match(unreadable.stderr, /footbridge\.policy\.jsonc:1:/);
  });

  it('reports as JSON', () => {
    repository.stage({ 'src/app.ts': 'two\n' });
    const report = JSON.parse(run('check', '--format', 'json').stdout) as Record<string, unknown>;
    assert.equal(report['schemaVersion'], 1);
    assert.equal(report['verdict'], 'violations');
  });

  it('reports as SARIF, paths as relative addresses', () => {
    repository.stage({ 'src/an odd#name.ts': 'two\n' });
    const report = sarif.parse(JSON.parse(run('check', '--format', 'sarif').stdout));
    const [result] = report.runs[0]?.results ?? [];
    assert.equal(result?.ruleId, 'zone/production');
    assert.equal(report.runs[0]?.tool.driver.rules[result?.ruleIndex ?? -1]?.id, 'zone/production');
    assert.equal(result?.locations[0]?.physicalLocation.artifactLocation.uri, 'src/an%20odd%23name.ts');
  });

  it('reports as annotations that no file name can break out of', () => {
    repository.plant('100644', 'x', 'src/a,b:c\n::error::x%0A.ts');
    const { stdout } = run('check', '--format', 'github');
    const lines = stdout.trimEnd().split('\n');
    assert.ok(
      lines.every((line) => /^::(error|warning|notice) /.test(line)),
      stdout,
    );
    assert.match(stdout, /^::error file=src\/a%2Cb%3Ac\\x0a%3A%3Aerror%3A%3Ax%250A\.ts,line=1,/);
    assert.ok(!run('check').stdout.includes('\n::error'));
  });

  it('writes a baseline, which counts once it is committed', () => {
    repository.stage({ 'src/app.ts': 'two\n' });
    assert.equal(run('baseline', '--reason', 'agreed', '--expires', 'soon').code, 2);
    assert.equal(run('baseline', '--expires', inDays(30)).code, 2);
    assert.equal(run('baseline', '--reason', 'agreed', '--expires', inDays(400)).code, 2);
    const only = ['--only', '0123456789abcdef'];
    assert.equal(run('baseline', '--reason', 'agreed', '--expires', inDays(30), ...only).code, 2);
    const written = run('baseline', '--reason', 'agreed', '--expires', inDays(30));
    assert.equal(written.code, 0, written.stderr);
    const file = 'footbridge.baseline.json';
    const text = readFileSync(path.join(repository.root, file), 'utf8');
    repository.git('reset', '--quiet', '--hard');
    repository.commit({ [file]: text });
    repository.stage({ 'src/app.ts': 'two\n' });
    const allowed = run('check');
    assert.equal(allowed.code, 0);
    assert.match(allowed.stdout, /allowed until .*src\/app\.ts.*agreed/);
  });

  it('lists nothing for a day that does not exist, and writes no list of nothing', () => {
    repository.stage({ 'docs/a.md': 'b\n' });
    const file = path.join(repository.root, 'footbridge.baseline.json');
    const year = new Date().getUTCFullYear() + 1;
    for (const day of [`${year}-02-30`, `${year}-13-01`])
      assert.match(run('baseline', '--reason', 'agreed', '--expires', day).stderr, /Say until when/);
    const nothing = run('baseline', '--reason', 'agreed', '--expires', inDays(30));
    assert.equal(nothing.code, 0);
    assert.match(nothing.stdout, /no violation/);
    assert.ok(!existsSync(file));
  });

  it('protects a baseline however its place is spelt, and takes none from elsewhere', () => {
    repository.commit({ 'docs/b.json': '{ "schemaVersion": 1, "violations": [] }' });
    repository.stage({ 'docs/b.json': '{ "schemaVersion": 1, "violations":  [] }', 'Docs/B.json': '{}' });
    repository.git('rm', '--quiet', '--cached', 'Docs/B.json');
    for (const spelling of ['docs/b.json', './docs/b.json', 'docs//b.json', 'docs/./b.json']) {
      const checked = run('check', '--staged', '--baseline', spelling);
      assert.equal(checked.code, 0, `tightened: ${spelling}`);
    }
    repository.stage({
      'docs/b.json': `{ "schemaVersion": 1, "violations": [${JSON.stringify({ fingerprint: '0123456789abcdef', rule: 'leak/secret', path: 'x', reason: 'why', expires: inDays(9) })}] }`,
    });
    for (const spelling of ['docs/b.json', './docs/b.json', 'docs//b.json', 'docs/./b.json', 'Docs/B.json'])
      assert.match(run('check', '--baseline', spelling).stdout, /policy\/changed/, spelling);
    for (const elsewhere of ['/b.json', '../b.json', 'docs/../../b.json', '', '.', 'docs/']) {
      const { code, stderr } = run('check', '--baseline', elsewhere);
      assert.equal(code, 2, elsewhere);
      assert.match(stderr, /--baseline is a file inside the repository/);
      assert.doesNotMatch(stderr, /\n +at /, 'a trace of the program');
    }
  });

  it('shows with planted violations of each kind that it works, and changes nothing', () => {
    repository.commit({
      'footbridge.policy.jsonc':
        '{ "version": 1, "zones": [{ "zone": "gated", "paths": ["/ui/"] }], "labs": ["proto/lab"] }',
      'ui/a.css': 'a {}\n',
      'tsconfig.json': '{}\n',
    });
    const earlier = [repository.git('status', '--porcelain'), repository.git('count-objects', '-v')];
    const doctor = run('doctor');
    assert.equal(doctor.code, 0, doctor.stdout + doctor.stderr);
    assert.ok(!/NOT CAUGHT|not shown/.test(doctor.stdout), doctor.stdout);
    for (const rule of [
      'zone/critical',
      'zone/production',
      'limit/lines',
      'policy/changed',
      'leak/secret',
      'leak/prototype-imports-production',
      'leak/pasted-code',
      'link/into-lab',
      'link/out-of-lab',
    ])
      assert.ok(doctor.stdout.includes(rule), rule);
    assert.deepEqual(
      [repository.git('status', '--porcelain'), repository.git('count-objects', '-v')],
      earlier,
    );
  });
});

describe('the doctor', () => {
  let program: GateProgram;
  let repository: GateRepository;

  before(async () => {
    program = await GateProgram.make();
  });
  after(() => program.remove());
  beforeEach(() => {
    repository = new GateRepository();
    repository.commit({ 'src/app.ts': 'one\n' });
  });
  afterEach(() => repository.remove());

  it('shows no leak where no lab is known, and says so', () => {
    const { code, stdout } = program.run(repository.root, 'doctor');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /not shown: leaks .*no lab is known/);
    assert.doesNotMatch(stdout, /leak\/|into-lab|out-of-lab/);
  });

  it('uses the lab beside the repository, and says what the gate cannot see there', () => {
    const lab = path.join(repository.parent, 'shop-lab');
    mkdirSync(lab);
    writeFileSync(path.join(lab, 'footbridge.json'), '{}');
    const { code, stdout } = program.run(repository.root, 'doctor');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /caught +leak\/pasted-code/);
    assert.match(stdout, /caught +leak\/production-imports-prototype/);
    assert.match(stdout, /not shown: what prototypes hold .*"\.\.\/shop-lab"/);
    assert.doesNotMatch(stdout, /leak\/secret/);
    assert.deepEqual(readdirSync(lab), ['footbridge.json']);
  });

  it('needs no commit, and takes the lab it is told', () => {
    repository.git('update-ref', '-d', 'HEAD');
    const { code, stdout } = program.run(repository.root, 'doctor', '--lab', 'trials');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /caught +leak\/secret +trials\//);
    assert.match(stdout, /caught +leak\/pasted-code/);
  });
});

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

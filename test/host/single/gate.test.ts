import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gateScript } from '../../../src/node/gate/hookScript.ts';
import { production, run } from '../production.ts';

interface Tried {
  readonly code: number;
  readonly output: string;
}

describe('the gate in a clone', function () {
  this.timeout(60_000);
  let tools: string;
  let head: string;
  let status: string;
  const at = (...names: string[]): string => path.join(production(), ...names);
  const hook = (): string => at('.git', 'hooks', 'pre-commit');

  /** Runs git as a program with windows does: it knows nothing of what a shell sets up, nor of VS Code. */
  async function git(...args: string[]): Promise<Tried> {
    const identity = ['-c', 'user.name=Sample Person', '-c', 'user.email=person@example.test'];
    const env = { PATH: tools, HOME: tools, GIT_CONFIG_NOSYSTEM: '1' };
    return await new Promise((resolve) => {
      execFile('git', ['-C', production(), ...identity, ...args], { env }, (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
        resolve({ code, output: `${stdout}${stderr}` });
      });
    });
  }
  async function must(...args: string[]): Promise<string> {
    const { code, output } = await git(...args);
    assert.equal(code, 0, output);
    return output.trim();
  }
  /** Changes a file, stages it and tries to commit that; whatever comes of it is undone. */
  async function tryCommit(...names: string[]): Promise<Tried> {
    await appendFile(at(...names), '\n');
    await must('add', '--', at(...names));
    const tried = await git('commit', '--quiet', '--message', 'Try');
    await must('reset', '--quiet', '--hard', head);
    return tried;
  }
  const critical = async (): Promise<Tried> => await tryCommit('src', 'payments', 'refunds.ts');
  const open = async (): Promise<Tried> => await tryCommit('README.md');

  before(async () => {
    await run('footbridge.setActiveExperiment', { experiment: null }).catch(() => undefined);
    tools = await mkdtemp(path.join(tmpdir(), 'footbridge-gatehost-'));
    for (const name of ['git', 'sh', 'dirname', 'touch']) {
      const found = ['/usr/bin', '/bin', '/usr/local/bin', '/opt/homebrew/bin']
        .map((folder) => path.join(folder, name))
        .find((file) => existsSync(file));
      assert.ok(found !== undefined, name);
      await symlink(found, path.join(tools, name));
    }
    head = await must('rev-parse', 'HEAD');
    status = await must('status', '--porcelain');
    assert.equal(status, '', 'earlier tests leave nothing behind');
  });

  after(async () => {
    assert.equal(await must('status', '--porcelain'), status);
    await rm(tools, { recursive: true, force: true });
  });

  afterEach(async () => {
    await run('footbridge.installGate', { remove: true });
    await rm(hook(), { force: true });
  });

  it('stops a commit of a critical file and no other, and goes away without a trace', async () => {
    assert.equal(existsSync(hook()), false);
    assert.deepEqual(await run('footbridge.installGate', {}), { hook: hook(), remarks: [] });
    const stopped = await critical();
    assert.equal(stopped.code, 1, stopped.output);
    assert.match(stopped.output, /critical\/payments/);
    const passed = await open();
    assert.equal(passed.code, 0, passed.output);
    assert.deepEqual(await run('footbridge.installGate', { remove: true }), { hook: hook(), remarks: [] });
    assert.equal(existsSync(hook()), false);
    assert.equal(existsSync(at('.git', 'footbridge')), false);
    assert.equal((await critical()).code, 0);
  });

  it('runs the hook that was there too, and leaves it byte for byte', async () => {
    const text = Buffer.from('#!/bin/sh\n# caf\xe9 \r\ntouch .git/ran\n', 'latin1');
    await writeFile(hook(), text);
    await chmod(hook(), 0o750);
    await run('footbridge.installGate', {});
    assert.equal((await critical()).code, 1);
    assert.equal(existsSync(at('.git', 'ran')), false, 'the gate comes first');
    assert.equal((await open()).code, 0);
    assert.ok(existsSync(at('.git', 'ran')));
    await rm(at('.git', 'ran'));
    await run('footbridge.installGate', { remove: true });
    assert.deepEqual(await readFile(hook()), text);
    assert.equal((await stat(hook())).mode & 0o777, 0o750);
  });

  it('runs with nothing but VS Code itself', async () => {
    await run('footbridge.installGate', {});
    const script = at('.git', 'footbridge', 'pre-commit');
    const isElectron = process.versions['electron'] !== undefined;
    const recorded = await readFile(script, 'utf8');
    assert.ok(recorded.includes(`try_${isElectron ? 'electron' : 'node'} '${process.execPath}'`), recorded);
    const own = gateScript([{ path: process.execPath, isElectron }]);
    // Nothing of this computer may come to its help.
    await writeFile(script, own.slice(0, own.indexOf('found=$(command -v node')) + 'exit 3\n');
    const stopped = await critical();
    assert.equal(stopped.code, 1, stopped.output);
    assert.match(stopped.output, /critical\/payments/);
    const passed = await open();
    assert.equal(passed.code, 0, passed.output);
  });
});

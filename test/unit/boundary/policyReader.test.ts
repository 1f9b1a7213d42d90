import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { policyFileName } from '../../../src/core/boundary/policy/policy.ts';
import { readPolicy } from '../../../src/core/boundary/policy/readPolicy.ts';
import { HeldPolicies } from '../../../src/editor/boundary/heldPolicies.ts';
import { readPolicyFile } from '../../../src/node/boundary/readPolicyFile.ts';

/** What VS Code keeps for a window, in memory. */
class Kept {
  readonly values = new Map<string, unknown>();

  get<T>(key: string, fallback?: T): T | undefined {
    return (this.values.get(key) as T | undefined) ?? fallback;
  }

  async update(key: string, value: unknown): Promise<void> {
    this.values.set(key, JSON.parse(JSON.stringify(value)));
  }
}

const policyOf = (zone: string): string =>
  `// Owned by engineering\n{ "version": 1, "zones": [{ "zone": "${zone}", "paths": ["/src/"], "why": "Sample" }] }\n`;

describe('the policy that holds', () => {
  let root: string;
  let kept: Kept;
  let held: HeldPolicies;

  const opened = (): HeldPolicies =>
    new HeldPolicies({
      memento: kept,
      load: async () => readPolicy,
      unreadable: (reason) => `Cannot be read: ${reason}`,
    });
  const place = (): string => path.join(root, policyFileName);
  /** What holds now, and in which zone `src/app.ts` is by the policy alone. */
  async function now(reader = held) {
    const { policy, held: how, problems } = await reader.take(root, await readPolicyFile(root));
    const zone = typeof policy === 'object' ? policy.match('src/app.ts')?.zone : policy;
    return { zone, how, problems: problems.length };
  }

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'footbridge-policy-'));
    kept = new Kept();
    held = opened();
  });

  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });

  it('is none only where there is no file', async () => {
    assert.deepEqual(await now(), { zone: undefined, how: 'none', problems: 0 });
    await writeFile(place(), policyOf('gated'));
    assert.deepEqual(await now(), { zone: 'gated', how: 'current', problems: 0 });
    await rm(place());
    assert.deepEqual(await now(), { zone: undefined, how: 'none', problems: 0 });
  });

  it('is the strict default while the first one is bad', async () => {
    await writeFile(place(), policyOf('opne'));
    const { problems, ...rest } = await now();
    assert.deepEqual(rest, { zone: 'strict', how: 'strict' });
    assert.ok(problems > 0);
  });

  it('stays the last good one when the file turns bad, also after a restart', async () => {
    await writeFile(place(), policyOf('gated'));
    await now();
    await writeFile(place(), policyOf('open').replace('}]', ''));
    for (const reader of [held, opened()]) {
      const { problems, ...rest } = await now(reader);
      assert.deepEqual(rest, { zone: 'gated', how: 'lastGood' });
      assert.ok(problems > 0);
    }
  });

  it('keeps the last good one of each repository apart', async () => {
    await writeFile(place(), policyOf('gated'));
    await now();
    const other = await held.take('/elsewhere', { kind: 'text', text: '{' });
    assert.equal(other.held, 'strict');
  });

  it('is not loosened by a file that is there and cannot be read', async () => {
    await writeFile(place(), policyOf('gated'));
    await now();
    const bad: Record<string, () => Promise<unknown>> = {
      'a folder': () => mkdir(place()),
      'a link': async () => {
        await writeFile(path.join(root, 'loose.jsonc'), policyOf('open'));
        await symlink(path.join(root, 'loose.jsonc'), place());
      },
      'a link to nothing': () => symlink(path.join(root, 'gone'), place()),
      'not UTF-8': () => writeFile(place(), Buffer.from([0x7b, 0xff, 0x7d])),
      'too large': () => writeFile(place(), `${policyOf('open')}${' '.repeat(1024 * 1024)}`),
    };
    for (const [what, make] of Object.entries(bad)) {
      await rm(place(), { recursive: true, force: true });
      await make();
      assert.deepEqual(await now(), { zone: 'gated', how: 'lastGood', problems: 1 }, what);
    }
  });

  it('is not loosened by a file that may not be read', async function () {
    if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
    await writeFile(place(), policyOf('open'));
    await chmod(place(), 0);
    assert.deepEqual(await now(), { zone: 'strict', how: 'strict', problems: 1 });
  });

  it('is strict whatever was kept, when the file is bad', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (value) => {
        kept.values.set('lastGoodPolicies', value);
        const { policy } = await held.take(root, { kind: 'text', text: '{' });
        assert.equal(policy, 'strict');
      }),
    );
  });

  it('keeps a few policies of sensible size, and no more', async () => {
    for (let index = 0; index < 30; index += 1) {
      await held.take(`/repository/${index}`, { kind: 'text', text: policyOf('gated') });
    }
    await held.take('/large', { kind: 'text', text: policyOf('gated') + ' '.repeat(200_000) });
    assert.ok(JSON.stringify([...kept.values.values()]).length < 20_000);
    assert.equal((await held.take('/repository/29', { kind: 'text', text: '{' })).held, 'lastGood');
  });
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { after, before, describe, it } from 'mocha';
import * as z from 'zod';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Every import the table of CONTRIBUTING.md forbids, one of each kind: the file, and what it must not take. */
const forbidden: readonly (readonly [file: string, from: string])[] = [
  ['src/core/a.ts', 'vscode'],
  ['src/core/b.ts', 'node:fs'],
  ['src/core/c.ts', '../app/ports.ts'],
  ['src/core/d/e.ts', '../../node/lab/labStore.ts'],
  ['src/core/f.ts', '../protocol/guide.ts'],
  ['src/protocol/a.ts', 'node:path'],
  ['src/protocol/b.ts', '../app/ports.ts'],
  ['src/app/a.ts', 'vscode'],
  ['src/app/b.ts', 'node:crypto'],
  ['src/app/c.ts', '../node/lab/labStore.ts'],
  ['src/app/d.ts', '../editor/log.ts'],
  ['src/node/a.ts', 'vscode'],
  ['src/node/b.ts', '../editor/log.ts'],
  ['src/node/c.ts', '../app/labState.ts'],
  ['src/editor/a.ts', '../webview/guide/main.ts'],
  ['src/webview/a.ts', 'node:fs'],
  ['src/webview/b.ts', '../core/errors.ts'],
  ['src/webview/c.ts', '../protocol/guide.ts'],
  ['src/cli/a.ts', 'vscode'],
  ['src/cli/b.ts', '../editor/log.ts'],
];

/** Neighbours of the above that must stay allowed, or the rule would be too wide. */
const allowed: readonly (readonly [file: string, from: string, typeOnly?: true])[] = [
  ['src/core/ok.ts', './evidence/session.ts'],
  ['src/protocol/ok.ts', '../core/errors.ts'],
  ['src/app/ok.ts', '../core/errors.ts'],
  ['src/node/ok.ts', '../app/ports.ts'],
  ['src/node/ok2.ts', 'node:fs'],
  ['src/editor/ok.ts', 'vscode'],
  ['src/editor/ok2.ts', '../node/lab/labStore.ts'],
  ['src/webview/ok.ts', '../protocol/guide.ts', true],
];

const report = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string(), message: z.string() })),
});

describe('the import table', () => {
  let folder = '';
  let refused = new Set<string>();

  before(async function () {
    this.timeout(30_000);
    folder = await mkdtemp(join(tmpdir(), 'footbridge-imports-'));
    await cp(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const [file, from, typeOnly] of [...forbidden, ...allowed]) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      const keyword = typeOnly ? 'import type' : 'import';
      await writeFile(
        join(folder, file),
        `${keyword} { thing } from '${from}';\nexport type Thing = typeof thing;\n`,
      );
    }
    refused = await filesRefused(folder);
  });

  after(async () => await rm(folder, { recursive: true, force: true }));

  for (const [file, from] of forbidden) it(`refuses ${from} in ${file}`, () => assert.ok(refused.has(file)));

  it('allows what the table allows', () => {
    assert.deepEqual(
      allowed.filter(([file]) => refused.has(file)),
      [],
    );
  });
});

/** Runs the linter with the project's own configuration and returns the files whose imports it refuses. */
async function filesRefused(cwd: string): Promise<Set<string>> {
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const run = promisify(execFile)(process.execPath, [oxlint, '--format', 'json', 'src'], { cwd });
  const { stdout } = await run.catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
  const { diagnostics } = report.parse(JSON.parse(stdout));
  const imports = diagnostics.filter(({ code }) => code?.includes('no-restricted-imports'));
  return new Set(imports.map(({ filename }) => filename.replaceAll('\\', '/')));
}

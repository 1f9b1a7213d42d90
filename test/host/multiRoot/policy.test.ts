import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { runGit } from '../../../src/node/git/runGit.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { run } from '../bridge.ts';
import { changeFolders, eventually } from '../production.ts';

describe('policies of several repositories in one window', () => {
  let parent: string;
  let repository: string;
  /** The window's folder: a link to a folder inside the repository. */
  let web: string;
  let lab: string;

  const write = async (file: string, text: string): Promise<string> => {
    const place = path.join(repository, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
    return place;
  };
  const policy = async (zones: readonly object[]): Promise<string> =>
    await write('footbridge.policy.jsonc', JSON.stringify({ version: 1, zones }));
  const gated = [{ zone: 'gated', name: 'web', paths: ['/packages/web/src/'], why: 'Sample' }];
  const explain = async (...names: string[]) => await run('explainBoundary', { path: path.join(...names) });

  before(async () => {
    parent = await realpath(await mkdtemp(path.join(tmpdir(), 'footbridge-policies-')));
    repository = path.join(parent, 'monorepo');
    await write('packages/web/src/App.tsx', 'export {};\n');
    await write('packages/web/src/auth/session.ts', 'export {};\n');
    await write('packages/web/docs/guide.md', 'A sample.\n');
    await write('CODEOWNERS', '/packages/web/ @sample-storefront/web\n');
    await policy(gated);
    await runGit('git', ['init', '--quiet'], { cwd: repository });
    web = path.join(parent, 'web');
    await symlink(path.join(repository, 'packages', 'web'), web);
    const { experiment } = await run('frameHypothesis', { ...sampleHypothesis(), title: 'Policies' });
    await run('setActiveExperiment', { experiment });
    const folders = vscode.workspace.workspaceFolders ?? [];
    lab = folders.find(({ uri }) => path.basename(uri.fsPath) === 'storefront-lab')?.uri.fsPath ?? '';
    await changeFolders(folders.length, 0, { uri: vscode.Uri.file(web) });
    await eventually('the folder', async () => (await explain(web, 'src', 'App.tsx'))['error'] === undefined);
  });

  after(async () => {
    await run('setActiveExperiment', { experiment: null });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const folders = vscode.workspace.workspaceFolders ?? [];
    await changeFolders(folders.length - 1, 1);
    await eventually('the folder to go', () => vscode.workspace.workspaceFolders?.length === 3);
    await rm(path.join(lab, 'linked.ts'), { force: true });
    await rm(parent, { recursive: true, force: true });
  });

  it('hold from the top of the repository, also for a folder inside it that is reached through a link', async () => {
    for (const folder of [web, path.join(repository, 'packages', 'web')]) {
      const { zone, rule, owners, policy: source } = await explain(folder, 'src', 'App.tsx');
      assert.deepEqual(
        { zone, rule, owners },
        { zone: 'gated', rule: 'policy/web', owners: ['@sample-storefront/web'] },
      );
      assert.equal((source as { file: string }).file, path.join(repository, 'footbridge.policy.jsonc'));
    }
  });

  it('hold in their own repository only, good or bad', async () => {
    const storefront = vscode.workspace.workspaceFolders?.find(({ name }) => name === 'storefront');
    assert.ok(storefront);
    await write('footbridge.policy.jsonc', '{');
    await policy([{ ...gated[0], zone: 'critical' }]);
    await eventually('the change', async () => (await explain(web, 'src', 'App.tsx'))['zone'] === 'critical');
    assert.equal((await explain(storefront.uri.fsPath, 'src', 'App.tsx'))['zone'], 'production');
    await policy(gated);
    await eventually('the change', async () => (await explain(web, 'src', 'App.tsx'))['zone'] === 'gated');
  });

  it('count for what a link leads to, in production and in the lab', async () => {
    const target = path.join(repository, 'packages', 'web', 'src', 'auth', 'session.ts');
    await policy([{ ...gated[0], zone: 'critical' }]);
    const links = [path.join(web, 'docs', 'link.md'), path.join(lab, 'linked.ts')];
    for (const link of links) {
      await symlink(target, link);
      await vscode.window.showTextDocument(vscode.Uri.file(link));
      await eventually('the zone of the target', async () => (await explain(link))['zone'] === 'critical');
    }
    await policy(gated);
  });
});

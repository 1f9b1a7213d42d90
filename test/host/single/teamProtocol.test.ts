import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { teamProtocolUri } from '../../../src/editor/boundary/teamProtocolPage.ts';
import { closeAll, eventually, production, run } from '../production.ts';

const policy = `{
  "version": 1,
  "zones": [{ "zone": "gated", "name": "pages", "paths": ["/src/pages/"], "why": "Pages may be tried out." }]
}
`;

describe('the team protocol', () => {
  const policyFile = (): string => path.join(production(), 'footbridge.policy.jsonc');
  const page = (name = 'team-protocol.md'): string => path.join(production(), 'docs', name);
  const shown = async (): Promise<string> =>
    (await vscode.workspace.openTextDocument(teamProtocolUri)).getText();
  const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

  afterEach(async () => {
    await closeAll();
    await rm(policyFile(), { force: true });
    await rm(page(), { force: true });
    await rm(page('folder.md'), { recursive: true, force: true });
    await eventually('no policy', async () => (await shown()).includes('no policy yet'));
  });

  it('is shown as it is read, without a question, and follows the policy while it is open', async () => {
    assert.deepEqual(await run('footbridge.showTeamProtocol', {}), {});
    const tab = await eventually('the preview', () =>
      tabs().find(
        ({ label, input }) => label.includes('Team Protocol') && input instanceof vscode.TabInputWebview,
      ),
    );
    assert.ok(tab.isActive);
    assert.match(await shown(), /\*\*storefront\*\*: no policy yet/u);
    assert.match(await shown(), /`\/src\/pages\/?[^|]*` \| `@sample-storefront\/checkout`/u);
    await writeFile(policyFile(), policy);
    await eventually('the rule of the policy', async () =>
      (await shown()).includes('| `/src/pages/` | Pages may be tried out. |'),
    );
  });

  it('cannot be written on', async () => {
    const editor = await vscode.window.showTextDocument(teamProtocolUri);
    const edited = await editor
      .edit((edit) => edit.insert(new vscode.Position(0, 0), 'mine'))
      .then(
        (done) => done,
        () => false,
      );
    assert.ok(!edited || !(await shown()).startsWith('mine'));
  });

  it('is saved where the team reads it, anew over an older one, and never over what somebody else wrote', async () => {
    assert.deepEqual(await run('footbridge.showTeamProtocol', { target: 'docs' }), { file: page() });
    const first = await readFile(page(), 'utf8');
    assert.equal(first, await shown());
    await writeFile(policyFile(), policy);
    await eventually('the policy', async () => (await shown()).includes('`policy/pages`'));
    assert.deepEqual(await run('footbridge.showTeamProtocol', { target: page() }), { file: page() });
    assert.match(await readFile(page(), 'utf8'), /`policy\/pages`/u);

    const readme = path.join(production(), 'README.md');
    const before = await readFile(readme, 'utf8');
    const { error } = await run<{ error: { code: string; message: string } }>('footbridge.showTeamProtocol', {
      target: readme,
    });
    assert.equal(error.code, 'invalid-argument');
    assert.match(error.message, /README\.md is there already/u);
    assert.equal(await readFile(readme, 'utf8'), before);

    await mkdir(page('folder.md'));
    const refused = await run<{ error: { code: string } }>('footbridge.showTeamProtocol', {
      target: page('folder.md'),
    });
    assert.equal(refused.error.code, 'write-failed');
  });
});

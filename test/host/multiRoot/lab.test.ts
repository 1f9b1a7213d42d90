import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { run } from '../bridge.ts';

describe('a window that lists a lab and two production folders', () => {
  const folder = (name: string) => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = folders.find(({ uri }) => uri.path.endsWith(`/${name}`));
    assert.ok(found, name);
    return found.uri.fsPath;
  };
  let experiment = '';

  it('finds its lab by itself', async () => {
    ({ experiment } = (await run('frameHypothesis', sampleHypothesis())) as { experiment: string });
    assert.ok(existsSync(join(folder('storefront-lab'), 'experiments', experiment, 'experiment.json')));
  });

  it('creates no second lab, and has nothing to join', async () => {
    const lab = folder('storefront-lab');
    assert.deepEqual(await run('createLab', { location: join(lab, '..') }), { lab });
    assert.equal(vscode.workspace.workspaceFolders?.length, 3);
  });

  it('places files of each folder in the right zone', async () => {
    const zoneOf = async (...path: string[]) =>
      (await run('explainBoundary', { path: join(...path) }))['zone'];
    assert.equal(
      await zoneOf(folder('storefront-lab'), 'experiments', experiment, 'experiment.json'),
      'exploration',
    );
    assert.equal(await zoneOf(folder('storefront'), 'src', 'payments', 'refunds.ts'), 'critical');
    assert.equal(await zoneOf(folder('storefront'), 'src', 'pages', 'CataloguePage.tsx'), 'production');
    assert.equal(await zoneOf(folder('handbook'), 'returns.md'), 'open');
  });

  it('links both production folders by relative paths in a lab made elsewhere', async () => {
    const location = mkdtempSync(join(tmpdir(), 'footbridge-host-'));
    const { lab } = await run('createLab', { location, join: false });
    const manifest = JSON.parse(readFileSync(join(String(lab), 'footbridge.json'), 'utf8')) as {
      production: { name: string; path: string }[];
    };
    assert.deepEqual(
      manifest.production.map(({ name }) => name),
      ['storefront', 'handbook'],
    );
    assert.ok(manifest.production.every(({ path }) => path.startsWith('..')));
  });
});

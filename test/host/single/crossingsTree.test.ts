import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import type { Crossing, CrossingEnd } from '../../../src/core/boundary/crossing.ts';
import type { Placement } from '../../../src/core/boundary/zone.ts';
import { actionsFor } from '../../../src/editor/boundary/crossingActions.ts';
import { crossingItem, endedItem } from '../../../src/editor/boundary/crossingItems.ts';

const crossing: Crossing = {
  schemaVersion: 1,
  type: 'crossed',
  id: 'a',
  at: '2026-01-02T03:04:05.000Z',
  folder: 'storefront',
  path: 'src/pages/CartPage.tsx',
  zone: 'production',
  rule: 'production/default',
  change: 'edit',
  silenced: false,
  seen: 'disk',
  ended: undefined,
};
const placement: Placement = {
  zone: 'production',
  rule: 'production/default',
  why: 'Customers use it.',
  owners: [],
};
const uri = vscode.Uri.file('/storefront/src/pages/CartPage.tsx');
const fileOf = (changed: Partial<Crossing> = {}, canUndo = true, isFile = true) => ({
  crossing: { ...crossing, ...changed },
  uri,
  line: 0,
  canUndo,
  isFile,
});

const menuSchema = z.object({
  contributes: z.object({
    menus: z.record(
      z.string(),
      z.array(z.object({ command: z.string(), when: z.string().optional(), group: z.string().optional() })),
    ),
  }),
});

/** What the menu of an item with this `contextValue` offers, as VS Code reads the manifest's conditions. */
function menuOf(item: vscode.TreeItem): string[] {
  const root = vscode.extensions.getExtension('footbridge.footbridge')?.extensionPath ?? '';
  const manifest = menuSchema.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  const entries = (manifest.contributes.menus['view/item/context'] ?? []).filter(
    ({ when = '', group = '' }) =>
      when.includes('footbridge.crossings') &&
      !group.startsWith('inline') &&
      new RegExp(/viewItem =~ \/(.*)\//.exec(when)?.[1] ?? '$^').test(item.contextValue ?? ''),
  );
  return entries.map(({ command }) => command).toSorted();
}

describe('a line of the Crossings view', () => {
  it('says what, where and why, also to a screen reader', () => {
    const item = crossingItem(fileOf(), placement, false);
    assert.equal(item.label, 'CartPage.tsx');
    assert.equal(item.description, 'src/pages · changed outside');
    assert.equal(
      item.accessibilityInformation?.label,
      'CartPage.tsx, changed outside, src/pages, Production, Customers use it.',
    );
    assert.ok(item.tooltip instanceof vscode.MarkdownString);
    assert.match(item.tooltip.value, /Customers use it\./);
  });

  it('names the production folder where there are several', () => {
    assert.equal(
      crossingItem(fileOf(), placement, true).description,
      'storefront/src/pages · changed outside',
    );
  });

  it('has a menu with exactly what can be done about it', () => {
    const cases = [
      fileOf(),
      fileOf({}, false),
      fileOf({ zone: 'gated' }),
      fileOf({ zone: 'open', change: 'create' }),
      fileOf({ zone: 'critical', change: 'delete' }),
      fileOf({ change: 'rename' }),
    ];
    for (const file of cases) {
      const commands = actionsFor(file).filter(({ isAboutFile }) => isAboutFile);
      assert.deepEqual(
        menuOf(crossingItem(file, placement, false)),
        commands.map(({ command }) => command).toSorted(),
      );
    }
  });

  it('offers a fix only in zones that take one, and no way back where there is none', () => {
    const idsOf = (file: ReturnType<typeof fileOf>) => actionsFor(file).map(({ id }) => id);
    assert.ok(idsOf(fileOf({ zone: 'gated' })).includes('fix'));
    assert.ok(!idsOf(fileOf({ zone: 'critical' })).includes('fix'));
    const stuck = idsOf(fileOf({}, false));
    assert.ok(!stuck.includes('undo') && !stuck.includes('move'));
    const folder = idsOf(fileOf({ change: 'create' }, true, false));
    assert.ok(folder.includes('undo') && !folder.includes('move'));
  });

  it('offers nothing about what has ended, and says how it did', () => {
    const words: Record<CrossingEnd, string> = {
      undone: 'put back',
      kept: 'kept',
      moved: 'moved into the prototype',
      proposed: 'proposed as a fix',
      committed: 'taken over by git',
    };
    for (const [ended, word] of Object.entries(words) as [CrossingEnd, string][]) {
      const item = endedItem({ ...crossing, ended }, false);
      assert.equal(item.description, `src/pages · ${word}`);
      assert.deepEqual(menuOf(item), []);
    }
  });

  it('shows names as they are, without icons or links out of them', () => {
    const item = crossingItem(fileOf({ path: 'a/[x](command:y) $(bug).ts' }), placement, false);
    assert.ok(item.tooltip instanceof vscode.MarkdownString);
    assert.doesNotMatch(item.tooltip.value, /(?<!\\)(?:\]\(command:y|\$\(bug)/);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as z from 'zod';
import {
  commandIds,
  contextKeys,
  crossingCommandIds,
  previewViewType,
  settingKeys,
  viewIds,
} from '../../../src/editor/contributions.ts';

const root = new URL('../../../', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, root), 'utf8'));

const named = z.object({ when: z.string().optional(), command: z.string().optional() });
const manifest = z
  .object({
    activationEvents: z.array(z.string()),
    contributes: z.object({
      commands: z.array(z.object({ command: z.string(), title: z.string(), category: z.string() })),
      views: z.record(z.string(), z.array(z.object({ id: z.string(), name: z.string(), icon: z.string() }))),
      viewsWelcome: z.array(z.object({ view: z.string(), when: z.string(), contents: z.string() })),
      menus: z.record(z.string(), z.array(named)),
      configuration: z.object({ properties: z.record(z.string(), z.object({ scope: z.string() })) }),
    }),
  })
  .parse(read('package.json'));
const { commands, views, viewsWelcome, menus, configuration } = manifest.contributes;

const sorted = (values: Iterable<string>) => [...values].toSorted();

describe('manifest and code agree', () => {
  it('on every command', () => {
    const contributed = [...Object.values(commandIds), ...Object.values(crossingCommandIds)];
    assert.deepEqual(sorted(commands.map((one) => one.command)), sorted(contributed));
  });

  it('hide from the palette what needs a file that crossed', () => {
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false');
    assert.deepEqual(
      sorted(hidden.map(({ command }) => command ?? '')),
      sorted(Object.values(crossingCommandIds)),
    );
  });

  it('on every view and the restored preview', () => {
    assert.deepEqual(
      sorted(
        Object.values(views)
          .flat()
          .map((view) => view.id),
      ),
      sorted(Object.values(viewIds)),
    );
    assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${previewViewType}`));
  });

  it('on every setting', () => {
    assert.deepEqual(sorted(Object.keys(configuration.properties)), sorted(Object.values(settingKeys)));
  });

  it('on every context key used in a condition', () => {
    const conditions = [...viewsWelcome, ...Object.values(menus).flat()].map(({ when }) => when ?? '');
    const viewNames = new Set<string>(Object.values(viewIds));
    const mentioned = conditions.flatMap((when) => when.match(/footbridge\.\w+/g) ?? []);
    const used = new Set(mentioned.filter((name) => !viewNames.has(name)));
    assert.deepEqual(sorted(used), sorted(Object.values(contextKeys)));
  });

  it('names only known commands in menus and welcome texts', () => {
    const known = new Set<string>([...Object.values(commandIds), ...Object.values(crossingCommandIds)]);
    const texts = read('package.nls.json') as Record<string, string>;
    const linked = Object.values(texts).flatMap((text) =>
      [...text.matchAll(/\(command:(\S+)\)/g)].map(([, id]) => id),
    );
    const inMenus = Object.values(menus)
      .flat()
      .map((item) => item.command);
    const unknown = [...linked, ...inMenus].filter((id) => id !== undefined && !known.has(id));
    assert.deepEqual(unknown, []);
  });

  it('offer at an experiment and at a variant what can be done with it', () => {
    const menu = menus['view/item/context'] ?? [];
    const offeredAt = (kind: string) =>
      menu
        .filter(
          ({ when = '' }) =>
            new RegExp(/viewItem =~ \/(.*)\//.exec(when)?.[1] ?? '$^').test(kind) ||
            when.endsWith(`viewItem == ${kind}`),
        )
        .map(({ command = '' }) => command.replace('footbridge.', ''));
    const both = ['openPreview', 'openInBrowser', 'generatePrototype', 'addVariant', 'undoGeneration'];
    for (const command of [...both, 'redoGeneration', 'exportTool'])
      for (const kind of ['experiment', 'variant'])
        assert.ok(offeredAt(kind).includes(command), `${command} at a ${kind}`);
    assert.ok(offeredAt('experiment').includes('attachData'));
    assert.ok(!offeredAt('variant').includes('attachData'), 'data belongs to the experiment');
    assert.deepEqual(
      sorted(new Set(offeredAt('discarded'))),
      ['restorePrototype', 'setActiveExperiment'],
      'what was thrown away can be taken back, and nothing else',
    );
  });

  it('translates every text, and has no text left over', () => {
    const keys = [...JSON.stringify(read('package.json')).matchAll(/%([\w.]+)%/g)].map(
      ([, key]) => key ?? '',
    );
    assert.deepEqual(sorted(new Set(keys)), sorted(Object.keys(read('package.nls.json') as object)));
  });

  it('lets no workspace choose where prompts and keys are sent', () => {
    const model = Object.entries(configuration.properties).filter(([key]) => key.includes('.model.'));
    assert.ok(model.length > 0);
    assert.deepEqual(new Set(model.map(([, setting]) => setting.scope)), new Set(['machine']));
  });
});

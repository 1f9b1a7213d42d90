import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as z from 'zod';
import {
  commandIds,
  contextKeys,
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
    assert.deepEqual(sorted(commands.map((one) => one.command)), sorted(Object.values(commandIds)));
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
    const used = new Set(conditions.flatMap((when) => when.match(/footbridge\.has\w+/g) ?? []));
    assert.deepEqual(sorted(used), sorted(Object.values(contextKeys)));
  });

  it('names only known commands in menus and welcome texts', () => {
    const known = new Set<string>(Object.values(commandIds));
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

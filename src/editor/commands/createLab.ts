import * as vscode from 'vscode';
import * as z from 'zod';
import { commandIds } from '../contributions.ts';
import { isWritable } from '../lab/labWindow.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

const argument = z.object({ location: z.string().min(1).optional(), join: z.boolean().optional() });

/** `footbridge.createLab`: makes the isolated workspace folder and, unless told not to, joins it to the window. */
export function createLab(services: Services): Command<z.infer<typeof argument>, { lab: string }> {
  const { window } = services;
  return {
    id: commandIds.createLab,
    argument,
    ask: async () => {
      const location = await askLocation(window.defaultParent());
      return location === undefined ? undefined : { location };
    },
    run: async ({ location, join = true }) => {
      const parent = location ?? window.defaultParent() ?? (await askLocation(undefined));
      if (parent === undefined) throw new vscode.CancellationError();
      const lab = await window.create(parent);
      // Not awaited: joining restarts the extension host, and a caller would wait for ever.
      if (join) void window.join({ next: 'showGuide' });
      return { lab };
    },
  };
}

/** The usual place where it can be written, otherwise the user's choice. */
async function askLocation(usual: string | undefined): Promise<string | undefined> {
  if (usual !== undefined && (await isWritable(usual))) return usual;
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Choose where the lab goes'),
      openLabel: vscode.l10n.t('Create Lab Here'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return chosen?.fsPath;
}

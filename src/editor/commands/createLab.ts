import * as vscode from 'vscode';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import type { LabWindow } from '../lab/labWindow.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import type { Command } from './command.ts';

const argument = z.object({ location: z.string().min(1).optional(), join: z.boolean().optional() });

/** `footbridge.createLab`: makes the isolated workspace folder and, unless told not to, joins it to the window. */
export function createLab(services: Services): Command<z.infer<typeof argument>, { lab: string }> {
  const { window } = services;
  return {
    argument,
    ask: async () => {
      const location = await askLocation(window);
      return location === undefined ? undefined : { location };
    },
    run: async ({ location, join = true }) => {
      const parent = location ?? window.defaultParent();
      if (parent === undefined) throw errors.labLocationMissing();
      const lab = await window.create(parent);
      // Not awaited: joining restarts the extension host, and a caller would wait for ever.
      if (join) window.join({ next: 'showGuide' }).catch((error: unknown) => void showError(error));
      return { lab };
    },
  };
}

/** The usual place where that is possible, otherwise the user's choice. */
async function askLocation(window: LabWindow): Promise<string | undefined> {
  const usual = window.defaultParent();
  if (usual !== undefined && (await window.canCreateIn(usual))) return usual;
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Choose where the lab goes'),
      openLabel: vscode.l10n.t('Create Lab Here'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return chosen?.fsPath;
}

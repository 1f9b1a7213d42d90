import * as vscode from 'vscode';
import * as z from 'zod';
import type { Services } from '../services.ts';
import { boundaryModes, type BoundaryMode } from '../settings.ts';
import type { Command } from './command.ts';

const argument = z.object({ mode: z.enum(boundaryModes) });
type Argument = z.infer<typeof argument>;

/** `footbridge.setBoundaryMode`: whether production edits are warned of or kept from happening. They are recorded either way. */
export function setBoundaryMode({ boundary }: Services): Command<Argument, { mode: BoundaryMode }> {
  return {
    argument,
    ask: async () => await askMode(boundary.mode),
    run: async ({ mode }) => await boundary.setMode(mode),
  };
}

async function askMode(now: BoundaryMode): Promise<Argument | undefined> {
  const l10n = vscode.l10n;
  const choices = [
    {
      label: l10n.t('Warn'),
      detail: l10n.t('In the status bar and in Problems, one calm notification a file'),
      mode: 'warn' as const,
    },
    {
      label: l10n.t('Lock'),
      detail: l10n.t('As Warn, and production files cannot be typed into until you unlock them'),
      mode: 'lock' as const,
    },
    { label: l10n.t('Off'), detail: l10n.t('Only record production edits'), mode: 'off' as const },
  ].map((choice) => ({ ...choice, description: choice.mode === now ? l10n.t('now') : '' }));
  return await vscode.window.showQuickPick(choices, {
    title: l10n.t('When a production file is edited while exploring'),
  });
}

import * as vscode from 'vscode';
import * as z from 'zod';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { BoundaryMode } from '../settings.ts';
import type { Command } from './command.ts';

const argument = z.object({ mode: z.enum(['off', 'warn', 'lock']) });
type Argument = z.infer<typeof argument>;

/** `footbridge.setBoundaryMode`: whether production edits are warned of. They are recorded either way. */
export function setBoundaryMode({ boundary }: Services): Command<Argument, { mode: BoundaryMode }> {
  return {
    id: commandIds.setBoundaryMode,
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
    { label: l10n.t('Off'), detail: l10n.t('Only record production edits'), mode: 'off' as const },
  ].map((choice) => ({ ...choice, description: choice.mode === now ? l10n.t('now') : '' }));
  return await vscode.window.showQuickPick(choices, {
    title: l10n.t('When a production file is edited while exploring'),
  });
}

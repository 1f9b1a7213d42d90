import * as vscode from 'vscode';
import * as z from 'zod';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

const argument = z.object({});

/** `footbridge.unlockAll`: lets every production file be edited until the window is reloaded or locking is chosen again. */
export function unlockAll({ boundary }: Services): Command<z.infer<typeof argument>, { ok: true }> {
  return {
    argument,
    ask: async () => ({}),
    run: async () => await boundary.unlockAll(),
    announce: async () => {
      const { l10n, window, commands } = vscode;
      const again = l10n.t('Lock Again');
      const message = l10n.t(
        'All production files are unlocked until the window is reloaded. Edits are still recorded.',
      );
      if ((await window.showInformationMessage(message, again)) === again)
        await commands.executeCommand(commandIds.setBoundaryMode, { mode: 'lock' });
    },
  };
}

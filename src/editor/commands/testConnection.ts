import * as vscode from 'vscode';
import * as z from 'zod';
import { cancellable } from '../cancellable.ts';
import type { Diagnosis } from '../models/describeDiagnosis.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

/** `footbridge.testConnection`: asks the chosen model for one word and says what is wrong, why, and what to do. */
export function testConnection(services: Services): Command<object, Diagnosis> {
  return {
    argument: z.object({}).strict(),
    ask: async () => ({}),
    run: async () =>
      await cancellable(vscode.l10n.t('Testing the model…'), (signal) => services.models.test(signal)),
    announce: tell,
  };
}

async function tell({ ok, what, why, next, action }: Diagnosis): Promise<void> {
  if (ok) return void vscode.window.showInformationMessage(what);
  const buttons = action ? [action.label] : [];
  const chosen = await vscode.window.showWarningMessage([what, why, next].join(' '), ...buttons);
  if (action && chosen !== undefined) await vscode.commands.executeCommand(action.command);
}

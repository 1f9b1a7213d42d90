import * as vscode from 'vscode';
import * as z from 'zod';
import { FootbridgeError, type ErrorAction } from '../core/errors.ts';
import { commandIds } from './contributions.ts';
import { plainText } from './plainText.ts';

/** The sentence for the user, in their language; a bug becomes an apology that points to the log. */
export function describeError(error: unknown): string {
  if (error instanceof FootbridgeError) return vscode.l10n.t(error.template, ...error.values.map(plainText));
  return vscode.l10n.t(
    'Something went wrong inside Footbridge. Your files are as they were. The log has the details.',
  );
}

/**
 * Shows a failure once, with the button that does the next thing. Returns when the user has answered.
 * A cancellation is not shown: the user asked for it.
 */
export async function showError(error: unknown): Promise<void> {
  const expected = error instanceof FootbridgeError;
  if (expected && error.code === 'cancelled') return;
  const action = expected
    ? error.action
    : { label: vscode.l10n.t('Show Log'), command: commandIds.showLog, argument: undefined };
  const labels = action ? [vscode.l10n.t(action.label)] : [];
  const chosen = await vscode.window.showErrorMessage(describeError(error), ...labels);
  if (chosen !== undefined) await runAction(action);
}

/**
 * Does what the button under an error promises. A command called with an argument hands back its own failure
 * instead of showing it, so that is shown here.
 */
export async function runAction(action: ErrorAction | undefined): Promise<void> {
  if (!action) return;
  if (action.argument === undefined) return void (await vscode.commands.executeCommand(action.command));
  const result: unknown = await vscode.commands.executeCommand(action.command, action.argument);
  const failure = z.object({ error: z.object({ message: z.string() }) }).safeParse(result);
  if (failure.success) void vscode.window.showErrorMessage(failure.data.error.message);
}

import * as vscode from 'vscode';
import { FootbridgeError, type ErrorAction } from '../core/errors.ts';
import { commandIds } from './contributions.ts';

/** The sentence for the user, in their language; a bug becomes an apology that points to the log. */
export function describeError(error: unknown): string {
  if (error instanceof FootbridgeError) return vscode.l10n.t(error.template, ...error.values);
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

/** Does what the button under an error promises. */
export async function runAction(action: ErrorAction | undefined): Promise<void> {
  if (!action) return;
  await (action.argument === undefined
    ? vscode.commands.executeCommand(action.command)
    : vscode.commands.executeCommand(action.command, action.argument));
}

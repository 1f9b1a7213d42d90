import * as vscode from 'vscode';
import { FootbridgeError } from '../core/errors/footbridgeError.ts';
import { commandIds, internalCommandIds } from './contributions.ts';
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
  if (chosen === undefined || !action) return;
  const { command, argument } = action;
  await vscode.commands.executeCommand(internalCommandIds.press, { command, argument });
}

import * as vscode from 'vscode';
import { commandIds } from '../contributions.ts';
import type { Log } from '../log.ts';

/** Says that the participant's page could not get a window of its own, and offers the way round it. */
export async function offerKit(log: Log): Promise<void> {
  const kit = vscode.l10n.t('Use a Test Kit in a Browser');
  const message = vscode.l10n.t(
    'A second window is not allowed here, so the participant’s page is in the editor area and they can see what is around it.',
  );
  if ((await vscode.window.showWarningMessage(message, kit)) !== kit) return;
  try {
    await vscode.commands.executeCommand(commandIds.exportTestKit);
  } catch (error) {
    log.error(commandIds.exportTestKit, error);
  }
}

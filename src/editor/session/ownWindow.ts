import { setTimeout as delay } from 'node:timers/promises';
import type * as vscode from 'vscode';
import { commands } from 'vscode';

/** How long VS Code may take to tell us what it did, in milliseconds. */
const patience = 5000;
const lookEvery = 20;

/**
 * Moves a panel that has just been opened into a window of its own, where nothing else of the editor shows: no tabs, no status
 * bar, and nothing that is opened later. There is no API for this; the commands are those of VS Code's menus (tried on 1.105
 * and 1.139). They act on whatever is active, so each is given only while the panel is: else it would hit what the user has
 * open. Where the browser refuses a second window VS Code asks whether to try again, and this waits for the answer.
 *
 * @returns whether it is in a window of its own
 */
export async function moveToOwnWindow(panel: vscode.WebviewPanel): Promise<boolean> {
  if (!(await eventually(() => isActive(panel)))) return false;
  const before = panel.viewColumn;
  const isMoved = await commands.executeCommand('workbench.action.moveEditorToNewWindow').then(
    () => true,
    () => false,
  );
  if (!isMoved) return false;
  // Until VS Code has told us of the move, what it told before it says nothing.
  await eventually(() => panel.viewColumn !== before && panel.active, patience / 2);
  if (isActive(panel)) await commands.executeCommand('workbench.action.enableCompactAuxiliaryWindow');
  if (isActive(panel)) await commands.executeCommand('workbench.action.lockEditorGroup');
  return true;
}

/** A panel that was closed meanwhile throws when it is asked. */
function isActive(panel: vscode.WebviewPanel): boolean {
  try {
    return panel.active;
  } catch {
    return false;
  }
}

async function eventually(isSo: () => boolean, within = patience): Promise<boolean> {
  for (let waited = 0; waited < within; waited += lookEvery) {
    try {
      if (isSo()) return true;
    } catch {
      return false;
    }
    await delay(lookEvery);
  }
  return false;
}

import * as vscode from 'vscode';
import { setTimeout as delay } from 'node:timers/promises';

/** What VS Code hands to the commands of a tree's menus: not a plain object, which would be an argument. */
export class TreeItem {
  readonly experiment: string;
  readonly variant: string | undefined;

  constructor(experiment: string, variant?: string) {
    this.experiment = experiment;
    this.variant = variant;
  }
}

/**
 * Runs a command as a person does, who presses Enter at whatever it asks.
 * @returns what came of it, once the command has ended; notifications may still be open
 */
export async function runAccepting(command: string, item?: TreeItem): Promise<unknown> {
  return await accepted(vscode.commands.executeCommand(`footbridge.${command}`, item));
}

/** Presses Enter at whatever a running command asks. @returns what came of it, once it has ended */
export async function accepted(outcome: Thenable<unknown>): Promise<unknown> {
  const ended = Promise.resolve(outcome).then((result) => ({ result }));
  for (;;) {
    const end = await Promise.race([ended, delay(400, undefined)]);
    if (end) return end.result;
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
}

/** Presses the first button of the newest notification. */
export async function pressNotification(): Promise<void> {
  await vscode.commands.executeCommand('notification.acceptPrimaryAction');
}

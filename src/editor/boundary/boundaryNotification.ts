import * as vscode from 'vscode';
import type { Clock } from '../../app/ports.ts';
import type { Crossing } from '../../core/boundary/crossing.ts';
import { commandIds, internalCommandIds } from '../contributions.ts';
import { plainText } from '../plainText.ts';
import { describeCrossing } from './boundaryWords.ts';

/** How long further files are left to the status bar, in milliseconds. */
const quietTime = 60_000;

/** Tells of a new crossing, once, calmly: one notification at a time, and none shortly after another. */
export class BoundaryNotification {
  readonly #clock: Clock;
  #isShown = false;
  #lastShown = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when the person has answered; at once when it is better to be quiet. */
  async show(crossing: Crossing, uri: vscode.Uri, canUndo: boolean): Promise<void> {
    const now = this.#clock.now().getTime();
    if (this.#isShown || now - this.#lastShown < quietTime) return;
    this.#isShown = true;
    this.#lastShown = now;
    try {
      await ask(plainText(describeCrossing(crossing)), uri, canUndo);
    } finally {
      this.#isShown = false;
    }
  }
}

async function ask(message: string, uri: vscode.Uri, canUndo: boolean): Promise<void> {
  const undo = vscode.l10n.t('Undo My Edit');
  const why = vscode.l10n.t('Why?');
  const turnOff = vscode.l10n.t('Turn Off Here');
  const chosen = await vscode.window.showInformationMessage(
    message,
    ...(canUndo ? [undo] : []),
    why,
    turnOff,
  );
  const { executeCommand } = vscode.commands;
  if (chosen === undo) await executeCommand(internalCommandIds.undoCrossing, uri);
  else if (chosen === why) await executeCommand(internalCommandIds.showBoundaryExplanation, uri);
  else if (chosen === turnOff) await executeCommand(commandIds.setBoundaryMode, { mode: 'off' });
}

import * as vscode from 'vscode';
import type { GenerationProgress } from '../../app/generation/generationProgress.ts';
import type { Generations } from '../../app/generation/generations.ts';
import { plainText } from '../plainText.ts';

/** A notification with a cancel button, for when the guide, which shows the same in detail, is not in sight. */
export function turnNotification(
  title: string,
  { experiment, variant }: { readonly experiment: string; readonly variant: string },
  turn: Promise<unknown>,
  generations: Generations,
): void {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Making the prototype of “{0}”', plainText(title)),
    cancellable: true,
  };
  void vscode.window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(() => generations.cancel(experiment, variant));
    const listening = generations.onDidChange(() => {
      const mine = generations.progress.find(
        (one) => one.experiment === experiment && one.variant === variant,
      );
      if (mine) progress.report({ message: wordsFor(mine) });
    });
    // How the turn ended is told by whoever started it.
    await turn.catch(() => undefined);
    listening.dispose();
  });
}

function wordsFor({ phase, note, files }: GenerationProgress): string {
  switch (phase) {
    case 'connecting':
      return vscode.l10n.t('asking {0}', plainText(note));
    case 'writing':
      return vscode.l10n.t('{0} files so far', String(files.length));
    case 'retrying':
      return plainText(note);
    case 'continuing':
      return vscode.l10n.t('the answer was cut off; asking for the rest');
    case 'correcting':
      return vscode.l10n.t('the answer could not be used as it was; asking once more');
    case 'repairing':
      return vscode.l10n.t('it would not run; asking for a repair');
    case 'checking':
      return vscode.l10n.t('looking whether it runs');
    case 'applying':
    default:
      return vscode.l10n.t('writing the files');
  }
}

import * as vscode from 'vscode';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { CapturedScreen } from '../../core/handoff/screens/capturedScreen.ts';
import { cancellable } from '../cancellable.ts';
import { capturePictures, type CaptureServices, keptPictures } from './capturePictures.ts';

/**
 * The pictures of a brief: those that are kept, or new ones, taken under a notification that can be cancelled. A prototype that
 * does not run has none, which keeps no brief from being written.
 *
 * @param variant the one that is handed off; without one there are no pictures
 * @throws what the lab's store meets
 */
export async function captureForBrief(
  services: CaptureServices,
  experiment: Experiment,
  variant: string | undefined,
): Promise<readonly CapturedScreen[]> {
  if (variant === undefined) return [];
  const kept = await keptPictures(services, experiment, variant);
  if (kept !== undefined) return kept;
  return await cancellable(
    vscode.l10n.t('Taking pictures of the screens for the brief'),
    async (signal, progress) => {
      let before = 0;
      const tell = (done: number, all: number): void => {
        const increment = ((done - before) / all) * 100;
        before = done;
        progress.report({ message: vscode.l10n.t('{0} of {1}', done, all), increment });
      };
      return await capturePictures(services, experiment, variant, signal, tell).catch((error: unknown) => {
        if (!(error instanceof FootbridgeError && error.code === 'compile-failed')) throw error;
        return [];
      });
    },
  );
}

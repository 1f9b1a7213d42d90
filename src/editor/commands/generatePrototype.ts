import * as vscode from 'vscode';
import * as z from 'zod';
import type { GenerationResult } from '../../app/generatePrototype.ts';
import { FootbridgeError } from '../../core/errors.ts';
import { commandIds } from '../contributions.ts';
import { plainText } from '../plainText.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf, variantArgument } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  ...variantArgument,
  instruction: z.string().max(4000).optional(),
});

/** `footbridge.generatePrototype`: one model turn, shown with progress and a way to cancel. */
export function generatePrototype(services: Services): Command<z.infer<typeof argument>, GenerationResult> {
  const { lab, generations, models, previews, guide } = services;
  return {
    id: commandIds.generatePrototype,
    argument,
    ask: async (item) => {
      const experiment = await lab.requireExperiment(experimentOf(item).experiment);
      if (experiment.variants.length === 0) return { experiment: experiment.slug };
      const instruction = await vscode.window.showInputBox({
        title: vscode.l10n.t('Change the prototype of “{0}”', experiment.hypothesis.title),
        prompt: vscode.l10n.t(
          'Say what should change. Leave it empty to let the model improve it as it sees fit.',
        ),
      });
      return instruction === undefined ? undefined : { experiment: experiment.slug, instruction };
    },
    run: async (order) => {
      const { variant, instruction = '' } = order;
      const experiment = await lab.requireExperiment(order.experiment);
      const provider = await models.provider();
      const turn = generations.run({ experiment, variant, instruction }, provider);
      if (!guide.visible) showProgress(experiment.hypothesis.title, turn, () => generations.cancel());
      const result = await turn.catch((error: unknown) => {
        const again = { ...order, experiment: experiment.slug };
        throw error instanceof FootbridgeError ? error.withArgument(again) : error;
      });
      await previews.refresh(experiment.slug, result.variant);
      return result;
    },
    announce: async ({ variant }, { experiment }) => {
      await previews.present(await lab.requireExperiment(experiment), variant);
    },
  };
}

/** A notification with a cancel button, for when the guide, which shows the same in detail, is not in sight. */
function showProgress(title: string, turn: Promise<unknown>, cancel: () => void): void {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Making the prototype of “{0}”', plainText(title)),
    cancellable: true,
  };
  void vscode.window.withProgress(options, async (_progress, token) => {
    token.onCancellationRequested(cancel);
    // How the turn ended is told by whoever started it.
    await turn.catch(() => undefined);
  });
}

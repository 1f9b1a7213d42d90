import * as vscode from 'vscode';
import * as z from 'zod';
import { extendThrowAway as extend } from '../../app/extendThrowAway.ts';
import { requireExtendable } from '../../core/experiment/extension.ts';
import { localDay } from '../../core/experiment/localDay.ts';
import { addDays } from '../../core/experiment/reviewHypothesis.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({ ...experimentArgument, until: z.iso.date(), reason: z.string().max(1000) });

/** `footbridge.extendThrowAway`: moves the throw-away date, once, with a reason. */
export function extendThrowAway(services: Services): Command<z.infer<typeof argument>, { until: string }> {
  const { lab, clock } = services;
  return {
    argument,
    ask: async (item) => {
      const experiment = await lab.requireExperiment(experimentOf(item).experiment);
      const { earliest, latest } = requireExtendable(experiment, localDay(clock.now()));
      const title = vscode.l10n.t('Extend the throw-away date');
      const until = await vscode.window.showInputBox({
        title,
        prompt: vscode.l10n.t(
          'Until when? A day from {0} to {1}, as YYYY-MM-DD. This is done once.',
          earliest,
          latest,
        ),
        value: earlier(addDays(earliest, 14), latest),
        validateInput: (text) =>
          z.iso.date().safeParse(text).success && text >= earliest && text <= latest
            ? undefined
            : vscode.l10n.t('A day from {0} to {1}, as YYYY-MM-DD', earliest, latest),
      });
      if (until === undefined) return undefined;
      const reason = await vscode.window.showInputBox({
        title,
        prompt: vscode.l10n.t('What is it still needed for? The reason is kept with the date.'),
        validateInput: (text) =>
          /\S/.test(text) && text.length <= 1000 ? undefined : vscode.l10n.t('1 to 1000 characters'),
      });
      return reason === undefined ? undefined : { experiment: experiment.slug, until, reason };
    },
    run: async ({ experiment: slug, ...wish }) => {
      const experiment = await lab.requireExperiment(slug);
      const extended = await extend(experiment, wish, { store: lab.requireStore(), clock });
      await lab.refresh();
      return extended;
    },
    announce: async ({ until }) => {
      await vscode.window.showInformationMessage(vscode.l10n.t('The prototype is kept until {0}.', until));
    },
  };
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

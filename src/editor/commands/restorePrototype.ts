import * as vscode from 'vscode';
import * as z from 'zod';
import { restorePrototype as restore } from '../../app/restorePrototype.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { isRestorable, restorableUntil } from '../../core/handoff/learning/disposal.ts';
import { plainText } from '../plainText.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object(experimentArgument);

/** `footbridge.restorePrototype`: takes a prototype that was thrown away out of the trash, within 30 days. */
export function restorePrototype(
  services: Services,
): Command<z.infer<typeof argument>, { experiment: string }> {
  const { lab, clock } = services;
  const { l10n } = vscode;
  return {
    argument,
    ask: async (item) => {
      const { experiment } = experimentOf(item);
      const asked = experiment ?? discardedOf(lab.active?.experiment)?.slug;
      return asked === undefined ? await choose(services) : { experiment: asked };
    },
    run: async ({ experiment: slug }) => {
      const experiment = await lab.requireExperiment(slug);
      const restored = await restore(experiment, { store: lab.requireStore(), clock });
      await lab.refresh();
      return restored;
    },
    announce: async (_, { experiment: slug }) => {
      const { hypothesis } = await lab.requireExperiment(slug);
      await vscode.window.showInformationMessage(
        l10n.t(
          'The prototype of "{0}" is back, with its history. The learning stays too.',
          plainText(hypothesis.title),
        ),
      );
    },
  };
}

function discardedOf(experiment: Experiment | undefined): Experiment | undefined {
  return experiment?.stage === 'discarded' ? experiment : undefined;
}

async function choose({ lab, clock }: Services): Promise<{ experiment: string } | undefined> {
  const { l10n } = vscode;
  lab.requireStore();
  const now = clock.now();
  const items = lab.experiments.flatMap(({ slug, hypothesis, discarded }) =>
    discarded && isRestorable({ discarded }, now)
      ? [{ label: hypothesis.title, description: until(discarded), slug }]
      : [],
  );
  if (items.length === 0) {
    await vscode.window.showInformationMessage(
      l10n.t('Nothing was thrown away in the last 30 days, so there is nothing to take back.'),
    );
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Which prototype is taken back?'),
  });
  return chosen && { experiment: chosen.slug };
}

function until(discarded: { readonly at: string }): string {
  return vscode.l10n.t('until {0}', restorableUntil(discarded).slice(0, 10));
}

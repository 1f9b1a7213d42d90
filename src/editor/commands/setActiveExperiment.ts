import * as vscode from 'vscode';
import * as z from 'zod';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentOf } from './experimentArgument.ts';

const argument = z.object({ experiment: z.string().max(60).nullable() });
type Argument = z.infer<typeof argument>;

/** `footbridge.setActiveExperiment`: chooses what this window works on; `null` pauses, and boundary warnings with it. */
export function setActiveExperiment(services: Services): Command<Argument, Argument> {
  const { lab } = services;
  return {
    argument,
    ask: async (item) => {
      const { experiment } = experimentOf(item);
      return experiment === undefined ? await pick(services) : { experiment };
    },
    run: async ({ experiment }) => {
      await lab.activate(experiment ?? undefined);
      // Whoever chooses an experiment wants to see it; the draft that is being written is kept.
      if (lab.active) services.guide.setAside(experiment);
      if (lab.active) await services.previews.follow(lab.active.experiment);
      return { experiment };
    },
  };
}

async function pick({ lab }: Services): Promise<Argument | undefined> {
  const choices = [
    ...lab.experiments.map(({ slug, hypothesis }) => ({
      label: hypothesis.title,
      description: hypothesis.segment,
      experiment: slug,
    })),
    { label: vscode.l10n.t('$(debug-pause) None: pause exploring'), experiment: null },
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Which experiment do you work on?'),
    matchOnDescription: true,
  });
  return chosen && { experiment: chosen.experiment };
}

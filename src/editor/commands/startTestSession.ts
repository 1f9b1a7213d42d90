import * as vscode from 'vscode';
import * as z from 'zod';
import { startSession } from '../../app/recordEvidence.ts';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf, variantArgument } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  ...variantArgument,
  participant: z.string().trim().min(1).max(40),
});

/** `footbridge.startTestSession`: one participant, known by a code, begins to try the prototype. */
export function startTestSession(services: Services): Command<z.infer<typeof argument>, { session: string }> {
  const { lab, clock, ids, previews } = services;
  return {
    id: commandIds.startTestSession,
    argument,
    ask: async (item) => {
      const participant = await vscode.window.showInputBox({
        title: vscode.l10n.t('Start a test session'),
        prompt: vscode.l10n.t('A code for the participant, such as P1. Never a name or an address.'),
        value: `P${(lab.active?.sessions.length ?? 0) + 1}`,
      });
      return participant?.trim() ? { ...experimentOf(item), participant } : undefined;
    },
    run: async ({ experiment: slug, variant, participant }) => {
      const experiment = await lab.requireExperiment(slug);
      const session = await startSession(
        experiment,
        { participant, variant },
        { store: lab.requireStore(), clock, ids },
      );
      await lab.refresh();
      // Every participant begins at the first screen, not where the one before ended.
      const shown = variant ?? experiment.variants.at(-1)?.id;
      if (shown !== undefined) await previews.refresh(experiment.slug, shown);
      return { session };
    },
    announce: async () => {
      await vscode.commands.executeCommand('footbridge.guide.focus');
    },
  };
}

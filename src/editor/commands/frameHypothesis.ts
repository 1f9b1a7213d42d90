import * as vscode from 'vscode';
import type * as z from 'zod';
import { newDraftName } from '../../app/drafts.ts';
import { frameHypothesis as frame } from '../../app/frameHypothesis.ts';
import { hypothesisDraftSchema } from '../../core/experiment/hypothesis.ts';
import { commandIds, viewIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument } from './experimentArgument.ts';

/** The hypothesis itself; with `experiment` it replaces that experiment's hypothesis. */
const argument = hypothesisDraftSchema.extend(experimentArgument);

/** `footbridge.frameHypothesis`: a new experiment from a hypothesis. From the palette the guide's form opens instead. */
export function frameHypothesis(
  services: Services,
): Command<z.infer<typeof argument>, { experiment: string }> {
  const { lab, clock, guide } = services;
  return {
    id: commandIds.frameHypothesis,
    argument,
    ask: async () => {
      await guide.openForm(newDraftName);
      await vscode.commands.executeCommand(`${viewIds.guide}.focus`);
      return undefined;
    },
    run: async ({ experiment: slug, ...draft }) => {
      const experiment = await frame(draft, slug, { store: lab.requireStore(), clock });
      await lab.refresh();
      return { experiment: experiment.slug };
    },
  };
}

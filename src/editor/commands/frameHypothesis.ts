import * as vscode from 'vscode';
import * as z from 'zod';
import { newDraftName } from '../../app/drafts.ts';
import { frameHypothesis as frame } from '../../app/frameHypothesis.ts';
import { hypothesisDraftSchema } from '../../core/experiment/hypothesis.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import { viewIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument } from './experimentArgument.ts';

/** The hypothesis itself; with `experiment` it replaces that experiment's hypothesis. */
const argument = hypothesisDraftSchema.extend({
  ...experimentArgument,
  /** Why the protocol is changed although it is locked. */
  reason: z.string().max(1000).optional(),
});

/** `footbridge.frameHypothesis`: a new experiment from a hypothesis. From the palette the guide's form opens instead. */
export function frameHypothesis(
  services: Services,
): Command<z.infer<typeof argument>, { experiment: string }> {
  const { lab, clock, guide } = services;
  return {
    argument,
    ask: async () => {
      await guide.openForm(newDraftName);
      await vscode.commands.executeCommand(`${viewIds.guide}.focus`);
      return undefined;
    },
    run: async ({ experiment: slug, reason, ...draft }) => {
      const deps = { store: lab.requireStore(), clock, sha256 };
      const experiment = await frame(draft, slug, deps, reason);
      await lab.refresh();
      return { experiment: experiment.slug };
    },
  };
}

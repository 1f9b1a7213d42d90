import * as vscode from 'vscode';
import * as z from 'zod';
import { decide as record } from '../../app/decide.ts';
import { outcomes, type Verdict } from '../../core/evidence/verdict.ts';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  outcome: z.enum(outcomes).optional(),
  rationale: z.string().max(4000).default(''),
});
type Argument = z.infer<typeof argument>;

/** `footbridge.decide`: the verdict, by the bar that was set beforehand or, with a reason, against it. */
export function decide(services: Services): Command<Argument, Verdict> {
  const { lab, clock } = services;
  return {
    id: commandIds.decide,
    argument,
    ask: async (item) => {
      const rationale = await vscode.window.showInputBox({
        title: vscode.l10n.t('Decide by the bar'),
        prompt: vscode.l10n.t('Why? One or two sentences for those who read the brief.'),
      });
      return rationale === undefined ? undefined : { ...experimentOf(item), rationale };
    },
    run: async ({ experiment: slug, outcome, rationale }) => {
      const experiment = await lab.requireExperiment(slug);
      const verdict = await record(experiment, { outcome, rationale }, { store: lab.requireStore(), clock });
      await lab.refresh();
      return verdict;
    },
    announce: async () => {
      await vscode.commands.executeCommand('footbridge.guide.focus');
    },
  };
}

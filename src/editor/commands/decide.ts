import * as vscode from 'vscode';
import * as z from 'zod';
import { decide as record } from '../../app/decide.ts';
import { errors } from '../../core/errors.ts';
import { outcomes, type Verdict } from '../../core/evidence/verdict.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import { deciderName, rememberDecider } from '../deciderName.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  outcome: z.enum(outcomes).optional(),
  rationale: z.string().max(4000).default(''),
  /** Who decides, as they call themselves; left out, whoever decided last in this VS Code, or the account's name. */
  by: z.string().max(100).optional(),
  /** The variant it is about; left out, the one that the count rests on. */
  variant: z.string().max(60).optional(),
});
type Argument = z.infer<typeof argument>;

/**
 * `footbridge.decide`: the verdict, by the bar that was set beforehand or, with a reason, against it. Not while somebody is
 * trying the prototype here: nothing more of them could be recorded.
 */
export function decide(services: Services): Command<Argument, Verdict> {
  const { lab, clock, globalState } = services;
  const requireOpen = async (slug: string | undefined): Promise<Experiment> => {
    const experiment = await lab.requireExperiment(slug);
    const { live } = services.sessions;
    if (live?.experiment === experiment.slug) throw errors.sessionNotEnded(live.participant);
    return experiment;
  };
  return {
    argument,
    ask: async (item) => {
      await requireOpen(experimentOf(item).experiment);
      const title = vscode.l10n.t('Decide by the bar');
      const rationale = await vscode.window.showInputBox({
        title,
        prompt: vscode.l10n.t('Why? One or two sentences for those who read the brief.'),
      });
      if (rationale === undefined) return undefined;
      const by = await vscode.window.showInputBox({
        title,
        prompt: vscode.l10n.t('Who decides? A name or a role, kept with the verdict.'),
        value: deciderName(globalState),
        validateInput: (text) =>
          /^.{1,100}$/.test(text.trim()) ? undefined : vscode.l10n.t('1 to 100 characters'),
      });
      return by === undefined ? undefined : { ...experimentOf(item), rationale, by };
    },
    run: async ({ experiment: slug, by: named = '', ...choice }) => {
      const experiment = await requireOpen(slug);
      const by = named.trim() || deciderName(globalState);
      const verdict = await record(
        experiment,
        { ...choice, by },
        { store: lab.requireStore(), clock, sha256 },
      );
      if (named.trim() !== '') await rememberDecider(globalState, by);
      await lab.refresh();
      return verdict;
    },
    announce: async () => {
      await vscode.commands.executeCommand('footbridge.guide.focus');
    },
  };
}

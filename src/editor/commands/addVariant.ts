import * as vscode from 'vscode';
import * as z from 'zod';
import { addVariant as add } from '../../app/generation/addVariant.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import { perform, type Command } from './command.ts';
import { experimentArgument, variantOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  axis: z.enum(['flow', 'messaging', 'interaction']),
  change: z.string().trim().min(1).max(500),
  from: z.string().max(60).optional(),
});
type Argument = z.infer<typeof argument>;

/** `footbridge.addVariant`: lists a variant that changes one thing, from scratch or with a copy of another's files. */
export function addVariant(services: Services): Command<Argument, { variant: string }> {
  const { lab, checkpoints, clock, log } = services;
  return {
    argument,
    ask: async (item) => {
      const { experiment, variant } = variantOf(item);
      return await askVariant(await lab.requireExperiment(experiment), variant);
    },
    run: async ({ experiment: slug, ...order }) => {
      const { slug: experiment } = await lab.requireExperiment(slug);
      const store = lab.requireStore();
      const deps = { store, checkpoints: checkpoints(store.root), clock, sha256 };
      const added = await add(experiment, order, deps);
      await lab.refresh();
      return added;
    },
    announce: async ({ variant }, { experiment, change }) => {
      const make = vscode.l10n.t('Make It Now');
      const said = vscode.l10n.t('Variant {0} is listed. Shall the model make its change now?', variant);
      if ((await vscode.window.showInformationMessage(said, make)) !== make) return;
      const load = async () => (await import('./generatePrototype.ts')).generatePrototype(services);
      const order = { experiment, variant, instruction: change };
      await perform({ id: commandIds.generatePrototype, load }, async () => order, log);
    },
  };
}

/** @param origin the variant it was chosen on; offered first to start from */
async function askVariant(
  { slug, variants }: Experiment,
  origin: string | undefined,
): Promise<Argument | undefined> {
  const title = vscode.l10n.t('A new variant');
  const axis = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('Flow'),
        detail: vscode.l10n.t('The steps or their order'),
        axis: 'flow' as const,
      },
      {
        label: vscode.l10n.t('Messaging'),
        detail: vscode.l10n.t('What it says and promises'),
        axis: 'messaging' as const,
      },
      {
        label: vscode.l10n.t('Interaction'),
        detail: vscode.l10n.t('How a control works'),
        axis: 'interaction' as const,
      },
    ],
    {
      title,
      placeHolder: vscode.l10n.t('What does it change? One thing only, so that the difference can be told.'),
    },
  );
  if (!axis) return undefined;
  const change = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Say what is different, for example “Payment comes before the address”.'),
    validateInput: (text) =>
      argument.shape.change.safeParse(text).success ? undefined : vscode.l10n.t('1 to 500 characters'),
  });
  if (change === undefined) return undefined;
  const copies = variants
    .toReversed()
    .toSorted((a, b) => Number(b.id === origin) - Number(a.id === origin))
    .map(({ id }) => ({ label: vscode.l10n.t('A copy of variant {0}', id), from: id }));
  const start = await vscode.window.showQuickPick(
    [...copies, { label: vscode.l10n.t('From scratch'), from: undefined }],
    { title, placeHolder: vscode.l10n.t('What does it start from?') },
  );
  return start && { experiment: slug, axis: axis.axis, change, from: start.from };
}

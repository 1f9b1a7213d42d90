import { userInfo } from 'node:os';
import * as vscode from 'vscode';
import * as z from 'zod';
import { approveColumns } from '../../app/data/approveColumns.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  dataset: z.string().max(60).optional(),
  columns: z.array(z.string().min(1).max(200)).min(1).max(1000),
  reason: z.string().trim().min(3).max(1000),
});

/** `footbridge.approvePersonalData`: records who lets personal columns be used, when and why. */
export function approvePersonalData(services: Services): Command<z.infer<typeof argument>, { ok: true }> {
  const { lab, dataStore, clock } = services;
  return {
    argument,
    ask: async (item) => {
      const { slug } = await lab.requireExperiment(experimentOf(item).experiment);
      const columns = await chooseColumns(services, slug);
      if (columns === undefined || columns.length === 0) return undefined;
      const reason = await vscode.window.showInputBox({
        title: vscode.l10n.t('Why may these columns be used?'),
        prompt: vscode.l10n.t('It is recorded with your name and the time.'),
        validateInput: (text) =>
          text.trim().length < 3 ? vscode.l10n.t('Say in a few words why.') : undefined,
      });
      return reason === undefined ? undefined : { experiment: slug, columns, reason };
    },
    run: async ({ experiment, dataset, columns, reason }) => {
      const { slug } = await lab.requireExperiment(experiment);
      const store = dataStore(lab.requireStore().root);
      const order = { slug, dataset, columns, reason, by: userName(), at: clock.now().toISOString() };
      await approveColumns(order, store);
      await lab.refresh();
      return { ok: true };
    },
  };
}

async function chooseColumns({ lab, dataStore }: Services, slug: string): Promise<string[] | undefined> {
  const { datasets } = await dataStore(lab.requireStore().root).list(slug);
  const items = datasets.flatMap(({ profile }) =>
    profile.columns.flatMap(({ name, label, personal }) =>
      personal === undefined || personal.approved
        ? []
        : [{ label, description: profile.sourceName, detail: personal.why, column: `${profile.id}.${name}` }],
    ),
  );
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No column waits for an approval.'));
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Which personal columns may prompts, prototypes and saved tools use?'),
  });
  return chosen?.map(({ column }) => column);
}

/** As the system knows the user; some containers have no name for them. */
function userName(): string {
  try {
    return userInfo().username || 'unknown';
  } catch {
    return 'unknown';
  }
}

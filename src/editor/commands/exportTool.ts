import * as vscode from 'vscode';
import * as z from 'zod';
import { exportTool as makeTool } from '../../app/data/exportTool.ts';
import { mayBeUsed } from '../../core/data/datasetProfile.ts';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { packDataset } from '../../node/data/packDataset.ts';
import { writeTool } from '../../node/data/writeTool.ts';
import { cancellable } from '../cancellable.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, variantArgument, variantOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  ...variantArgument,
  /** File-system path of the HTML file. */
  target: z.string().min(1),
  columns: z.array(z.string().min(1).max(200)).max(5000).optional(),
  rows: z.number().int().min(1).optional(),
});
interface Order extends z.infer<typeof argument> {
  /** The whole tool, where it was made already to see whether it fits. */
  readonly made?: string;
}

/** `footbridge.exportTool`: saves a prototype with its data as one HTML file that works without a network. */
export function exportTool(services: Services): Command<Order, { file: string }> {
  const { lab, previews, dataStore } = services;
  const make = (order: Omit<Order, 'target'>) =>
    cancellable(vscode.l10n.t('Packing the tool'), async (signal) => {
      const experiment = await lab.requireExperiment(order.experiment);
      const store = lab.requireStore();
      const { slug } = experiment;
      const { page, files } = await previews.compile(experiment, order.variant);
      const { columns, rows } = order;
      const tool = { slug, page, files, columns, rows, signal };
      return await makeTool(tool, dataStore(store.root), packDataset);
    });
  return {
    argument,
    ask: async (item) => {
      const { experiment, variant } = variantOf(item);
      const { slug } = await lab.requireExperiment(experiment);
      const order = { experiment: slug, ...(variant === undefined ? {} : { variant }) };
      const sized = await make(order).then(
        (made) => ({ made }),
        (error: unknown) => {
          if (error instanceof FootbridgeError && error.code === 'tool-too-large')
            return chooseLess(services, slug, error);
          throw error;
        },
      );
      if (sized === undefined) return undefined;
      const target = await vscode.window.showSaveDialog({
        title: vscode.l10n.t('Save Tool as One File'),
        filters: { [vscode.l10n.t('Web page')]: ['html'] },
        defaultUri: vscode.Uri.joinPath(vscode.Uri.file(lab.requireStore().root), `${slug}.html`),
      });
      return target && { ...order, target: target.fsPath, ...sized };
    },
    run: async (order) => {
      if (!/\.html?$/i.test(order.target)) throw errors.invalidArgument('the target must end in .html');
      return { file: await writeTool(order.target, order.made ?? (await make(order))) };
    },
    announce: async ({ file }) => {
      const show = vscode.l10n.t('Show File');
      const message = vscode.l10n.t('The tool is saved. Whoever has the file can see the data in it.');
      if ((await vscode.window.showInformationMessage(message, show)) === show)
        await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(file));
    },
  };
}

/** Lets a person leave out columns or rows, with what the columns take in front of them. */
async function chooseLess(
  { lab, dataStore }: Services,
  slug: string,
  { message }: FootbridgeError,
): Promise<Pick<Order, 'columns' | 'rows'> | undefined> {
  const { datasets } = await dataStore(lab.requireStore().root).list(slug);
  const items = datasets.flatMap(({ profile: { id, columns } }) =>
    columns
      .filter(mayBeUsed)
      .map(({ name, label }) => ({ label, description: id, picked: true, column: `${id}.${name}` })),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Which columns shall the tool keep?'),
    placeHolder: message,
  });
  if (chosen === undefined) return undefined;
  const rows = await vscode.window.showInputBox({
    title: vscode.l10n.t('How many rows shall the tool keep?'),
    prompt: vscode.l10n.t('The first rows of each file. Leave it empty for all of them.'),
    validateInput: (text) =>
      /^\d{0,9}$/.test(text) && Number(text || 1) > 0
        ? undefined
        : vscode.l10n.t('A whole number, or nothing.'),
  });
  if (rows === undefined) return undefined;
  return { columns: chosen.map(({ column }) => column), ...(rows !== '' && { rows: Number(rows) }) };
}

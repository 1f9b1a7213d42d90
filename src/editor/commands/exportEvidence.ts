import * as vscode from 'vscode';
import * as z from 'zod';
import { evidenceFormats, exportEvidence as tell, type EvidenceFormat } from '../../app/exportEvidence.ts';
import { errors } from '../../core/errors.ts';
import { writeTool } from '../../node/data/writeTool.ts';
import { cancellable } from '../cancellable.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  /** File-system path. */
  target: z.string().min(1),
  /** Omitted: by the end of the target's name, `.csv` or `.json` (which is `capture`). */
  format: z.enum(evidenceFormats).optional(),
});
type Argument = z.infer<typeof argument>;

const types: Record<EvidenceFormat, string> = { capture: 'json', csv: 'csv', results: 'json' };

/** `footbridge.exportEvidence`: what was recorded, for a spreadsheet, an analytics tool or another lab. */
export function exportEvidence(services: Services): Command<Argument, { file: string }> {
  const { lab } = services;
  return {
    argument,
    /** @param item may name the format, which is then not asked for */
    ask: async (item) => {
      const { slug } = await lab.requireExperiment(experimentOf(item).experiment);
      const given = z.object({ format: z.enum(evidenceFormats) }).safeParse(item);
      const format = given.data?.format ?? (await chooseFormat());
      if (format === undefined) return undefined;
      const name = `${slug}-evidence.${types[format]}`;
      const target = await vscode.window.showSaveDialog({
        title: vscode.l10n.t('Export Evidence'),
        filters: { [format === 'csv' ? vscode.l10n.t('Spreadsheet') : 'JSON']: [types[format]] },
        defaultUri: vscode.Uri.joinPath(vscode.Uri.file(lab.requireStore().root), name),
      });
      return target && { experiment: slug, target: target.fsPath, format };
    },
    run: async ({ experiment: wanted, target, format = formatOf(target) }) => {
      const experiment = await lab.requireExperiment(wanted);
      const store = lab.requireStore();
      const text = await cancellable(vscode.l10n.t('Exporting evidence'), async () =>
        tell(experiment, format, { store }),
      );
      return { file: await writeTool(target, text) };
    },
    announce: async ({ file }) => {
      const show = vscode.l10n.t('Show File');
      const message = vscode.l10n.t(
        'The evidence is exported. It holds participants’ codes: if one of them withdraws later, delete it from this file too.',
      );
      if ((await vscode.window.showInformationMessage(message, show)) === show)
        await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(file));
    },
  };
}

/** @throws FootbridgeError `invalid-argument` */
function formatOf(target: string): EvidenceFormat {
  if (/\.csv$/i.test(target)) return 'csv';
  if (/\.json$/i.test(target)) return 'capture';
  throw errors.invalidArgument('the target must end in .csv or .json');
}

async function chooseFormat(): Promise<EvidenceFormat | undefined> {
  const choices: (vscode.QuickPickItem & { format: EvidenceFormat })[] = [
    {
      format: 'csv',
      label: vscode.l10n.t('Spreadsheet (CSV)'),
      detail: vscode.l10n.t('A row per participant, variant and task'),
    },
    {
      format: 'capture',
      label: vscode.l10n.t('Events for an analytics tool (JSON)'),
      detail: vscode.l10n.t('As PostHog and what is compatible with it take them'),
    },
    {
      format: 'results',
      label: vscode.l10n.t('Everything, for another lab (JSON)'),
      detail: vscode.l10n.t('Footbridge can import it there'),
    },
  ];
  return (await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Export Evidence') }))?.format;
}

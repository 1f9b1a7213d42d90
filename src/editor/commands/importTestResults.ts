import * as vscode from 'vscode';
import * as z from 'zod';
import { readResultFiles, resultTypes } from '../../node/lab/readResultFiles.ts';
import { cancellable } from '../cancellable.ts';
import { importResultTexts, type Imported } from '../importResultTexts.ts';
import { plainText } from '../plainText.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

/** Files and folders, as file-system paths. */
const argument = z.object({ ...experimentArgument, files: z.array(z.string().min(1)).min(1).max(100_000) });

/** Refused ones that a notification names; all of them are in the result and the log. */
const named = 3;

/** `footbridge.importTestResults`: adds what test kits and analytics tools hand back. */
export function importTestResults(services: Services): Command<z.infer<typeof argument>, Imported> {
  const { lab, log } = services;
  return {
    argument,
    ask: async (item) => {
      const { slug } = await lab.requireExperiment(experimentOf(item).experiment);
      const files = await chooseFiles();
      return files && { experiment: slug, files };
    },
    run: async ({ experiment, files }) =>
      await cancellable(vscode.l10n.t('Importing test results'), async (signal, progress) =>
        importResultTexts(services, experiment, readResultFiles(files), {
          signal,
          onProgress: (done) => progress.report({ message: vscode.l10n.t('{0} files', done) }),
        }),
      ),
    announce: async ({ imported, duplicates, rejected }) => {
      const done = vscode.l10n.t('Sessions imported: {0}. Known already: {1}.', imported, duplicates);
      if (rejected.length === 0) {
        await vscode.window.showInformationMessage(done);
        return;
      }
      for (const { file, why } of rejected) log.info(`${file}: ${why}`);
      const some = rejected.slice(0, named).map(({ file, why }) => `${plainText(file)}: ${why}`);
      const refused = vscode.l10n.t('Not imported: {0}.', rejected.length);
      const showLog = vscode.l10n.t('Show Log');
      const message = [done, refused, ...some].join(' ');
      if ((await vscode.window.showWarningMessage(message, showLog)) === showLog)
        await vscode.commands.executeCommand('footbridge.showLog');
    },
  };
}

/** Most systems choose either files or folders in one dialog. */
async function chooseFiles(): Promise<string[] | undefined> {
  const fromFiles = { label: vscode.l10n.t('Files …'), folders: false };
  const fromFolder = { label: vscode.l10n.t('A folder of files …'), folders: true };
  const title = vscode.l10n.t('Import Test Results');
  const from = await vscode.window.showQuickPick([fromFiles, fromFolder], { title });
  const chosen =
    from &&
    (await vscode.window.showOpenDialog({
      title,
      openLabel: vscode.l10n.t('Import'),
      canSelectMany: true,
      canSelectFiles: !from.folders,
      canSelectFolders: from.folders,
      ...(from.folders ? {} : { filters: { [vscode.l10n.t('Test results')]: [...resultTypes] } }),
    }));
  return chosen?.map(({ fsPath }) => fsPath);
}

import path from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import { attachToExperiment } from '../../app/data/attachToExperiment.ts';
import type { DatasetProfile } from '../../core/data/datasetProfile.ts';
import { sourceNameOf } from '../../core/data/sourceNameOf.ts';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { cancellable } from '../cancellable.ts';
import { commandIds } from '../contributions.ts';
import { plainText } from '../plainText.ts';
import type { Services } from '../services.ts';
import { describeError } from '../showError.ts';
import { perform, type Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({ ...experimentArgument, files: z.array(z.string().min(1)).min(1).max(20) });

/** The first dataset that was made, and all of them in the order of the files. */
interface Attached {
  readonly profile: DatasetProfile | undefined;
  readonly profiles: readonly DatasetProfile[];
}

/** `footbridge.attachData`: reads files into the experiment; a file of the same name takes the place of the one before. */
export function attachData(services: Services): Command<z.infer<typeof argument>, Attached> {
  const { lab, dataStore, clock, log } = services;
  return {
    argument,
    ask: async (item) => {
      const { slug } = await lab.requireExperiment(experimentOf(item).experiment);
      const chosen = await vscode.window.showOpenDialog({
        canSelectMany: true,
        title: vscode.l10n.t('Attach Data'),
        openLabel: vscode.l10n.t('Attach'),
        filters: { [vscode.l10n.t('Data')]: ['csv', 'tsv', 'txt', 'json', 'jsonl', 'ndjson', 'xlsx'] },
      });
      return chosen && { experiment: slug, files: chosen.map(({ fsPath }) => fsPath) };
    },
    run: async ({ experiment, files }) => {
      const { slug } = await lab.requireExperiment(experiment);
      const store = lab.requireStore();
      const data = dataStore(store.root);
      const profiles: DatasetProfile[] = [];
      try {
        for (const file of files) {
          const name = sourceNameOf(path.basename(file));
          const known = (await data.list(slug)).datasets.find(({ profile }) => profile.sourceName === name);
          const replaces = known && { replaces: known.profile.id };
          profiles.push(
            await withProgress(name, (onProgress, signal) =>
              attachToExperiment(
                slug,
                { file, at: clock.now().toISOString(), onProgress, signal, ...replaces },
                { data, store },
              ),
            ),
          );
        }
      } catch (error) {
        throw withArrived(error, profiles);
      } finally {
        await lab.refresh();
      }
      return { profile: profiles[0], profiles };
    },
    announce: async ({ profiles }, { experiment }) => {
      const personal = profiles.flatMap(({ columns }) => columns.filter((column) => column.personal));
      if (personal.length === 0) return;
      const labels = personal.map(({ label }) => label).join(', ');
      const approve = vscode.l10n.t('Approve Their Use …');
      const answer = await vscode.window.showInformationMessage(
        vscode.l10n.t(
          'These columns look like personal data and are left out of prompts, prototypes and saved tools: {0}',
          plainText(labels),
        ),
        approve,
      );
      if (answer !== approve) return;
      const load = async () => (await import('./approvePersonalData.ts')).approvePersonalData(services);
      await perform(
        { id: commandIds.approvePersonalData, load },
        (command) => command.ask({ experiment }),
        log,
      );
    },
  };
}

/** Says which files arrived before one failed; a cancellation stays one. */
function withArrived(error: unknown, arrived: readonly DatasetProfile[]): unknown {
  if (!(error instanceof FootbridgeError) || error.code === 'cancelled' || arrived.length === 0) return error;
  const names = arrived.map(({ sourceName }) => `“${sourceName}”`).join(', ');
  return errors.someDataAttached(names, describeError(error));
}

type Report = (progress: { readonly read: number; readonly total: number; readonly rows: number }) => void;

/** A notification that counts and can cancel. */
function withProgress<T>(
  name: string,
  work: (report: Report, signal: AbortSignal) => Promise<T>,
): Thenable<T> {
  return cancellable(vscode.l10n.t('Reading “{0}”', plainText(name)), (signal, progress) => {
    let done = 0;
    return work(({ read, total, rows }) => {
      const percent = total === 0 ? 0 : (read / total) * 100;
      progress.report({
        increment: percent - done,
        message: vscode.l10n.t('{0} rows', rows.toLocaleString()),
      });
      done = percent;
    }, signal);
  });
}

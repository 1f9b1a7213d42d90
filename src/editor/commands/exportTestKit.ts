import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import { mailedBytes, type PreparedKit, prepareKit } from '../../app/exportKit.ts';
import { errors } from '../../core/errors.ts';
import { lockedHash } from '../../core/evidence/protocol.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { nodeCompileTools } from '../../node/compile/compileTools.ts';
import { writeTool } from '../../node/data/writeTool.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import { cancellable } from '../cancellable.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  /** File-system path of the HTML file. */
  target: z.string().min(1),
  /** It may be larger than what mail programs take along. */
  large: z.boolean().optional(),
});
interface Order extends z.infer<typeof argument> {
  /** What was made already to see how large it is. */
  readonly prepared?: PreparedKit;
}

/** `footbridge.exportTestKit`: one file with which people try the prototype on their own, on a computer or a phone. */
export function exportTestKit(services: Services): Command<Order, { file: string }> {
  const { lab, previews, clock, dist } = services;
  const prepare = (experiment: Experiment) =>
    cancellable(vscode.l10n.t('Packing the test kit'), async (signal) => {
      const [script, style] = await Promise.all([readPart(dist, 'kit.js'), readPart(dist, 'kit.css')]);
      const order = {
        title: vscode.l10n.t('A sketch to try'),
        parts: {
          script,
          style,
          language: vscode.env.language,
          translations: vscode.l10n.bundle && JSON.stringify(vscode.l10n.bundle),
          withoutScripts: vscode.l10n.t(
            'Open this file in a web browser, such as Chrome, Firefox, Edge or Safari.',
          ),
          sha256: (text: string) => nodeCompileTools.sha256(text),
        },
        page: async (variant: string) => {
          if (signal.aborted) throw errors.cancelled();
          return (await previews.wholePage(experiment, variant)).page;
        },
      };
      return await prepareKit(experiment, order, { store: lab.requireStore(), clock, sha256 });
    });
  return {
    argument,
    ask: async (item) => {
      const experiment = await lab.requireExperiment(experimentOf(item).experiment);
      const { slug } = experiment;
      if (lockedHash(experiment) === undefined && !(await confirmLock())) return undefined;
      const prepared = await prepare(experiment);
      const large = prepared.bytes > mailedBytes;
      if (large && !(await confirmSize(prepared.bytes))) return undefined;
      const target = await vscode.window.showSaveDialog({
        title: vscode.l10n.t('Export Test Kit'),
        filters: { [vscode.l10n.t('Web page')]: ['html'] },
        defaultUri: vscode.Uri.joinPath(vscode.Uri.file(lab.requireStore().root), `${slug}-test.html`),
      });
      return target && { experiment: slug, target: target.fsPath, large, prepared };
    },
    run: async ({ experiment: slug, target, large = false, ...made }) => {
      if (!/\.html?$/i.test(target)) throw errors.invalidArgument('the target must end in .html');
      const prepared = made.prepared ?? (await prepare(await lab.requireExperiment(slug)));
      if (prepared.bytes > mailedBytes && !large)
        throw errors.kitTooLarge(megabytes(prepared.bytes), megabytes(mailedBytes));
      const page = await prepared.finish();
      const file = await writeTool(target, page);
      await lab.refresh();
      return { file };
    },
    announce: async ({ file }, { prepared }) => {
      const show = vscode.l10n.t('Show File');
      const message = vscode.l10n.t(
        'The test kit is saved ({0}). Send it to participants; what they send back is read in with Import Test Results. Whoever has the file can see the prototype and the data in it.',
        megabytes(prepared?.bytes ?? 0),
      );
      if ((await vscode.window.showInformationMessage(message, show)) === show)
        await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(file));
    },
  };
}

/** A bundle of the kit, without the pointer to its source map that builds for ourselves have: the kit stands alone. */
async function readPart(dist: string, name: string): Promise<string> {
  const text = await readFile(path.join(dist, 'webview', name), 'utf8');
  return text.replace(/\s*(?:\/\/|\/\*)# sourceMappingURL=[^\n]*\s*$/, '');
}

/** A kit goes before people, so that nothing of the test may change unseen from then on. */
async function confirmLock(): Promise<boolean> {
  const go = { label: vscode.l10n.t('Lock the protocol and export') };
  const placeHolder = vscode.l10n.t(
    'Tasks, bars and variants are fixed with the kit. Later changes need a reason and are shown with the result.',
  );
  const title = vscode.l10n.t('Export Test Kit');
  return (await vscode.window.showQuickPick([go], { title, placeHolder })) === go;
}

async function confirmSize(bytes: number): Promise<boolean> {
  const go = { label: vscode.l10n.t('Save it all the same') };
  const placeHolder = vscode.l10n.t(
    'The kit takes {0}. Most mail programs take {1} at most; a shared folder or a web server works.',
    megabytes(bytes),
    megabytes(mailedBytes),
  );
  const title = vscode.l10n.t('Export Test Kit');
  return (await vscode.window.showQuickPick([go], { title, placeHolder })) === go;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

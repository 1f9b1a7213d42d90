import { basename } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import type { AdoptResult } from '../../app/adoptPrototype.ts';
import { variantName } from '../../core/evidence/variantName.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import { cancellable } from '../cancellable.ts';
import { plainText } from '../plainText.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf } from './experimentArgument.ts';

const argument = z.object({ ...experimentArgument, source: z.string().min(1).max(4000) });
type Argument = z.infer<typeof argument>;

const fileTypes = ['html', 'htm', 'zip', 'jsx', 'tsx', 'js', 'ts', 'md', 'txt'];

/** `footbridge.adoptPrototype`: takes over a prototype that was made elsewhere as a new variant. */
export function adoptPrototype(services: Services): Command<Argument, AdoptResult> {
  const { lab, checkpoints, clock, ids, check, previews } = services;
  return {
    argument,
    ask: async (item) => {
      const { slug } = await lab.requireExperiment(experimentOf(item).experiment);
      const source = await askSource();
      return source === undefined ? undefined : { experiment: slug, source };
    },
    run: async ({ experiment: slug, source }) => {
      const { slug: experiment } = await lab.requireExperiment(slug);
      const store = lab.requireStore();
      // Loaded when it is needed: it brings an HTML parser and a ZIP reader.
      const { adoptPrototype: adopt } = await import('../../app/adoptPrototype.ts');
      const { readAdoptable: read } = await import('../../node/adopt/readAdoptable.ts');
      const deps = { store, checkpoints: checkpoints(store.root), clock, ids, sha256, check, read };
      const title = vscode.l10n.t('Adopting “{0}”', plainText(basename(source)));
      const result = await cancellable(title, (signal) => adopt({ experiment, source }, { ...deps, signal }));
      await lab.refresh();
      return result;
    },
    announce: async (result, { experiment, source }) => {
      await previews.present(await lab.requireExperiment(experiment), result.variant);
      await tell(result, source);
    },
  };
}

/** Dialogs of Windows and Linux choose either files or folders, so this is asked first. */
async function askSource(): Promise<string | undefined> {
  const title = vscode.l10n.t('Adopt an existing prototype');
  const kind = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('A File'),
        detail: vscode.l10n.t('A page, a React component, a ZIP from any builder, or a saved chat'),
        folder: false,
      },
      {
        label: vscode.l10n.t('A Folder'),
        detail: vscode.l10n.t('A page with its files, or a React project'),
        folder: true,
      },
    ],
    { title, placeHolder: vscode.l10n.t('It is copied into the lab; the original stays as it is.') },
  );
  if (kind === undefined) return undefined;
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title,
      canSelectFiles: !kind.folder,
      canSelectFolders: kind.folder,
      openLabel: vscode.l10n.t('Adopt'),
      ...(kind.folder ? {} : { filters: { [vscode.l10n.t('Prototypes')]: fileTypes } }),
    })) ?? [];
  return chosen?.fsPath;
}

async function tell({ variant, files, rejected, notes }: AdoptResult, source: string): Promise<void> {
  const said = [filesWords(variantName(variant), files.length), rejectedWords(rejected.length)].join(' ');
  const show = vscode.l10n.t('Show What and Why');
  const hasMore = rejected.length + notes.length > 0;
  if ((await vscode.window.showInformationMessage(said, ...(hasMore ? [show] : []))) !== show) return;
  const lines = [
    vscode.l10n.t('Adopted from {0}', source),
    '',
    ...notes.map((note) => `- ${note}`),
    '',
    ...rejected.map(({ path, why }) => `${path}\n    ${why}`),
  ];
  const document = await vscode.workspace.openTextDocument({
    content: lines.join('\n'),
    language: 'plaintext',
  });
  await vscode.window.showTextDocument(document, { preview: true });
}

function filesWords(variant: string, count: number): string {
  return count === 1
    ? vscode.l10n.t('Variant {0} has one file now.', variant)
    : vscode.l10n.t('Variant {0} has {1} files now.', variant, count);
}

function rejectedWords(count: number): string {
  if (count === 0) return vscode.l10n.t('Nothing was left out.');
  return count === 1
    ? vscode.l10n.t('One thing was left out or does not run yet.')
    : vscode.l10n.t('{0} things were left out or do not run yet.', count);
}

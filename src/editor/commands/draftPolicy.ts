import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import { draftPolicy as writeDraft } from '../../core/boundary/policy/draftPolicy.ts';
import { policyFileName } from '../../core/boundary/policy/policy.ts';
import { errors } from '../../core/errors.ts';
import { locateFolder } from '../../node/boundary/locateFolder.ts';
import { readCodeowners } from '../../node/boundary/readCodeowners.ts';
import { listFiles } from '../../node/git/listFiles.ts';
import { asWriteError, isFault } from '../../node/lab/faults.ts';
import { fileExists } from '../boundary/fileExists.ts';
import type { ProductionFolder } from '../boundary/productionFolders.ts';
import { readingGit } from '../boundary/readingGit.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

const argument = z.object({
  /** A production folder of this window; the first when it is left out. */
  folder: z.string().min(1).max(4096).optional(),
});
type Argument = z.infer<typeof argument>;

/** As many files as are looked at; more would not change what kinds of folders there are. */
const mostFiles = 200_000;

/**
 * `footbridge.draftPolicy`: drafts a boundary policy from what the repository holds. With an argument it is written
 * where none is yet; a person sees it unsaved, to be reviewed and saved by engineering.
 */
export function draftPolicy({ boundary, lab }: Services): Command<Argument, { file: string }> {
  return {
    argument,
    ask: async () => {
      const folder = await pick(boundary.production);
      if (folder) await show(await findPlace(folder), boundary.git, lab);
      return undefined;
    },
    run: async ({ folder }) => {
      const place = await findPlace(chosen(boundary.production, folder));
      const text = await draft(place.top, boundary.git, lab);
      await write(place.file, text);
      return { file: place.file };
    },
  };
}

interface Place {
  /** The repository's top folder, or the production folder outside of any. */
  readonly top: string;
  /** Where its policy belongs. */
  readonly file: string;
}

function chosen(folders: readonly ProductionFolder[], given: string | undefined): ProductionFolder {
  const folder = given === undefined ? folders[0] : folders.find(({ uri }) => uri.fsPath === given);
  if (folder) return folder;
  throw given === undefined || folders.length === 0
    ? errors.noProduction()
    : errors.invalidArgument(`${given} is not a production folder of this window.`);
}

async function pick(folders: readonly ProductionFolder[]): Promise<ProductionFolder | undefined> {
  if (folders.length < 2) return chosen(folders, undefined);
  const choices = folders.map((folder) => ({ label: folder.name, description: folder.uri.fsPath, folder }));
  const title = vscode.l10n.t('Draft a policy for which production folder?');
  return (await vscode.window.showQuickPick(choices, { title }))?.folder;
}

async function findPlace({ uri }: ProductionFolder): Promise<Place> {
  const { top } = await locateFolder(uri.fsPath);
  return { top, file: path.join(top, policyFileName) };
}

async function draft(top: string, git: Services['boundary']['git'], lab: Services['lab']): Promise<string> {
  const [files, rules] = await readingGit(async () =>
    Promise.all([listFiles(top, { git: await usableGit(top, git), most: mostFiles }), readCodeowners(top)]),
  );
  const owners = [...new Set(rules.flatMap((rule) => rule.owners))];
  return writeDraft(files, { owners, lab: labFrom(top, lab.store?.root) });
}

/** The lab as the policy would name it: only inside the repository or beside it, as elsewhere others have it elsewhere. */
function labFrom(top: string, lab: string | undefined): string | undefined {
  const relative = lab === undefined ? '' : path.relative(top, lab).replaceAll(path.sep, '/');
  return relative === '' || path.isAbsolute(relative) || relative.startsWith('../../') ? undefined : relative;
}

/** Git lists a repository only; a folder outside of any is walked. */
async function usableGit(top: string, git: Services['boundary']['git']): Promise<string | undefined> {
  const { repository } = await locateFolder(top);
  return repository ? await git.find() : undefined;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    throw isFault(error, 'EEXIST') ? errors.policyExists() : asWriteError(error, policyFileName);
  }
}

/** Shows the draft under the policy's name, not yet saved, so that it holds only once somebody has agreed to it. */
async function show(
  { top, file }: Place,
  git: Services['boundary']['git'],
  lab: Services['lab'],
): Promise<void> {
  const uri = vscode.Uri.file(file);
  if (await fileExists(uri)) {
    await vscode.window.showTextDocument(uri);
    throw errors.policyExists();
  }
  const document = await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
  // Somebody has begun to review an earlier draft: what they wrote is theirs.
  if (document.getText() !== '') return void (await vscode.window.showTextDocument(document));
  const title = vscode.l10n.t('Drafting a policy from the repository…');
  const location = vscode.ProgressLocation.Window;
  const text = await vscode.window.withProgress({ location, title }, async () => await draft(top, git, lab));
  if (document.getText() !== '') return void (await vscode.window.showTextDocument(document));
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  edit.replace(document.uri, all, text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, 'jsonc'));
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'This is a draft and not saved yet. Ask an engineer to review it line by line; it holds from the moment it is saved. Saving it while you explore is recorded like any change to production.',
    ),
  );
}

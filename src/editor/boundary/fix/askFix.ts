import * as path from 'node:path';
import * as vscode from 'vscode';
import { zoneLabel } from '../boundaryWords.ts';
import { isFixable, type ChangedFile } from './changedFiles.ts';

/** Longest title and reason, in characters: of a first line in git, and of what people read. */
export const longest = { title: 120, why: 2000 };

/** How the question begins. Paths lie inside the repository. */
export interface FirstPick {
  readonly picked: ReadonlySet<string>;
  /** The file in front, listed first. */
  readonly first: string | undefined;
  /** It, when it takes no fix: then it is said why it is not in the list. */
  readonly refused: ChangedFile | undefined;
}

/**
 * Lets a person pick the files of a fix among those where small fixes are welcome. It goes on asking while none is picked.
 * @returns paths inside the repository; `undefined` when the person walked away
 */
export async function askFiles(
  files: readonly ChangedFile[],
  { picked, first, refused }: FirstPick,
): Promise<string[] | undefined> {
  const { l10n } = vscode;
  const whatHappened = { edit: l10n.t('changed'), create: l10n.t('new'), delete: l10n.t('deleted') };
  const fixable = files.filter(isFixable);
  const items = fixable
    .toSorted((a, b) => Number(b.path === first) - Number(a.path === first))
    .map((file) => ({
      label: path.posix.basename(file.path),
      description: `${path.posix.dirname(file.path).replace(/^\.$/, '')} · ${whatHappened[file.change]} · ${zoneLabel(file.placement.zone)}`,
      detail: l10n.t(file.placement.why),
      picked: picked.has(file.path),
      path: file.path,
    }));
  return await pickSome(items, refused ? refusal(refused) : othersOf(files.length - fixable.length));
}

interface FileItem extends vscode.QuickPickItem {
  readonly path: string;
}

/** Unlike `showQuickPick` it does not take “none” for an answer. */
async function pickSome(items: readonly FileItem[], placeholder: string): Promise<string[] | undefined> {
  const { l10n } = vscode;
  const { promise, resolve } = Promise.withResolvers<string[] | undefined>();
  const pick = vscode.window.createQuickPick<FileItem>();
  Object.assign(pick, { canSelectMany: true, matchOnDescription: true, ignoreFocusOut: true, placeholder });
  pick.title = l10n.t('Which changes belong to this fix?');
  pick.items = items;
  pick.selectedItems = items.filter(({ picked }) => picked);
  pick.onDidAccept(() => {
    const { selectedItems: chosen } = pick;
    if (chosen.length > 0) return resolve(chosen.map((item) => item.path));
    pick.placeholder = l10n.t('Nothing is picked yet. Pick a change, or press Escape to propose nothing.');
  });
  pick.onDidHide(() => resolve(undefined));
  pick.show();
  try {
    return await promise;
  } finally {
    pick.dispose();
  }
}

function refusal({ path: file, placement }: ChangedFile): string {
  return vscode.l10n.t(
    '{0} ({1}) is engineering’s and cannot be part of a fix; these changes can.',
    path.posix.basename(file),
    zoneLabel(placement.zone),
  );
}

function othersOf(count: number): string {
  const { l10n } = vscode;
  if (count === 0) return l10n.t('Everything else stays as it is.');
  return count === 1
    ? l10n.t('One more changed file is engineering’s and cannot be part of it.')
    : l10n.t('{0} more changed files are engineering’s and cannot be part of it.', count);
}

/** Asks for a title and a reason; `undefined` when the person walked away. */
export async function askWording(): Promise<{ title: string; why: string } | undefined> {
  const { l10n } = vscode;
  const validate = (most: number) => (text: string) =>
    text.trim() === ''
      ? l10n.t('A few words are enough.')
      : text.length > most
        ? l10n.t('At most {0} characters.', most)
        : undefined;
  const title = await vscode.window.showInputBox({
    title: l10n.t('What does the fix do?'),
    prompt: l10n.t('One line, as a reviewer will see it in a list.'),
    placeHolder: l10n.t('Shorten the label of the basket button'),
    ignoreFocusOut: true,
    validateInput: validate(longest.title),
  });
  if (title === undefined) return undefined;
  const why = await vscode.window.showInputBox({
    title: l10n.t('Why is it worth a review?'),
    prompt: l10n.t('What you saw, and what gets better.'),
    ignoreFocusOut: true,
    validateInput: validate(longest.why),
  });
  return why === undefined ? undefined : { title: title.trim(), why: why.trim() };
}

/**
 * Asks whether a fix that was measured and shown shall be made, and whether with a branch.
 * @returns `undefined` when the person walked away: nothing was made then
 */
export async function askAgreement(): Promise<{ branch: boolean } | undefined> {
  const { l10n } = vscode;
  const items = [
    {
      label: `$(file-code) ${l10n.t('Make a Patch and a Review Request')}`,
      detail: l10n.t('Two files in the lab, for you to hand on. The repository stays as it is.'),
      branch: false,
    },
    {
      label: `$(git-branch) ${l10n.t('Also Make a Branch')}`,
      detail: l10n.t('A new branch with one commit in your name. You stay on yours; nothing is pushed.'),
      branch: true,
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    ignoreFocusOut: true,
    title: l10n.t('Propose this fix?'),
    placeHolder: l10n.t('Nothing has left yet. Press Escape to leave it at that.'),
  });
  return chosen && { branch: chosen.branch };
}

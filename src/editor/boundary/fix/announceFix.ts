import * as path from 'node:path';
import * as vscode from 'vscode';
import type { LimitExceeded } from '../../../core/boundary/fix/fixLimits.ts';
import { commandIds, crossingCommandIds } from '../../contributions.ts';
import { plainText } from '../../plainText.ts';
import { showBrief } from '../../showBrief.ts';
import { translated } from './radiusPanel.ts';

/** Says kindly what is beyond a limit and what to do instead. */
export async function announceLimits(
  limits: readonly LimitExceeded[],
  file: vscode.Uri | undefined,
): Promise<void> {
  const { l10n } = vscode;
  const [first] = limits;
  if (!first) return;
  const more = limits.length - 1;
  const sentences = [
    translated(first),
    ...(more === 1 ? [l10n.t('One more limit is named on the page.')] : []),
    ...(more > 1 ? [l10n.t('{0} more limits are named on the page.', more)] : []),
    l10n.t(first.instead),
  ];
  const ask = l10n.t('Ask an Engineer');
  const brief = l10n.t('Export Handoff Brief');
  const buttons = file ? [ask, brief] : [brief];
  const chosen = await vscode.window.showInformationMessage(plainText(sentences.join(' ')), ...buttons);
  if (chosen === ask) await vscode.commands.executeCommand(crossingCommandIds.askEngineer, file);
  if (chosen === brief) await vscode.commands.executeCommand(commandIds.exportHandoffBrief);
}

/**
 * Shows the review request and says where everything is.
 * @param putBack puts the files back, and gives the names of those that were left as they are
 */
export async function announceFix(
  { review, branch }: { readonly review: string; readonly branch?: string | undefined },
  putBack: () => Promise<readonly string[]>,
): Promise<void> {
  const { l10n } = vscode;
  await showBrief(review);
  const copy = l10n.t('Copy Review Request');
  const back = l10n.t('Put the Files Back Now');
  const message =
    branch === undefined
      ? l10n.t(
          'The patch and its review request are in the lab. Nothing was sent: hand them to whoever reviews it.',
        )
      : l10n.t(
          'The patch and its review request are in the lab, and branch {0} holds the change. Nothing was pushed.',
          branch,
        );
  const chosen = await vscode.window.showInformationMessage(plainText(message), copy, back);
  if (chosen === copy) {
    const text = await vscode.workspace.fs.readFile(vscode.Uri.file(review));
    await vscode.env.clipboard.writeText(new TextDecoder().decode(text));
  }
  if (chosen === back) await announcePutBack(await putBack());
}

async function announcePutBack(left: readonly string[]): Promise<void> {
  if (left.length === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('The files are as they were before.'), 8000);
    return;
  }
  const names = left.map((file) => path.posix.basename(file)).join(', ');
  await vscode.window.showInformationMessage(
    vscode.l10n.t('{0} stayed as it is, because it has changed since it was proposed.', plainText(names)),
  );
}

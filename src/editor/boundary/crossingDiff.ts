import * as path from 'node:path';
import * as vscode from 'vscode';
import type { CrossedFile } from './boundaryProblems.ts';
import { textOf } from './fileText.ts';

/** Scheme of the read-only documents that show how a file was. */
const scheme = 'footbridge-before';

/** Lets VS Code read how files were, under addresses made by {@link showDifference}. */
export function registerBefore(boundary: {
  readonly before: (uri: vscode.Uri) => Promise<Uint8Array | undefined>;
}): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async (uri) => {
      const bytes = await boundary.before(uri.with({ scheme: 'file', query: '' }));
      return (bytes && textOf(bytes)) ?? '';
    },
  });
}

/**
 * Shows a file that crossed beside how it was before, and alone where that is not known or no text.
 * @param before the file's bytes as they were
 */
export async function showDifference(
  { crossing, uri }: CrossedFile,
  before: Uint8Array | undefined,
): Promise<void> {
  const isGone = crossing.change === 'delete';
  // The crossing's id, because an earlier one of the same file may have begun from another text.
  const was = uri.with({ scheme, query: crossing.id });
  if (before === undefined || textOf(before) === undefined) {
    if (!isGone) await vscode.commands.executeCommand('vscode.open', uri);
  } else if (isGone) {
    await vscode.window.showTextDocument(was, { preview: true });
  } else {
    const title = vscode.l10n.t('{0} (before ↔ now)', path.basename(uri.fsPath));
    await vscode.commands.executeCommand('vscode.diff', was, uri, title, { preview: true });
  }
}

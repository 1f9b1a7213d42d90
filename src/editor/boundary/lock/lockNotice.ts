import * as path from 'node:path';
import * as vscode from 'vscode';
import { commandIds, crossingCommandIds } from '../../contributions.ts';
import { Disposable } from '../../disposable.ts';
import { plainText } from '../../plainText.ts';

export interface LockNoticeDeps {
  readonly isLocked: (uri: vscode.Uri) => boolean;
  readonly onError: (error: unknown) => void;
}

/**
 * Says once a window why a file cannot be typed into. VS Code tells nobody of a key that a read-only editor refuses, so
 * it is said when somebody first puts the cursor into a locked file: who only looks is left in peace.
 */
export class LockNotice extends Disposable {
  readonly #deps: LockNoticeDeps;
  readonly #listening: vscode.Disposable;

  constructor(deps: LockNoticeDeps) {
    super();
    this.#deps = deps;
    this.#listening = this._register(
      vscode.window.onDidChangeTextEditorSelection((event) => this.#moved(event)),
    );
  }

  #moved({ textEditor, kind }: vscode.TextEditorSelectionChangeEvent): void {
    const { uri } = textEditor.document;
    const isByHand =
      kind === vscode.TextEditorSelectionChangeKind.Keyboard ||
      kind === vscode.TextEditorSelectionChangeKind.Mouse;
    if (!isByHand || !this.#deps.isLocked(uri)) return;
    this.#listening.dispose();
    tell(uri).catch(this.#deps.onError);
  }
}

async function tell(uri: vscode.Uri): Promise<void> {
  const { l10n, window, commands } = vscode;
  const unlock = l10n.t('Unlock This File');
  const why = l10n.t('Why?');
  const message = l10n.t(
    '{0} belongs to production, and production files are locked while you explore. You can read it; unlock it to type.',
    plainText(path.basename(uri.fsPath)),
  );
  const chosen = await window.showInformationMessage(message, unlock, why);
  if (chosen === unlock) await commands.executeCommand(commandIds.unlockFile, { path: uri.fsPath });
  if (chosen === why) await commands.executeCommand(crossingCommandIds.showBoundaryExplanation, uri);
}

import * as path from 'node:path';
import * as vscode from 'vscode';
import { commandIds } from '../../contributions.ts';
import { Disposable } from '../../disposable.ts';
import { plainText } from '../../plainText.ts';

/** An extension may edit in several steps; its text is looked at once it has been quiet for this long. In milliseconds. */
const quiet = 400;

export interface RefusedEditsDeps {
  readonly isLocked: (uri: vscode.Uri) => boolean;
  readonly onError: (error: unknown) => void;
}

/**
 * Takes back what other extensions write into locked documents. VS Code applies such edits, but does not count them as
 * unsaved and never saves them: the editor would show text that is nowhere, and nobody would be told. The file itself
 * is not touched. After unlocking, VS Code's undo brings the text back.
 */
export class RefusedEdits extends Disposable {
  readonly #deps: RefusedEditsDeps;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #told = new Set<string>();

  constructor(deps: RefusedEditsDeps) {
    super();
    this.#deps = deps;
    this._register(vscode.workspace.onDidChangeTextDocument((change) => this.#changed(change)));
    this._register({ dispose: () => this.#timers.forEach((timer) => clearTimeout(timer)) });
  }

  #changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || !this.#deps.isLocked(document.uri)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      this.#review(document).catch(this.#deps.onError);
    }, quiet);
    this.#timers.set(key, timer);
  }

  async #review(document: vscode.TextDocument): Promise<void> {
    const { uri } = document;
    const bytes = await vscode.workspace.fs.readFile(uri);
    const onDisk = await vscode.workspace.decode(bytes, { uri });
    if (isSameText(document.getText(), onDisk) || !this.#deps.isLocked(uri) || document.isDirty) return;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), onDisk);
    if ((await vscode.workspace.applyEdit(edit)) && !this.isDisposed) void this.#tell(uri);
  }

  /** Once a file: an agent may try again and again. */
  async #tell(uri: vscode.Uri): Promise<void> {
    if (this.#told.has(uri.toString())) return;
    this.#told.add(uri.toString());
    const { l10n, window, commands } = vscode;
    const unlock = l10n.t('Unlock This File');
    const message = l10n.t(
      '{0} is locked while you explore, so what another extension wrote into it was taken back. The file is unchanged.',
      plainText(path.basename(uri.fsPath)),
    );
    const chosen = await window.showInformationMessage(message, unlock);
    if (chosen === unlock) await commands.executeCommand(commandIds.unlockFile, { path: uri.fsPath });
  }
}

/** Line ends are the editor's to choose. */
function isSameText(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');
}

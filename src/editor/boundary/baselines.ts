import * as vscode from 'vscode';

/** A production document as it was when exploration began, or when it was first opened after that. */
export interface Baseline {
  readonly text: string;
  readonly eol: vscode.EndOfLine;
  /** Whether it had unsaved changes then: those are not the experiment's. */
  readonly wasDirty: boolean;
  /** What was on disk, for documents without unsaved changes. Absent until it was read. */
  bytes: Uint8Array | undefined;
  /** Whether it was saved after its first edit. */
  saved: boolean;
  /** Whether something else changed the file as well, so that putting it back would undo more than one's own edit. */
  mixed: boolean;
}

/** Longest document kept, in characters. */
const longestText = 1024 * 1024;
/** How much is kept in all, in characters; beyond it the documents opened first are forgotten. */
const keptText = 32 * 1024 * 1024;

/** Keeps how production documents were, so that an edit can be taken back exactly. */
export class Baselines {
  readonly #kept = new Map<string, Baseline>();
  #size = 0;

  /** Keeps the document as it is now, unless it is kept already or too long. */
  keep(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (this.#kept.has(key)) return;
    const text = document.getText();
    if (text.length > longestText) return;
    const { eol, isDirty } = document;
    const baseline: Baseline = { text, eol, wasDirty: isDirty, bytes: undefined, saved: false, mixed: false };
    this.#kept.set(key, baseline);
    this.#size += text.length;
    this.#trim(key);
    if (!isDirty) void readBytes(document.uri, baseline);
  }

  /** Forgets how a document was; with `document`, keeps how it is now instead. */
  renew(uri: vscode.Uri, document?: vscode.TextDocument): void {
    this.#drop(uri.toString());
    if (document) this.keep(document);
  }

  of(uri: vscode.Uri): Baseline | undefined {
    return this.#kept.get(uri.toString());
  }

  #trim(newest: string): void {
    for (const key of this.#kept.keys()) {
      if (this.#size <= keptText || key === newest) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.#size -= this.#kept.get(key)?.text.length ?? 0;
    this.#kept.delete(key);
  }
}

/** Text is not enough to restore a file exactly: mixed line ends and encodings are lost in it. */
async function readBytes(uri: vscode.Uri, baseline: Baseline): Promise<void> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (!baseline.saved) baseline.bytes = bytes;
  } catch {
    // Gone meanwhile: the text alone is put back.
  }
}

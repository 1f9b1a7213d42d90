import * as vscode from 'vscode';
import type { Baseline } from './baselines.ts';
import { readCurrent } from './readCurrent.ts';
import { differenceOf } from './textDifference.ts';

/**
 * Puts a document back as it was, as an edit that VS Code's own undo can take back. Where the file on disk was
 * changed by saving, it is put back too, byte for byte. A document that had unsaved changes keeps those, unsaved
 * unless it was saved meanwhile.
 *
 * @returns whether it is as it was
 */
export async function restoreDocument(uri: vscode.Uri, baseline: Baseline): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (!(await putTextBack(document, baseline))) return false;
  if (baseline.wasDirty && !baseline.saved) return true;
  if (document.isDirty && !(await document.save())) return false;
  if (baseline.bytes) await putBytesBack(uri, baseline.bytes);
  return true;
}

async function putTextBack(document: vscode.TextDocument, baseline: Baseline): Promise<boolean> {
  const edits: vscode.TextEdit[] = [];
  const difference = differenceOf(document.getText(), baseline.text);
  if (difference) {
    const end = document.lineAt(difference.end).range.end;
    const range = new vscode.Range(new vscode.Position(difference.start, 0), end);
    edits.push(vscode.TextEdit.replace(range, difference.replacement));
  }
  if (document.eol !== baseline.eol) edits.push(vscode.TextEdit.setEndOfLine(baseline.eol));
  if (edits.length === 0) return true;
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits);
  return await vscode.workspace.applyEdit(edit);
}

/** Saving may have formatted the text or made line ends uniform; and the file of an open document may be gone. */
async function putBytesBack(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const current = await readCurrent(uri);
  if (!current || Buffer.compare(current, bytes) !== 0) await vscode.workspace.fs.writeFile(uri, bytes);
}

import * as vscode from 'vscode';

/**
 * The file that a button, link or menu means: it passes a URI, a path, or a node of a tree that has a `uri`.
 * @returns its file-system path; `undefined` for anything else
 */
export function fileOfItem(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (item instanceof vscode.Uri) return item.fsPath;
  if (typeof item !== 'object' || item === null || !('uri' in item)) return undefined;
  return item.uri instanceof vscode.Uri ? item.uri.fsPath : undefined;
}

import type * as vscode from 'vscode';

/** `vscode.UIKind.Web`; VS Code's own object is not there in unit tests. */
const web: vscode.UIKind.Web = 2;

/**
 * Whether the system of whoever looks at the window can open a file of the extension's. In a browser a `file:` address takes
 * the whole window with it, and of a remote machine it names a file that is not there.
 */
export function isFileInReach({
  uiKind,
  remoteName,
}: Pick<typeof vscode.env, 'uiKind' | 'remoteName'>): boolean {
  return uiKind !== web && remoteName === undefined;
}

import * as vscode from 'vscode';
import { settingKeys } from '../contributions.ts';
import { readBoundaryMode, type BoundaryMode } from '../settings.ts';

/**
 * Turns warnings off or on for this workspace, or for the user where no folder is open. In a window that is not
 * trusted VS Code ignores the workspace's value of this setting, so there the user's own is written.
 *
 * @returns the mode that now holds
 */
export async function writeBoundaryMode(mode: BoundaryMode): Promise<BoundaryMode> {
  const { workspace, ConfigurationTarget } = vscode;
  const inWorkspace = workspace.workspaceFolders !== undefined && workspace.isTrusted;
  const target = inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await workspace.getConfiguration().update(settingKeys.boundaryMode, mode, target);
  return readBoundaryMode();
}

/** Where the workspace's settings are kept; in a window with one folder, that is a file in that folder. */
export function workspaceSettingsFile(): vscode.Uri | undefined {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  const [folder] = workspaceFolders ?? [];
  return workspaceFile ?? (folder && vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json'));
}

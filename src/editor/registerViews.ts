import * as vscode from 'vscode';
import type { Commands } from './commands/allCommands.ts';
import { ExperimentsTree } from './experimentsTree.ts';
import { PreviewActions } from './preview/previewActions.ts';
import type { Services } from './services.ts';

/** Builds what shows and runs things beside the guide, for as long as the window is open. */
export function registerViews(services: Services, commands: Commands): vscode.Disposable {
  return vscode.Disposable.from(new PreviewActions(services, commands), new ExperimentsTree(services));
}

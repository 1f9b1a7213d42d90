import * as vscode from 'vscode';
import type { Commands } from './commands/allCommands.ts';
import { contextKeys, viewIds } from './contributions.ts';
import { wakeWorkspace } from './lab/wakeWorkspace.ts';
import type { Services } from './services.ts';
import { showError } from './showError.ts';

/**
 * Opens this window's lab, keeps context keys and boundary in step with it, and takes up what was under
 * way when joining the lab restarted the window.
 *
 * @returns what listens from then on
 */
export async function startUp(services: Services, commands: Commands): Promise<vscode.Disposable> {
  const { lab, window, boundary, log } = services;
  const followed = lab.onDidChange(() => {
    setContext(contextKeys.hasLab, lab.store !== undefined);
    setContext(contextKeys.hasExperiments, lab.experiments.length > 0);
    boundary.setContext({
      lab: lab.store,
      experiment: lab.active?.experiment,
      productionFolders: window.production,
    });
  });
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(() => void openLab(services, commands));
  await openLab(services, commands);
  // Not awaited: it may have to wait for VS Code.
  void wakeWorkspace().catch((error: unknown) => log.error('wake workspace', error));
  return vscode.Disposable.from(followed, folders);
}

async function openLab({ lab, window }: Services, commands: Commands): Promise<void> {
  await window.open();
  const resume = await window.takeResume();
  if (!resume) return;
  if (resume.experiment !== undefined) await lab.activate(resume.experiment);
  await vscode.commands.executeCommand(`${viewIds.guide}.focus`);
  // Not awaited: activation must not wait for a model.
  if (resume.next === 'generate') void generateAndShow(commands);
}

async function generateAndShow({ generatePrototype, openPreview }: Commands): Promise<void> {
  try {
    const { variant } = await generatePrototype.run({});
    await openPreview.run({ variant });
  } catch (error) {
    void showError(error);
  }
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}

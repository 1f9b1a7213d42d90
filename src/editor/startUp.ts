import * as vscode from 'vscode';
import type { Commands } from './commands/allCommands.ts';
import { contextKeys, viewIds } from './contributions.ts';
import type { Services } from './services.ts';
import { showError } from './showError.ts';

/**
 * Opens this window's lab, keeps context keys and boundary in step with it, and takes up what was under
 * way when joining the lab restarted the window.
 */
export async function startUp(services: Services, commands: Commands): Promise<void> {
  const { lab, window, boundary } = services;
  lab.onDidChange(() => {
    setContext(contextKeys.hasLab, lab.store !== undefined);
    setContext(contextKeys.hasExperiments, lab.experiments.length > 0);
    boundary.setContext({
      lab: lab.store,
      experiment: lab.active?.experiment,
      productionFolders: window.production,
    });
  });
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

import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { Drafts } from './app/drafts.ts';
import type { GenerationDeps } from './app/generatePrototype.ts';
import { Generations } from './app/generations.ts';
import { LabState } from './app/labState.ts';
import { BoundaryController } from './editor/boundary/boundaryController.ts';
import { allCommands } from './editor/commands/allCommands.ts';
import { register } from './editor/commands/command.ts';
import { ExperimentsTree } from './editor/experimentsTree.ts';
import { GuideForm } from './editor/guide/guideForm.ts';
import { GuideView } from './editor/guide/guideView.ts';
import { activeExperimentKey, LabWindow } from './editor/lab/labWindow.ts';
import { Log } from './editor/log.ts';
import { ModelChoice } from './editor/models/modelChoice.ts';
import { Previews } from './editor/preview/previews.ts';
import { showError } from './editor/showError.ts';
import { startUp } from './editor/startUp.ts';
import { compileInWorker } from './node/compile/compileInWorker.ts';
import { openCheckpoints } from './node/checkpoints/checkpoints.ts';

/** Loaded with the first turn: the validator brings an HTML parser. */
const validate: GenerationDeps['validate'] = async (files, steps) =>
  (await import('./core/prototype/validatePrototype.ts')).validatePrototype(files, steps);

/** The composition root: builds the parts and wires them, no logic. A failure is told before it is rethrown. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const { subscriptions, workspaceState: memento, secrets, extensionUri, extension } = context;
  const log = new Log();
  subscriptions.push(log);
  try {
    const clock = { now: () => new Date() };
    const ids = { next: () => randomUUID() };
    const lab = new LabState((slug) => void memento.update(activeExperimentKey, slug));
    const drafts = new Drafts(memento, () => lab.store);
    const compiler = compileInWorker(vscode.Uri.joinPath(extensionUri, 'dist').fsPath);
    const window = new LabWindow({ memento, lab, drafts, clock });
    const boundary = new BoundaryController({ clock, ids, log, memento });
    const previews = new Previews({ lab, opened: window.opened, compiler, log, extensionUri });
    const models = new ModelChoice(secrets);
    const guide = new GuideForm(drafts, clock);
    const generations = new Generations(lab, { clock, ids, checkpoints: openCheckpoints, validate });
    const parts = { lab, window, drafts, models, generations, previews, boundary, guide };
    const services = { ...parts, checkpoints: openCheckpoints, clock, ids, log };
    const version = String(extension.packageJSON.version);
    const commands = allCommands(services, version);
    for (const command of Object.values(commands)) subscriptions.push(register(command, log));
    subscriptions.push(boundary, previews, compiler);
    subscriptions.push(new GuideView(services, commands, extensionUri), new ExperimentsTree(lab));
    subscriptions.push(await startUp(services, commands));
  } catch (error) {
    log.error('activate', error);
    void showError(error);
    throw error;
  }
}

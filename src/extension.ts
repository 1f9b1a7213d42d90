import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { Drafts } from './app/drafts.ts';
import { checkSource } from './app/generation/checkSource.ts';
import { Generations } from './app/generation/generations.ts';
import { LabState } from './app/labState.ts';
import { BoundaryController } from './editor/boundary/boundaryController.ts';
import { BoundaryTools } from './editor/boundary/boundaryTools.ts';
import { allCommands } from './editor/commands/allCommands.ts';
import { registerCommands } from './editor/commands/registerCommands.ts';
import { DataSharing } from './editor/data/dataSharing.ts';
import { DataStores } from './editor/data/dataStores.ts';
import { editorPages } from './editor/editorPages.ts';
import { GuideForm } from './editor/guide/guideForm.ts';
import { GuideView } from './editor/guide/guideView.ts';
import { activeExperimentKey, LabWindow } from './editor/lab/labWindow.ts';
import { Log } from './editor/log.ts';
import { ModelChoice } from './editor/models/modelChoice.ts';
import { Previews } from './editor/preview/previews.ts';
import { TestSessions } from './editor/session/testSessions.ts';
import { showError } from './editor/showError.ts';
import { startUp } from './editor/startUp.ts';
import { registerViews } from './editor/registerViews.ts';
import { compileInWorker } from './node/compile/compileInWorker.ts';
import { lazyCheckpoints } from './node/checkpoints/lazyCheckpoints.ts';

/** The composition root: builds the parts and wires them, no logic. A failure is told before it is rethrown. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const { subscriptions, workspaceState: memento, globalState, secrets, extensionUri, extension } = context;
  const log = new Log();
  subscriptions.push(log);
  try {
    const [clock, ids] = [{ now: () => new Date() }, { next: () => randomUUID() }];
    const lab = new LabState((slug) => void memento.update(activeExperimentKey, slug));
    const drafts = new Drafts(memento, () => lab.store);
    const dist = vscode.Uri.joinPath(extensionUri, 'dist').fsPath;
    const [compiler, stores] = [compileInWorker(dist), new DataStores(dist)];
    const [window, models] = [new LabWindow({ memento, lab, drafts, clock }), new ModelChoice(secrets)];
    const boundary = new BoundaryController({ clock, ids, log, memento });
    const shared = { clock, ids, log, dist, checkpoints: lazyCheckpoints, dataStore: stores.of };
    const [tools, guide] = [new BoundaryTools({ ...shared, lab, boundary }), new GuideForm(drafts, clock)];
    const [check, caps] = [checkSource(compiler), () => models.spendingCaps];
    const generations = new Generations(lab, { ...shared, check, describeData: stores.describe, caps });
    const shown = { ...shared, lab, window, models, generations, compiler, extensionUri, globalState };
    const previews = new Previews({ ...shown, opened: window.opened, withData: stores.withData(lab) });
    const [sessions, pages] = [new TestSessions({ ...shown, previews, memento }), editorPages(shown)];
    const services = { ...shown, ...pages, check, drafts, previews, sessions, boundary, tools, guide };
    const commands = allCommands(services, String(extension.packageJSON.version));
    const guideView = new GuideView(services, commands, extensionUri);
    subscriptions.push(registerCommands(commands, log), boundary, tools, sessions, previews, compiler);
    subscriptions.push(models, stores, new DataSharing({ ...services, stores }), guideView);
    subscriptions.push(pages.boards, pages.gaps, registerViews(services, commands));
    subscriptions.push(await startUp(services, guideView));
  } catch (error) {
    log.error('activate', error);
    void showError(error);
    throw error;
  }
}

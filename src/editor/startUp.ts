import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { FootbridgeError } from '../core/errors/footbridgeError.ts';
import { isOver } from '../core/experiment/lifecycle.ts';
import { contextKeys, viewIds } from './contributions.ts';
import { Disposable } from './disposable.ts';
import type { GuideView } from './guide/guideView.ts';
import { wakeWorkspace } from './lab/wakeWorkspace.ts';
import type { Services } from './services.ts';
import { showError } from './showError.ts';

/**
 * VS Code restarts extensions soon after a window's first folder changed. What was taken up before that would
 * be lost, so it is left to the extension host that comes; where none comes, this one goes on.
 */
const restartMs = 4000;

/**
 * Opens this window's lab, keeps context keys and boundary in step with it, and takes up what was under
 * way when joining the lab restarted the window. What fails is told and logged; the window stays usable.
 *
 * @returns what listens from then on
 */
export async function startUp(services: Services, guide: GuideView): Promise<vscode.Disposable> {
  const { lab, log } = services;
  const followed = lab.onDidChange(() => follow(services));
  // One after the other: folders may arrive while the lab is still being opened.
  let opening = openLab(services, guide);
  const first = firstFolder();
  const reopen = async (before: Promise<void>): Promise<void> => {
    await before;
    if (firstFolder() !== first) await wait(restartMs);
    await openLab(services, guide);
  };
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(() => {
    opening = reopen(opening);
  });
  await opening;
  // Not awaited: what was thrown away long ago may be much, and nobody waits for it.
  void lab.store?.emptyTrash(services.clock.now()).catch((error: unknown) => log.error('empty trash', error));
  // Not awaited: it may have to wait for VS Code.
  void wakeWorkspace().catch((error: unknown) => log.error('wake workspace', error));
  return vscode.Disposable.from(followed, folders, new Lookouts(services));
}

/** What reacts to what is yet to come. Nothing at activation waits for it, so it is loaded afterwards. */
const lookouts: readonly (() => Promise<(services: Services) => vscode.Disposable>)[] = [
  async () => (await import('./lab/watchLab.ts')).watchLab,
  async () => (await import('./handoff/watchReviews.ts')).watchReviews,
  async () => (await import('./disposal/remindOfThrowAway.ts')).remindOfThrowAway,
];

class Lookouts extends Disposable {
  constructor(services: Services) {
    super();
    const failed = (error: unknown): void => services.log.error('keep a lookout', error);
    for (const load of lookouts) load().then((keep) => this._register(keep(services)), failed);
  }
}

function firstFolder(): string | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri.toString();
}

/** An experiment that is decided or discarded is over for the boundary: from then on production is edited for real. */
function follow({ lab, window, boundary }: Services): void {
  const experiment = lab.active?.experiment;
  setContext(contextKeys.hasLab, lab.store !== undefined);
  setContext(contextKeys.hasExperiments, lab.experiments.length > 0);
  boundary.setContext({
    lab: lab.store,
    experiment: experiment && isOver(experiment) ? undefined : experiment,
    productionFolders: window.production,
    joined: window.joined,
  });
}

async function openLab(services: Services, guide: GuideView): Promise<void> {
  const { lab, window, log } = services;
  try {
    await window.open();
    const resume = await window.takeResume();
    if (!resume) return;
    if (resume.experiment !== undefined) await lab.activate(resume.experiment);
    await vscode.commands.executeCommand(`${viewIds.guide}.focus`);
    // Not awaited: activation must not wait for a model.
    if (resume.next === 'generate') void generateAndShow(services, guide, resume.experiment);
  } catch (error) {
    log.error('open lab', error);
    void showError(error);
  }
}

/** Goes on with the prototype. A network model waits for trust, which joining the lab has cost the window. */
async function generateAndShow(
  services: Services,
  guide: GuideView,
  slug: string | undefined,
): Promise<void> {
  const { lab, log } = services;
  try {
    await guide.generate(slug);
  } catch (error) {
    log.error('resume generation', error);
    if (error instanceof FootbridgeError && error.code === 'needs-trust') {
      const trusted = vscode.workspace.onDidGrantWorkspaceTrust(() => {
        trusted.dispose();
        // Who did not wait has made it another way by now, and would pay for a change nobody asked for.
        const made = lab.experiments.find((one) => one.slug === slug)?.variants.length ?? 0;
        if (made === 0) void generateAndShow(services, guide, slug);
      });
      // The guide, which was opened, says so in place; a notification would stay when it is not true any more.
      return;
    }
    void showError(error);
  }
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}

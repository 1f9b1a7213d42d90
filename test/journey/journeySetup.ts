import path from 'node:path';
import { launchChromium } from '../support/chromium.ts';
import { temporaryFolder } from '../support/cleanup.ts';
import { createSampleRepository } from '../support/sampleRepository.ts';
import { startUserVsCode } from '../support/userVsCode.ts';
import { ensureVsCode } from '../support/vsCodeCache.ts';
import type { ReleaseName } from '../support/vsCodeReleases.ts';
import type { JourneyContext } from './journey.ts';
import { Workbench } from './workbench.ts';

/** A journey about to begin. */
export interface PreparedJourney {
  readonly context: JourneyContext;
  /** Closes the window, ends VS Code and removes everything it wrote, unless `keepFiles` was asked for. */
  readonly end: () => Promise<void>;
}

/** Which VS Code {@link openWindow} starts. */
export interface WindowOptions {
  readonly vsix: string;
  readonly release?: ReleaseName;
  /** Added to the user's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** How {@link prepareJourney} sets the scene. */
export interface JourneyOptions extends WindowOptions {
  /** Where to put the production repository instead of a temporary folder; it stays there. */
  readonly sampleParent?: string;
}

/**
 * Opens a fresh copy of the sample production repository in a fresh VS Code with the packed extension installed
 * and Workspace Trust in force.
 * @throws Error when VS Code or Chromium cannot be provided.
 */
export async function prepareJourney(options: JourneyOptions): Promise<PreparedJourney> {
  let production = '';
  const { workbench, end } = await openWindow(options, async (folder) => {
    production = path.join(options.sampleParent ?? folder, 'storefront');
    await createSampleRepository(production);
    return production;
  });
  return { context: { workbench, production, found: new Map() }, end };
}

/** A window that a journey starts from. */
export interface OpenedWindow {
  readonly workbench: Workbench;
  /** Closes the window, ends VS Code and removes everything it wrote. */
  readonly end: () => Promise<void>;
}

/**
 * Opens a window of a fresh VS Code with the packed extension installed and Workspace Trust in force.
 * @param prepare is given an empty folder that goes away at the end, and returns what the window shows:
 *   a folder, a `.code-workspace` file, or `undefined` for nothing.
 * @throws Error when VS Code or Chromium cannot be provided.
 */
export async function openWindow(
  options: WindowOptions,
  prepare: (folder: string) => Promise<string | undefined>,
): Promise<OpenedWindow> {
  const vsCode = await ensureVsCode(options.release ?? 'newest');
  const folder = temporaryFolder('journey');
  const target = await prepare(folder.path);
  const dataFolder = path.join(folder.path, 'vscode');
  const settings = options.settings ?? {};
  const running = await startUserVsCode(vsCode, { vsix: options.vsix, dataFolder, settings });
  const browser = await launchChromium();
  const end = async (): Promise<void> => {
    await browser.close();
    await running.stop();
    folder.remove();
  };
  try {
    return { workbench: await Workbench.open(browser, running, target), end };
  } catch (error) {
    await end();
    throw error;
  }
}

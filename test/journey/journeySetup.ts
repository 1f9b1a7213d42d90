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

/** How {@link prepareJourney} sets the scene. */
export interface JourneyOptions {
  readonly vsix: string;
  readonly release?: ReleaseName;
  /** Added to the user's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where to put the production repository instead of a temporary folder; it stays there. */
  readonly sampleParent?: string;
}

/**
 * Opens a fresh copy of the sample production repository in a fresh VS Code with the packed extension installed
 * and Workspace Trust in force.
 * @throws Error when VS Code or Chromium cannot be provided.
 */
export async function prepareJourney(options: JourneyOptions): Promise<PreparedJourney> {
  const vsCode = await ensureVsCode(options.release ?? 'newest');
  const folder = temporaryFolder('journey');
  const production = path.join(options.sampleParent ?? folder.path, 'storefront');
  await createSampleRepository(production);
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
    const workbench = await Workbench.open(browser, running, production);
    return { context: { workbench, production, found: new Map() }, end };
  } catch (error) {
    await end();
    throw error;
  }
}

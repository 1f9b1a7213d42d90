import path from 'node:path';
import { cleanEnvironment } from './environment.ts';
import { startGroup } from './processes.ts';
import { calmSettings, writeUserSettings } from './userSettings.ts';
import type { InstalledVsCode } from './vsCodeInstall.ts';
import { type VsCodeServer, startVsCodeServer, userDataFolder } from './vsCodeServer.ts';

const INSTALL_TIMEOUT_MS = 60_000;

/** How {@link startUserVsCode} sets up a VS Code. */
export interface UserVsCodeOptions {
  /** The packed extension to install. */
  readonly vsix: string;
  /** An empty folder for everything this VS Code keeps. */
  readonly dataFolder: string;
  /** On unless switched off, as for users. */
  readonly workspaceTrust?: boolean;
  /** Whoever opens a page must know it; without a token everybody on this machine may. */
  readonly token?: string;
  /** Added to the settings that keep everything calm. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Installs a packed extension into a fresh VS Code and starts that.
 * @throws Error with VS Code's own words when the extension cannot be installed or VS Code does not start.
 */
export async function startUserVsCode(
  vsCode: InstalledVsCode,
  options: UserVsCodeOptions,
): Promise<VsCodeServer> {
  const { vsix, dataFolder, workspaceTrust = true, token, settings = {}, env = {} } = options;
  writeUserSettings(userDataFolder(dataFolder), { ...calmSettings, ...settings });
  await installExtension(vsCode, vsix, dataFolder);
  const access = token === undefined ? {} : { token };
  return startVsCodeServer(vsCode, { dataFolder, workspaceTrust, env, ...access });
}

async function installExtension(vsCode: InstalledVsCode, vsix: string, dataFolder: string): Promise<void> {
  const args = [
    `--install-extension=${path.resolve(vsix)}`,
    `--server-data-dir=${dataFolder}`,
    '--accept-server-license-terms',
  ];
  const installing = startGroup(vsCode.node, [vsCode.serverMain, ...args], { env: cleanEnvironment() });
  const timer = setTimeout(() => void installing.stop(), INSTALL_TIMEOUT_MS);
  const code = await installing.exited;
  clearTimeout(timer);
  await installing.stop();
  if (code !== 0) throw new Error(`${path.basename(vsix)} could not be installed:\n${installing.output()}`);
}

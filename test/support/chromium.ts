import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { installSystemPackage } from './systemPackages.ts';

const QUIET_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-quic',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  // A graphics card that is only imitated costs more than it draws.
  '--disable-gpu',
  // As Chromium for people does, and its headless shell does not: a prototype that hangs must not stop the page around it.
  '--site-per-process',
];

const BROWSER_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SHELL_NAMES = ['chromium-headless-shell'];

const MAC_BROWSERS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const WINDOWS_BROWSERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((folder) =>
  path.join(process.env[folder] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
);

/**
 * Finds a Chromium or Chrome, as people use it, on this machine; on Debian and its relatives installs one when we may.
 * The environment variable FOOTBRIDGE_CHROMIUM (an absolute path) goes first.
 * @returns the absolute path of the executable.
 * @throws Error in plain words when there is none.
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  const why = 'Chromium or Chrome is needed to show pages in tests.';
  if (process.platform !== 'linux') throw new Error(`${why} Install it and run this again.`);
  await installSystemPackage('chromium', why);
  const installed = findChromium();
  if (installed === undefined)
    throw new Error(`${why} The package was installed, but no executable was found.`);
  return installed;
}

/**
 * Starts a headless Chromium that talks to nobody by itself; it ends with this process at the latest. Where Chromium's headless shell
 * is installed, it is that: the same pages without the window around them, in half the time.
 * @throws Error in plain words when there is no Chromium.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = existing([...chosen(), ...onPath(SHELL_NAMES)]) ?? (await ensureChromium());
  return chromium.launch({ executablePath, args: QUIET_ARGUMENTS });
}

function findChromium(): string | undefined {
  const byPlatform = { darwin: MAC_BROWSERS, win32: WINDOWS_BROWSERS }[process.platform as string] ?? [];
  return existing([...chosen(), ...onPath(BROWSER_NAMES), ...byPlatform]);
}

function existing(files: readonly string[]): string | undefined {
  return files.find((file) => existsSync(file));
}

function chosen(): string[] {
  const file = process.env['FOOTBRIDGE_CHROMIUM'];
  return file ? [file] : [];
}

function onPath(names: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { temporaryFolder } from './cleanup.ts';
import type { HostRequest } from './hostRequest.ts';
import { artifactsFolder } from './paths.ts';
import { TIMEOUT_EXIT_CODE } from './processes.ts';
import { calmSettings, writeUserSettings } from './userSettings.ts';
import { ensureVsCode } from './vsCodeCache.ts';
import { type VsCodeServer, extensionsFolder, startVsCodeServer, userDataFolder } from './vsCodeServer.ts';

const TIMEOUT_MS = 10 * 60_000;

/** What VS Code itself, without a network, says on every console. */
const NOISE = new RegExp(
  [
    'AccountPolicyGate|AgentHost|ChatModelSelection|ChatSessionStore|\\[CHAT\\]|authentication provider|open-vsx',
    'connection token|Creating a socket|grace-time|\\[Service Worker\\]|\\[lifecycle\\]',
    'Creation of workbench contribution|builtin extensions cache',
  ].join('|'),
);

/** Lines of a stack trace that lie in VS Code's own code. */
const FOREIGN_FRAMES = /^\s+at .*\/out\/vs\/.*\n?/gm;

/**
 * Runs extension tests in a browser-hosted VS Code, relaying the extension host's console.
 * After five minutes it gives up and leaves a picture in the artifacts folder.
 * @param env is added to the environment of the extension host.
 * @returns the exit code of the tests: 0 when they passed, 124 when they did not end.
 * @throws Error when VS Code cannot be started.
 */
export async function runInDevelopmentHost(
  request: HostRequest,
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const vsCode = await ensureVsCode(request.release);
  const data = temporaryFolder('host');
  writeUserSettings(userDataFolder(data.path), { ...calmSettings, ...request.userSettings });
  const [extension = '', ...helpers] = request.extensions;
  for (const helper of helpers) copyExtension(helper, extensionsFolder(data.path));
  const server = await startVsCodeServer(vsCode, {
    dataFolder: data.path,
    workspaceTrust: request.restricted,
    developmentHost: true,
    env,
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const address = addressOf(server, extension, request);
    return await Promise.race([exitCodeOfTests(page, address), giveUp(page)]);
  } finally {
    await browser.close();
    await server.stop();
    data.remove();
  }
}

/** VS Code tells a page under test automation about the run through two functions on `window`. */
async function exitCodeOfTests(page: Page, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begin = async (): Promise<void> => {
      await page.exposeFunction('codeAutomationLog', relay);
      await page.exposeFunction('codeAutomationExit', resolve);
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      page.once('domcontentloaded', () => {
        reject(new Error('The window was reloaded, which ends a test run: only the journey can do that.'));
      });
    };
    begin().catch(reject);
  });
}

function relay(type: string, args: readonly unknown[]): void {
  const line = format(...args);
  if (NOISE.test(line)) return;
  const output = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
  output.write(`${line.replace(FOREIGN_FRAMES, '').trimEnd()}\n`);
}

async function giveUp(page: Page): Promise<number> {
  await delay(TIMEOUT_MS, undefined, { ref: false });
  mkdirSync(artifactsFolder, { recursive: true });
  const picture = path.join(artifactsFolder, `host-timeout-${Date.now()}.png`);
  await page.screenshot({ path: picture });
  console.error(
    `The tests did not end within ${TIMEOUT_MS / 60_000} minutes. What was to be seen: ${picture}`,
  );
  return TIMEOUT_EXIT_CODE;
}

/** A page can name one extension under development only; VS Code takes up what lies in its extensions folder. */
function copyExtension(folder: string, extensions: string): void {
  cpSync(folder, path.join(extensions, `helper.${path.basename(folder)}-1.0.0`), { recursive: true });
}

function addressOf(server: VsCodeServer, extension: string, request: HostRequest): string {
  const remote = (file: string): string => `vscode-remote://${server.authority}${path.resolve(file)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(request.testsPath)],
    ['skipWelcome', 'true'],
  ];
  return `${server.addressOf(request.target)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

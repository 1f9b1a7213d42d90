import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { atExit, temporaryFolder } from './cleanup.ts';
import { cleanEnvironment } from './environment.ts';
import { run } from './processes.ts';
import { hasDisplay } from './startInBrowser.ts';
import { calmSettings, writeUserSettings } from './userSettings.ts';

/** Whether there is a `code` command and a screen to show its window on; elsewhere than on Linux there is no other way. */
export function isDesktopAtHand(): boolean {
  if (process.platform !== 'linux') return true;
  return hasDisplay() && spawnSync('code', ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Opens a window of the desktop VS Code with the packed extension, apart from the user's own settings, extensions
 * and windows.
 * @returns 0 when the window is closed.
 * @throws Error when there is no `code` command or it cannot install the extension.
 */
export async function openOnDesktop(vsix: string, production: string): Promise<number> {
  const folder = temporaryFolder('start').path;
  const userData = path.join(folder, 'user');
  const profile = [`--user-data-dir=${userData}`, `--extensions-dir=${path.join(folder, 'extensions')}`];
  writeUserSettings(userData, { ...calmSettings, 'chat.disableAIFeatures': false });
  if ((await code(...profile, `--install-extension=${vsix}`)) !== 0) {
    throw new Error(`VS Code could not install ${vsix} (see above).`);
  }
  atExit(() => endMainProcess(userData));
  console.log('Footbridge is open in VS Code. Close its window or press Ctrl-C to end it.');
  return code(...profile, '--new-window', '--wait', production);
}

async function code(...args: string[]): Promise<number> {
  try {
    return await run('code', args, { env: cleanEnvironment() });
  } catch {
    throw new Error(
      'VS Code’s command “code” was not found: see https://code.visualstudio.com/docs/editor/command-line.',
    );
  }
}

/** The `code` command only asks VS Code to run; VS Code notes its main process in its data folder. */
function endMainProcess(userData: string): void {
  const lock = path.join(userData, 'code.lock');
  if (!existsSync(lock)) return;
  try {
    process.kill(Number(readFileSync(lock, 'utf8')));
  } catch {
    // It has ended by itself.
  }
}

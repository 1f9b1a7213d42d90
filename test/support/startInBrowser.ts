import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { temporaryFolder } from './cleanup.ts';
import { startUserVsCode } from './userVsCode.ts';
import { ensureVsCode } from './vsCodeCache.ts';

/**
 * Opens a browser-hosted VS Code with the packed extension, for whoever has the printed address.
 * @returns 1 when VS Code ends by itself; otherwise it runs until this process is ended.
 * @throws Error when VS Code cannot be provided or started.
 */
export async function openInBrowser(vsix: string, production: string): Promise<number> {
  const vsCode = await ensureVsCode('newest');
  const dataFolder = temporaryFolder('start').path;
  const token = randomBytes(24).toString('base64url');
  const running = await startUserVsCode(vsCode, { vsix, dataFolder, token });
  const address = running.addressOf(production);
  console.log(`\nFootbridge is open at\n\n  ${address}\n\nPress Ctrl-C to end it.`);
  showAddress(address);
  await running.exited;
  console.error(`VS Code ended by itself:\n${running.output()}`);
  return 1;
}

/** Whether a window can be shown on this machine, as far as one can tell. */
export function hasDisplay(): boolean {
  if (process.env['CI']) return false;
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** A courtesy: the address is printed anyway. */
function showAddress(address: string): void {
  if (!hasDisplay()) return;
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

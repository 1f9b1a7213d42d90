import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { temporaryFolder } from './cleanup.ts';
import { cleanEnvironment } from './environment.ts';
import type { HostRequest } from './hostRequest.ts';
import { run } from './processes.ts';
import { calmSettings, writeUserSettings } from './userSettings.ts';
import { cacheFolder } from './vsCodeCache.ts';
import { releases } from './vsCodeReleases.ts';

/**
 * Runs extension tests in a desktop VS Code, downloaded at the first use. `runTests` of @vscode/test-electron
 * would do, but it switches Workspace Trust off in every run.
 * @param env is added to the environment of the extension host.
 * @returns the exit code: 0 when they passed.
 * @throws Error when VS Code cannot be downloaded or started.
 */
export async function runInDesktopHost(
  request: HostRequest,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const version = releases[request.release].vsCode;
  const cachePath = path.join(cacheFolder(), 'desktop');
  const executable = await downloadAndUnzipVSCode({ version, cachePath });
  const data = temporaryFolder('desktop');
  const userData = path.join(data.path, 'user');
  writeUserSettings(userData, { ...calmSettings, ...request.userSettings });
  try {
    const args = desktopArguments(request, userData, path.join(data.path, 'extensions'));
    return await run(executable, args, { env: { ...cleanEnvironment(), ...env } });
  } finally {
    data.remove();
  }
}

function desktopArguments(request: HostRequest, userData: string, extensions: string): string[] {
  return [
    ...(request.target === undefined ? [] : [request.target]),
    '--no-sandbox',
    '--disable-gpu-sandbox',
    '--disable-updates',
    '--skip-welcome',
    '--skip-release-notes',
    `--user-data-dir=${userData}`,
    `--extensions-dir=${extensions}`,
    ...(request.restricted ? [] : ['--disable-workspace-trust']),
    ...request.extensions.map((folder) => `--extensionDevelopmentPath=${folder}`),
    `--extensionTestsPath=${request.testsPath}`,
  ];
}

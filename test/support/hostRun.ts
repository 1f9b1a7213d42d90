import path from 'node:path';
import { TestRunFailedError, runTests } from '@vscode/test-electron';
import { runInDesktopHost } from './desktopHost.ts';
import { type HostRequest, toLaunchArguments } from './hostRequest.ts';

/** Whether tests run in the desktop VS Code rather than in the browser-hosted one. */
export const onDesktop = process.platform !== 'linux' || process.env['FOOTBRIDGE_DESKTOP'] === '1';

const hostExecutable = path.join(import.meta.dirname, 'hostExecutable.ts');

/**
 * Runs tests inside a fresh VS Code.
 * @param env is added to the environment of the extension host.
 * @returns the exit code: 0 when they passed.
 * @throws Error when VS Code cannot be provided.
 */
export async function runInHost(
  request: HostRequest,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  if (onDesktop) return runInDesktopHost(request, env);
  const running = runTests({
    vscodeExecutablePath: hostExecutable,
    extensionDevelopmentPath: [...request.extensions],
    extensionTestsPath: request.testsPath,
    launchArgs: toLaunchArguments(request),
    extensionTestsEnv: env,
  });
  return exitCodeOf(running);
}

/** `runTests` rejects where others return an exit code. */
async function exitCodeOf(running: Promise<number>): Promise<number> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  }
}

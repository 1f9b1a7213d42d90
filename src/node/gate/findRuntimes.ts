import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import type { Runtime } from './hookScript.ts';

/**
 * What can run the gate on this computer, the surest first: Node on PATH, and the program that is running this.
 *
 * @param environment the process's own
 */
export async function findRuntimes(environment: NodeJS.ProcessEnv): Promise<Runtime[]> {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const onPath = (environment['PATH'] ?? environment['Path'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder) && !folder.includes('node_modules'))
    .map((folder) => path.join(folder, name));
  const isElectron = process.versions['electron'] !== undefined;
  const own: Runtime = { path: process.execPath, isElectron };
  const found = await firstRunning(onPath);
  const nodes: Runtime[] = found === undefined ? [] : [{ path: found, isElectron: false }];
  // The node that runs a command in a terminal is right already; VS Code's own is there when no other is.
  const runtimes = isElectron ? [...nodes, own] : [own, ...nodes];
  return runtimes.filter((one, index) => runtimes.findIndex(({ path: each }) => each === one.path) === index);
}

async function firstRunning(candidates: readonly string[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    const runs = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs && (await isRecent(candidate))) return candidate;
  }
  return undefined;
}

/** Node 20 or newer: the gate is built for it. */
async function isRecent(node: string): Promise<boolean> {
  const { execFile } = await import('node:child_process');
  return await new Promise((resolve) => {
    execFile(node, ['-p', 'process.versions.node'], { timeout: 10_000 }, (error, stdout) =>
      resolve(!error && Number.parseInt(stdout, 10) >= 20),
    );
  });
}

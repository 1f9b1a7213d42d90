import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type ProcessGroup, startGroup } from './processes.ts';
import { cleanEnvironment } from './environment.ts';
import type { InstalledVsCode } from './vsCodeInstall.ts';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

/** How {@link startVsCodeServer} starts a server. */
export interface VsCodeServerOptions {
  /** Where settings, extensions, storage and logs go. */
  readonly dataFolder: string;
  /** Whoever opens a page must know it; without a token everybody on this machine may. */
  readonly token?: string;
  /** Whether Workspace Trust is in force, as it is for users. */
  readonly workspaceTrust: boolean;
  /** Lets a page ask for extensions under development and extension tests. */
  readonly developmentHost?: boolean;
  /** Additional environment of the server and its extension hosts. */
  readonly env?: Readonly<Record<string, string>>;
  /** 0 or nothing: any free port. */
  readonly port?: number;
}

/** A running VS Code server, on this machine's loopback interface only. */
export interface VsCodeServer {
  /** Host and port, such as `127.0.0.1:40123`. */
  readonly authority: string;
  /** The address that shows a folder or a `.code-workspace` file, or an empty window; with the token if there is one. */
  readonly addressOf: (target: string | undefined) => string;
  /** What the server wrote so far. */
  readonly output: () => string;
  /** Resolves when the server has ended, whoever ended it. */
  readonly exited: Promise<unknown>;
  /** Ends it and all its extension hosts. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server and waits until it accepts connections. It ends with this process at the latest.
 * @throws Error with the server's own words when it does not start within a minute.
 */
export async function startVsCodeServer(
  vsCode: InstalledVsCode,
  options: VsCodeServerOptions,
): Promise<VsCodeServer> {
  const env = { ...cleanEnvironment(), ...options.env };
  const server = startGroup(vsCode.node, [vsCode.serverMain, ...serverArguments(options)], { env });
  const authority = await waitUntilBound(server);
  return {
    authority,
    addressOf: (target) => addressOf(authority, target, options.token),
    output: server.output,
    exited: server.exited,
    stop: server.stop,
  };
}

/** Where a server with this data folder keeps what a desktop VS Code keeps in its `--user-data-dir`. */
export function userDataFolder(dataFolder: string): string {
  return path.join(dataFolder, 'data');
}

/** Where a server with this data folder keeps installed extensions. */
export function extensionsFolder(dataFolder: string): string {
  return path.join(dataFolder, 'extensions');
}

function serverArguments(options: VsCodeServerOptions): string[] {
  return [
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    `--server-data-dir=${options.dataFolder}`,
    '--accept-server-license-terms',
    '--telemetry-level=off',
    options.token === undefined ? '--without-connection-token' : `--connection-token=${options.token}`,
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ...(options.developmentHost === true ? ['--enable-smoke-test-driver'] : []),
  ];
}

/** The server picks its port itself, so that two runs never race for one, and says which. */
async function waitUntilBound(server: ProcessGroup): Promise<string> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && server.child.exitCode === null) {
    const port = /Extension host agent listening on (\d+)/.exec(server.output())?.[1];
    if (port !== undefined) return `127.0.0.1:${port}`;
    await delay(POLL_MS);
  }
  await server.stop();
  throw new Error(`The VS Code server did not start:\n${server.output()}`);
}

function addressOf(authority: string, target: string | undefined, token: string | undefined): string {
  const parameters = new URLSearchParams(token === undefined ? {} : { tkn: token });
  if (target === undefined) parameters.set('ew', 'true');
  else parameters.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', target);
  return `http://${authority}/?${parameters}`;
}

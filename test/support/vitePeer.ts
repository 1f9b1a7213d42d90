import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PrototypeFile } from '../../src/core/generation/fileChange.ts';

/** The peer, pinned. It is fetched on first use and kept outside the checkout: only the benchmark needs it. */
const packages = ['vite@8.3.8', '@vitejs/plugin-react@6.3.0', 'react@19.3.1', 'react-dom@19.3.1'];
const home = path.join(homedir(), '.cache', 'footbridge-bench', 'vite-8.3.8');

/** What is used of Vite's own interface. */
interface Vite {
  createServer(config: object): Promise<{
    listen(): Promise<unknown>;
    close(): Promise<void>;
    readonly resolvedUrls: { readonly local: readonly string[] } | null;
  }>;
}

export interface VitePeer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a React prototype from a folder with Vite's dev server, hot updates and all.
 *
 * @param folder is filled with the files; writing one of them there updates the page
 * @throws Error when the packages cannot be installed or the server does not start
 */
export async function startVite(folder: string, files: readonly PrototypeFile[]): Promise<VitePeer> {
  install();
  for (const { path: name, text } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  symlinkSync(path.join(home, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  const load = (name: string) => import(pathToFileURL(path.join(home, 'node_modules', name)).href);
  const { createServer } = (await load('vite/dist/node/index.js')) as Vite;
  const { default: react } = (await load('@vitejs/plugin-react/dist/index.js')) as { default(): object };
  const server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'error',
    cacheDir: path.join(folder, '.vite'),
    server: { host: '127.0.0.1', port: 0 },
    plugins: [react()],
  });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error('Vite listens nowhere.');
  return { url, close: () => server.close() };
}

function install(): void {
  if (packages.every((name) => existsSync(path.join(home, 'node_modules', name.replace(/@[^@]*$/, '')))))
    return;
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '-E', ...packages], {
    cwd: home,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`Vite could not be installed: ${stderr}`);
}

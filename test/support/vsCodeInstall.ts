import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { cleanEnvironment } from './environment.ts';
import { run } from './processes.ts';
import { installSystemPackage } from './systemPackages.ts';
import type { Release } from './vsCodeReleases.ts';

/** A browser-hosted VS Code, ready to start. */
export interface InstalledVsCode {
  readonly version: string;
  /** The Node to run it with. */
  readonly node: string;
  /** The script to run. */
  readonly serverMain: string;
}

const manifestSchema = z.looseObject({ dependencies: z.record(z.string(), z.string()) });
const lockSchema = z.looseObject({ packages: z.record(z.string(), z.looseObject({})) });

/**
 * Installs a browser-hosted VS Code, and the Node it needs, into an empty folder, and sees whether it starts.
 * It does by itself what code-server's own installation script does for VS Code: that script refuses to run as
 * root and cannot do without GitHub.
 * @throws Error in plain words when something is missing or cannot be downloaded.
 */
export async function installVsCode(folder: string, release: Release): Promise<void> {
  await ensureKerberosHeaders();
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  await npmInstall(folder, cleanEnvironment(), `node@${release.node}`);
  const { node, serverMain } = locateVsCode(folder, release);
  const env = { ...cleanEnvironment(), PATH: [path.dirname(node), process.env['PATH']].join(path.delimiter) };
  await npmInstall(folder, env, '--ignore-scripts', `code-server@${release.codeServer}`);
  const vsCode = path.resolve(serverMain, '../..');
  replaceDependencies(vsCode, release.replacements);
  await npmInstall(vsCode, env, '--omit=dev');
  await npmInstall(path.join(vsCode, 'extensions'), env, '--omit=dev');
  assertStarts(locateVsCode(folder, release));
}

/** Where {@link installVsCode} puts things. */
export function locateVsCode(folder: string, release: Release): InstalledVsCode {
  const modules = path.join(folder, 'node_modules');
  return {
    version: release.vsCode,
    node: path.join(modules, 'node', 'bin', 'node'),
    serverMain: path.join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

async function npmInstall(cwd: string, env: NodeJS.ProcessEnv, ...args: string[]): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  if ((await run('npm', ['install', ...quiet, ...args], { cwd, env })) !== 0) {
    throw new Error(
      `npm install ${args.join(' ')} failed in ${cwd} (see above). Check the network and run this again.`,
    );
  }
}

/** VS Code's kerberos module is compiled during installation. */
async function ensureKerberosHeaders(): Promise<void> {
  const headers = ['/usr/include/gssapi/gssapi.h', '/usr/include/gssapi.h'];
  if (headers.some((file) => existsSync(file))) return;
  await installSystemPackage('libkrb5-dev', 'The Kerberos headers are needed to install VS Code.');
}

/** Changes what a package asks for, and forgets what its lock file pinned for that. */
function replaceDependencies(folder: string, replacements: Release['replacements']): void {
  const names = Object.keys(replacements);
  if (names.length === 0) return;
  const manifestFile = path.join(folder, 'package.json');
  const manifest = manifestSchema.parse(readJson(manifestFile));
  const dependencies = { ...manifest.dependencies, ...replacements };
  writeJson(manifestFile, { ...manifest, dependencies });
  const lockFile = path.join(folder, 'npm-shrinkwrap.json');
  const lock = lockSchema.parse(readJson(lockFile));
  const isReplaced = (key: string): boolean =>
    names.some((name) => `${key}/`.startsWith(`node_modules/${name}/`));
  const packages = Object.fromEntries(Object.entries(lock.packages).filter(([key]) => !isReplaced(key)));
  writeJson(lockFile, { ...lock, packages: { ...packages, '': { ...packages[''], dependencies } } });
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function writeJson(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

function assertStarts({ node, serverMain, version }: InstalledVsCode): void {
  const answer = execFileSync(node, [serverMain, '--version'], { encoding: 'utf8' });
  if (!answer.startsWith(`${version}\n`)) throw new Error(`Expected VS Code ${version}, found ${answer}`);
}

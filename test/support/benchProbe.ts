import path from 'node:path';
import { build } from 'esbuild';
import { runInDesktopHost } from './desktopHost.ts';
import { runInDevelopmentHost } from './developmentHost.ts';
import { onDesktop } from './hostRun.ts';
import { distFolder } from './paths.ts';

/** A script that measures something inside an extension host. */
export interface ProbeRun {
  readonly extensions: readonly string[];
  /** The bundled probe; see {@link bundleProbe}. */
  readonly testsPath: string;
  /** The folder or workspace to open. */
  readonly target: string | undefined;
  readonly env: Readonly<Record<string, string>>;
}

/** Bundles a probe of this folder for the extension host. Returns the bundle's path. */
export async function bundleProbe(name: string): Promise<string> {
  const outfile = path.join(distFolder, 'test', `${name}.cjs`);
  const entry = path.join(import.meta.dirname, `${name}.ts`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  return outfile;
}

/**
 * Runs a probe in a fresh VS Code.
 * @throws Error when the probe fails.
 */
export async function runProbe({ env, ...run }: ProbeRun): Promise<void> {
  const request = { ...run, release: 'newest', restricted: false, userSettings: {} } as const;
  const code = await (onDesktop ? runInDesktopHost(request, env) : runInDevelopmentHost(request, env));
  if (code !== 0) throw new Error(`Nothing could be measured: VS Code ended with ${code}.`);
}

import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { atExit } from './cleanup.ts';
import { withDirectoryLock } from './directoryLock.ts';
import { type InstalledVsCode, installVsCode, locateVsCode } from './vsCodeInstall.ts';
import { type Release, type ReleaseName, releases } from './vsCodeReleases.ts';

/**
 * Provides a browser-hosted VS Code from a cache outside the checkout, installing it at the first use (about two
 * minutes and 700 MB). Safe when several processes ask at once; an installation that was cut off is done anew.
 * Linux only: elsewhere tests use the desktop edition.
 * @throws Error in plain words when it cannot be installed.
 */
export async function ensureVsCode(name: ReleaseName): Promise<InstalledVsCode> {
  const release = releases[name];
  const folder = path.join(cacheFolder(), release.codeServer);
  if (!isComplete(folder, release)) {
    mkdirSync(cacheFolder(), { recursive: true });
    const waiting = (): void =>
      console.log(`Waiting for another run that installs VS Code ${release.vsCode}.`);
    await withDirectoryLock(`${folder}.lock`, () => installUnlessComplete(folder, release), waiting);
  }
  return locateVsCode(folder, release);
}

/** Where downloads of this project live between runs, following the platform's custom. */
export function cacheFolder(): string {
  const custom = process.env['XDG_CACHE_HOME'];
  const usual = process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
  return path.join(custom ? custom : path.join(homedir(), ...usual), 'footbridge-vscode');
}

/** The folder gets its name last, so that a folder with that name is whole. */
async function installUnlessComplete(folder: string, release: Release): Promise<void> {
  if (isComplete(folder, release)) return;
  console.log(
    `Installing VS Code ${release.vsCode} into ${folder}, because no complete copy is there (about 2 minutes).`,
  );
  for (const leftOver of globSync(`${folder}.installing-*`))
    rmSync(leftOver, { recursive: true, force: true });
  const draft = mkdtempSync(`${folder}.installing-`);
  const discard = atExit(() => rmSync(draft, { recursive: true, force: true }));
  try {
    await installVsCode(draft, release);
    writeFileSync(stampFile(draft), fingerprint(release));
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    discard();
  }
}

function isComplete(folder: string, release: Release): boolean {
  const stamp = stampFile(folder);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(release);
}

function fingerprint(release: Release): string {
  return `${JSON.stringify({ ...release, platform: process.platform, architecture: process.arch })}\n`;
}

function stampFile(folder: string): string {
  return path.join(folder, 'complete.json');
}

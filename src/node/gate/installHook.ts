import { chmod, copyFile, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { GateFault } from './gateFault.ts';
import type { GateGit } from './gateGit.ts';
import {
  blockEnd,
  blockStart,
  gateFolder,
  gateScript,
  hookBlock,
  ownHook,
  ownMark,
  type Runtime,
} from './hookScript.ts';
import { hookPlace, type HookPlace } from './hookPlace.ts';

/** What a hook that was there first is called while ours runs before it. */
const beforeName = 'pre-commit.before-footbridge';

export interface HookInstallation {
  /** The hook that git starts, or the file it runs. */
  readonly hook: string;
  /** What the person should know. */
  readonly remarks: readonly HookRemark[];
}

/**
 * `isTracked`: the hook is a file of the repository, which others get too. `isLefthook`: lefthook writes it anew when its
 * configuration changes.
 */
export type HookRemark = 'isTracked' | 'isLefthook';

/**
 * Puts the gate into this clone and before whatever its pre-commit hook does already. Installing again renews it.
 *
 * @param cli the bundled gate, which is copied: an extension's folder changes with every update
 * @throws GateFault where hooks are shared by other repositories
 */
export async function installHook(
  git: GateGit,
  { cli, runtimes }: { readonly cli: string; readonly runtimes: readonly Runtime[] },
): Promise<HookInstallation> {
  const place = await hookPlace(git);
  const folder = path.join(place.commonDir, gateFolder);
  await mkdir(folder, { recursive: true });
  const copy = path.join(folder, 'footbridge.mjs');
  if (path.resolve(cli) !== copy) await copyFile(cli, copy);
  await writeFile(path.join(folder, 'pre-commit'), gateScript(runtimes), { mode: 0o755 });
  await mkdir(path.dirname(place.hook), { recursive: true });
  return { hook: place.hook, remarks: await writeHook(place, folder) };
}

/** Takes the gate out of this clone; the hook that was there before is again what it was, byte for byte. */
export async function removeHook(git: GateGit): Promise<HookInstallation> {
  const place = await hookPlace(git);
  const folder = path.join(place.commonDir, gateFolder);
  const before = path.join(path.dirname(place.hook), beforeName);
  const text = await textOf(place.hook);
  if (text?.includes(ownMark) === true) {
    await rm(place.hook, { force: true });
    if (await exists(before)) await rename(before, place.hook);
  } else if (text?.includes(blockStart) === true) {
    await withoutBlock(place.hook, text, path.join(folder, 'original'));
  }
  await rm(folder, { recursive: true, force: true });
  return { hook: place.hook, remarks: place.isTracked ? ['isTracked'] : [] };
}

async function writeHook(place: HookPlace, folder: string): Promise<HookRemark[]> {
  const { hook, isTracked } = place;
  const remarks: HookRemark[] = isTracked ? ['isTracked'] : [];
  const stats = await lstat(hook).catch(() => undefined);
  const text = stats?.isFile() === true ? await textOf(hook) : undefined;
  if (text?.includes(ownMark) === true || text?.includes(blockStart) === true) return remarks;
  if (stats === undefined) {
    await writeFile(hook, place.isRunBySh ? hookBlock(true) : ownHook(undefined, isTracked), { mode: 0o755 });
    return remarks;
  }
  const runs = place.isRunBySh || (stats.mode & 0o111) !== 0 || process.platform === 'win32';
  if (text !== undefined && runs && (place.isRunBySh || isShell(text))) {
    await writeFile(path.join(folder, 'original'), await readFile(hook), { mode: stats.mode });
    await writeFile(hook, withBlock(text, isTracked), 'latin1');
    return /lefthook/i.test(text) ? [...remarks, 'isLefthook'] : remarks;
  }
  const before = path.join(path.dirname(hook), beforeName);
  if (await exists(before))
    throw new GateFault(`${before} is in the way. Look what it is, then move it away.`);
  await rename(hook, before);
  await writeFile(hook, ownHook(runs ? beforeName : undefined, isTracked), { mode: 0o755 });
  return remarks;
}

/** Only these understand the block. */
function isShell(text: string): boolean {
  return /^#!\s*(\/usr)?\/bin\/(env\s+)?(ba|da|z|k|a)?sh\b/.test(text) && !text.includes('\0');
}

/** Before everything else: hooks often end early. */
function withBlock(text: string, shared: boolean): string {
  const lineEnd = text.startsWith('#!') ? text.indexOf('\n') + 1 : 0;
  if (text.startsWith('#!') && lineEnd === 0) return `${text}\n${hookBlock(shared)}`;
  return `${text.slice(0, lineEnd)}${hookBlock(shared)}${text.slice(lineEnd)}`;
}

/** What was there, if nobody changed the rest since; otherwise the block alone is cut out. */
async function withoutBlock(hook: string, text: string, kept: string): Promise<void> {
  const original = await readFile(kept).catch(() => undefined);
  const shared = [false, true].find(
    (each) => original && withBlock(original.toString('latin1'), each) === text,
  );
  if (original && shared !== undefined) {
    await writeFile(hook, original);
    await chmod(hook, (await lstat(kept)).mode & 0o7777);
    return;
  }
  const start = text.indexOf(blockStart);
  const end = text.indexOf(blockEnd, start);
  if (end < 0)
    throw new GateFault(`The end of the gate's lines in ${hook} is missing. Take them out by hand.`);
  const rest = `${text.slice(0, start)}${text.slice(end + blockEnd.length).replace(/^\r?\n/, '')}`;
  if (rest.trim() === '') await rm(hook);
  else await writeFile(hook, rest, 'latin1');
}

/** Byte by byte: what is written back must be what was read, whatever its encoding. */
async function textOf(file: string): Promise<string | undefined> {
  return await readFile(file, 'latin1').catch(() => undefined);
}

async function exists(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined;
}

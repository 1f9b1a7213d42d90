import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { PrototypeCompiler } from '../../src/app/ports.ts';
import type { PrototypeFile } from '../../src/core/generation/fileChange.ts';
import { compileInWorker } from '../../src/node/compile/compileInWorker.ts';
import { ShellPage } from '../page/preview/support/shellPage.ts';
import { launchChromium } from './chromium.ts';
import { temporaryFolder } from './cleanup.ts';
import { type Measurement, measurement, quantile } from './measurement.ts';
import { distFolder } from './paths.ts';
import { headingFile, reactPrototype } from './reactPrototype.ts';
import { startVite, type VitePeer } from './vitePeer.ts';
import { sharedTime, WatchedPage } from './watchedPage.ts';

const RUNS = 20;

/** Something that shows a prototype's files in a browser, and shows them again after one has changed. */
interface Shower {
  readonly folder: string;
  readonly watched: WatchedPage;
  /** Does what is to be done after a file was written. */
  update(): Promise<void>;
}

/**
 * Measures how long it takes from a changed file on the disk to the new label in sight: read, compiled in the worker and
 * loaded anew by the preview's shell. The peer is a Vite dev server's hot update of the same prototype, in
 * the same browser; both take turns. The two parts of our time are the floors of a turn: nothing is shown sooner.
 * Where Vite cannot be installed this says so and goes on without the peer.
 */
export async function measureUpdate(): Promise<Measurement[]> {
  const folders = ['bench-update', 'bench-vite'].map((name) => temporaryFolder(name));
  const [own = '', other = ''] = folders.map((folder) => folder.path);
  const browser = await launchChromium();
  const compiler = compileInWorker(distFolder);
  const times: Record<'own' | 'peer' | 'compile' | 'paint', number[]> = {
    own: [],
    peer: [],
    compile: [],
    paint: [],
  };
  const vite = await startPeer(other);
  try {
    const ours = await showInShell(browser, compiler, own, times);
    const peer = vite && (await showWithVite(browser, vite, other));
    for (let run = 0; run < RUNS; run += 1) {
      times.own.push(await change(ours, `Choose ${run}`));
      if (peer) times.peer.push(await change(peer, `Choose ${run}`));
    }
  } finally {
    compiler.dispose();
    await vite?.close();
    await browser.close();
    for (const folder of folders) folder.remove();
  }
  const [whole, compile, paint, peer] = [times.own, times.compile, times.paint, times.peer].map((one) =>
    quantile(one, 0.5),
  ) as [number, number, number, number];
  return [
    measurement('file written to new label in sight, 20 files (p50; peer: Vite)', whole, 'ms', peer),
    measurement('of this, compile alone', compile, 'ms', whole),
    measurement('of this, paint alone', paint, 'ms', whole),
  ];
}

/** Writes the file with the label and waits for it to be in sight. @returns how long that took, in milliseconds */
async function change({ folder, watched, update }: Shower, heading: string): Promise<number> {
  const changed = reactPrototype(heading).find((file) => file.path === headingFile);
  // Changes come with pauses between them, in which everybody comes to rest.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const seen = watched.nextSight(heading);
  const begin = sharedTime();
  writeFileSync(path.join(folder, headingFile), changed?.text ?? '');
  await update();
  return (await seen) - begin;
}

async function showInShell(
  browser: Browser,
  compiler: PrototypeCompiler,
  folder: string,
  times: { readonly compile: number[]; readonly paint: number[] },
): Promise<Shower> {
  const files = reactPrototype('Choose');
  for (const file of files) write(folder, file);
  const watched = await WatchedPage.open(browser);
  const shell = await ShellPage.start(watched.page);
  const compileFolder = async (): Promise<string> => {
    const read = files.map((file) => ({
      path: file.path,
      text: readFileSync(path.join(folder, file.path), 'utf8'),
    }));
    return (await compiler.compile({ files: read, assets: [] }, 'Sample')).page;
  };
  const seen = watched.nextSight('Choose');
  await shell.show({ a: await compileFolder() });
  await seen;
  const update = async (): Promise<void> => {
    const begin = sharedTime();
    const html = await compileFolder();
    const compiled = sharedTime();
    times.compile.push(compiled - begin);
    const heading = /Choose \d+/.exec(readFileSync(path.join(folder, headingFile), 'utf8'))?.[0] ?? '';
    void watched.nextSight(heading).then((at) => times.paint.push(at - compiled));
    await shell.load('a', html);
  };
  return { folder, watched, update };
}

async function showWithVite(browser: Browser, { url }: VitePeer, folder: string): Promise<Shower> {
  const watched = await WatchedPage.open(browser);
  const seen = watched.nextSight('Choose');
  await watched.page.goto(url);
  await seen;
  return { folder, watched, update: async () => undefined };
}

async function startPeer(folder: string): Promise<VitePeer | undefined> {
  try {
    return await startVite(folder, reactPrototype('Choose'));
  } catch (error) {
    console.error(`Measured without Vite: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function write(folder: string, { path: name, text }: PrototypeFile): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

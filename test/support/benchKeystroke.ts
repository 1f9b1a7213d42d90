import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { baseFolder, ExplorationBase } from '../../src/node/boundary/explorationBase.ts';
import { FolderBaseline } from '../../src/node/boundary/folderBaseline.ts';
import { GitSight } from '../../src/node/boundary/gitSight.ts';
import { KeptContents } from '../../src/node/boundary/keptContents.ts';
import { findRepository } from '../../src/node/git/findRepository.ts';
import { bundleProbe, runProbe } from './benchProbe.ts';
import { temporaryFolder } from './cleanup.ts';
import { type Measurement, measurement, quantile } from './measurement.ts';
import { repositoryRoot } from './paths.ts';

const run = promisify(execFile);
const sizes = [1000, 10_000, 100_000] as const;
const filesPerFolder = 100;
/** Files that are dirty when it is looked at. */
const dirtyFiles = 20;
const looks = 9;
/** What one keystroke may cost, in milliseconds. */
const keystrokeLimit = 1;
const timesSchema = z.object({ own: z.array(z.number()), without: z.array(z.number()) });

/**
 * What the boundary costs in repositories of 1,000, 10,000 and 100,000 files: our listeners' time for each keystroke in a
 * real VS Code, at the largest, and a look at the disk beside a plain `git status`. Expects a build in `dist`.
 * @throws Error when VS Code or git cannot be run.
 */
export async function measureKeystroke(): Promise<Measurement[]> {
  const folder = temporaryFolder('bench');
  try {
    const measurements: Measurement[] = [];
    for (const size of sizes) {
      const place = path.join(realpathSync(folder.path), String(size));
      await makeTree(path.join(place, 'shop'), size);
      measurements.push(await measureLook(place, size));
    }
    const largest = path.join(realpathSync(folder.path), String(sizes[2]));
    return [...measurements, ...(await measureTyping(largest))];
  } finally {
    folder.remove();
  }
}

async function measureTyping(place: string): Promise<Measurement[]> {
  const report = path.join(place, 'times.json');
  const location = path.join(place, 'labs');
  mkdirSync(location);
  await runProbe({
    extensions: [repositoryRoot],
    testsPath: await bundleProbe('keystrokeProbe'),
    target: path.join(place, 'shop'),
    env: { FOOTBRIDGE_BENCH_LOCATION: location, FOOTBRIDGE_BENCH_REPORT: report },
  });
  const { own, without } = timesSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  return [
    measurement('keystroke at 100,000 files (p99)', quantile(own, 0.99), 'ms', keystrokeLimit),
    measurement(
      'keystroke at 100,000 files (median), beside none of ours',
      quantile(own, 0.5),
      'ms',
      quantile(without, 0.5),
    ),
  ];
}

/** The median of both, in turns. */
async function measureLook(place: string, size: number): Promise<Measurement> {
  const folder = path.join(place, 'shop');
  const lab = path.join(place, 'lab');
  mkdirSync(lab);
  const repository = await findRepository(folder);
  if (!repository) throw new Error(`${folder} is no repository.`);
  const kept = {
    record: new ExplorationBase(lab, 'bench'),
    contents: new KeptContents(lab, baseFolder('bench')),
  };
  const baseline = new FolderBaseline(folder, 'git', kept);
  const sight = new GitSight({ git: 'git', repository, folder, baseline });
  await sight.look(new Set());
  for (let file = 0; file < dirtyFiles; file += 1) writeFileSync(fileOf(folder, file), 'changed\n');
  const [own, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < looks; round += 1) {
    own.push(await timeOf(() => sight.look(new Set())));
    plain.push(await timeOf(() => run('git', ['status', '--porcelain'], { cwd: folder })));
  }
  await run('git', ['checkout', '--quiet', '.'], { cwd: folder });
  const name = `look at ${size.toLocaleString('en')} files, beside git status (median)`;
  return measurement(name, quantile(own, 0.5), 'ms', quantile(plain, 0.5));
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function makeTree(folder: string, size: number): Promise<void> {
  for (let file = 0; file < size; file += 1) {
    if (file % filesPerFolder === 0) mkdirSync(path.dirname(fileOf(folder, file)), { recursive: true });
    writeFileSync(fileOf(folder, file), `export const value = ${file};\n`);
  }
  const settings = [
    '-c',
    'user.name=bench',
    '-c',
    'user.email=bench@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  const git = async (...args: string[]) => await run('git', [...settings, ...args], { cwd: folder });
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'All');
}

function fileOf(folder: string, file: number): string {
  return path.join(folder, 'src', `d${Math.floor(file / filesPerFolder)}`, `file${file}.ts`);
}

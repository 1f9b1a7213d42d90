import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { gateBundle } from '../../media/gate/gateBundle.ts';
import { type Measurement, measurement, quantile } from './measurement.ts';

const RUNS = 21;
const SIZES = [1_000, 10_000, 100_000];
const STAGED = 300;

const policy = JSON.stringify({
  version: 1,
  labs: ['../storefront-lab'],
  zones: [
    { zone: 'open', paths: ['/copy/'] },
    { zone: 'critical', paths: ['/src/payments/', '/db/'] },
  ],
});

/**
 * What a person waits for at each commit: `footbridge check --staged` with 300 staged files of 60 lines, by a policy and
 * with a lab of four prototypes beside the repository, as the hook starts it. The peer is the floor: Node that does nothing. Both take turns; medians
 * count. Growth shows from 1,000 to 100,000 files in the repository.
 */
export async function measureGate(): Promise<Measurement[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footbridge-bench-gate-'));
  try {
    const gate = path.join(folder, 'footbridge.mjs');
    await build(gateBundle(gate));
    writeLab(path.join(folder, 'storefront-lab'));
    return SIZES.map((files) => {
      const repository = path.join(folder, `storefront-${files}`);
      makeRepository(repository, files);
      const [own, bare] = compare(gate, repository, path.join(folder, 'cache'));
      const name = `check --staged, ${STAGED} files in a repository of ${files} (median of ${RUNS}; peer: node -e 0)`;
      return measurement(name, own, 'ms', bare);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(gate: string, cwd: string, cache: string): [number, number] {
  const env = { ...process.env, NODE_COMPILE_CACHE: cache };
  const timed = (args: readonly string[]): number => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
    return performance.now() - start;
  };
  const check = [gate, 'check', '--staged'];
  timed(check);
  const [own, bare]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(timed(['-e', '0']));
    own.push(timed(check));
  }
  return [quantile(own, 0.5), quantile(bare, 0.5)];
}

/** Some prototypes to compare with. */
function writeLab(lab: string): void {
  for (let variant = 0; variant < 4; variant += 1) {
    const folder = path.join(lab, 'experiments', 'faster-checkout', 'variants', `variant-${variant}`);
    mkdirSync(folder, { recursive: true });
    for (let file = 0; file < 3; file += 1)
      writeFileSync(path.join(folder, `screen${file}.tsx`), lines(120, `screen ${variant} ${file}`));
  }
  writeFileSync(path.join(lab, 'footbridge.json'), '{}\n');
}

/** All files at once through `git fast-import`; what is staged has contents of its own, in the open zone. */
function makeRepository(repository: string, files: number): void {
  mkdirSync(repository);
  const git = (args: readonly string[], input = ''): string =>
    execFileSync('git', args, { cwd: repository, input, encoding: 'utf8', maxBuffer: 1e9 });
  git(['init', '--quiet', '--initial-branch=main']);
  const text = lines(30, 'production');
  const entries = Array.from(
    { length: files },
    (_, index) => `M 100644 :1 src/area${index % 50}/part${index % 40}/file${index}.ts\n`,
  );
  git(
    ['fast-import', '--quiet'],
    `blob\nmark :1\ndata ${text.length}\n${text}\nblob\nmark :2\ndata ${policy.length}\n${policy}\n` +
      'commit refs/heads/main\ncommitter A <a@example.com> 0 +0000\ndata 1\nm\n' +
      `M 100644 :2 footbridge.policy.jsonc\n${entries.join('')}\n`,
  );
  git(['read-tree', 'HEAD']);
  const staged = Array.from({ length: STAGED }, (_, index) => {
    const oid = git(['hash-object', '-w', '--stdin'], lines(60, `copy ${index}`)).trim();
    return `100644 ${oid}\tcopy/area${index % 10}/copy${index}.ts\n`;
  });
  git(['update-index', '--index-info'], staged.join(''));
  git(['write-tree']);
}

function lines(count: number, subject: string): string {
  return Array.from(
    { length: count },
    (_, line) => `export const v${line} = text('${subject}', ${line});\n`,
  ).join('');
}

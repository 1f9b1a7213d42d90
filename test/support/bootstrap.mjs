// Runs one of our TypeScript scripts under the project's own Node, installing dependencies first when needed.
// Usage: node test/support/bootstrap.mjs <script.ts> [arguments…]
// It must run on the Node a contributor happens to have (20 or newer), before anything is installed,
// so it is plain JavaScript without dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { constants } from 'node:os';
import path from 'node:path';

const OLDEST_NODE = 20;
const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.footbridge-installed');

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Identifies the installed dependencies by content, so that checking out another branch and back costs nothing. */
function lockFingerprint() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/** Says why dependencies must be installed, or returns undefined when they are up to date. */
function reasonToInstall() {
  if (!existsSync(modules)) return 'node_modules is missing';
  if (!existsSync(projectNode())) return 'node_modules is incomplete (it has no Node of its own)';
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : npmFingerprint();
  return installed === lockFingerprint() ? undefined : 'package-lock.json has changed';
}

/** A plain `npm ci` leaves no stamp of ours; npm's own record being newer than the lock file says as much. */
function npmFingerprint() {
  const record = path.join(modules, '.package-lock.json');
  if (!existsSync(record)) return undefined;
  const upToDate = spawnSync('npm', ['ls', '--depth=0'], { cwd: root, shell: isWindows(), stdio: 'ignore' });
  return upToDate.status === 0 ? lockFingerprint() : undefined;
}

function isWindows() {
  return process.platform === 'win32';
}

function projectNode() {
  return path.join(modules, 'node', 'bin', isWindows() ? 'node.exe' : 'node');
}

function install(reason) {
  console.log(`Installing dependencies with npm ci, because ${reason}.`);
  const result = spawnSync('npm', ['ci'], {
    cwd: root,
    shell: isWindows(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (result.status !== 0) {
    fail(
      'Dependencies could not be installed: npm ci failed (see above). Check the network and run it again.',
    );
  }
}

/** Runs the script under the project's Node; ends the way the script ends. */
function run(script, args) {
  const binFolders = [path.dirname(projectNode()), path.join(modules, '.bin')];
  const env = { ...process.env, PATH: [...binFolders, process.env['PATH']].join(path.delimiter) };
  const file = path.join(root, 'test', 'support', script);
  const child = spawn(projectNode(), [file, ...args], { cwd: root, env, stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${script} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

const [script, ...args] = process.argv.slice(2);
if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  fail(
    `Footbridge needs Node ${OLDEST_NODE} or newer to start (this is ${process.version}). See https://nodejs.org.`,
  );
}
if (!script) fail('Say which script to run, for example: node test/support/bootstrap.mjs test.ts');
const reason = reasonToInstall();
if (reason) install(reason);
if (reason || !existsSync(stamp)) writeFileSync(stamp, lockFingerprint());
run(script, args);

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { GateReport } from '../../../src/core/boundary/gate/gateFinding.ts';
import { checkGate, type GateRequest } from '../../../src/node/gate/checkGate.ts';

/** A day on which nothing in these tests has expired. */
export const today = '2026-11-23';

/** A real repository in a temporary folder, with nothing of this computer's own git settings. */
export class GateRepository {
  /** Holds the repository and whatever lies beside it. */
  readonly parent: string;
  readonly root: string;

  constructor(options: readonly string[] = []) {
    this.parent = realpathSync(mkdtempSync(path.join(tmpdir(), 'footbridge-gate-')));
    this.root = path.join(this.parent, 'shop');
    mkdirSync(this.root);
    this.git('init', '--quiet', '--initial-branch=main', ...options);
    this.git('config', 'user.name', 'A');
    this.git('config', 'user.email', 'a@example.com');
  }

  /** @returns what git printed */
  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, env: neutral(), encoding: 'utf8', stdio: 'pipe' });
  }

  /** Writes and stages. @param files content by path */
  stage(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [file, text] of Object.entries(files)) this.write(file, text);
    this.git('add', '--force', '--', ...Object.keys(files));
  }

  write(file: string, text: string | Uint8Array): void {
    const whole = path.join(this.root, file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  }

  /** Commits what is staged; with files, after staging them. */
  commit(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
    if (Object.keys(files).length > 0) this.stage(files);
    this.git('commit', '--quiet', '--no-verify', '--allow-empty', '--message', 'A change');
    return this.git('rev-parse', 'HEAD').trim();
  }

  /** Puts an entry into the index that no file of the disk stands for. */
  plant(mode: string, text: string, file: string): void {
    const oid = mode === '160000' ? text : this.hash(text);
    this.git('update-index', '--add', '--cacheinfo', `${mode},${oid},${file}`);
  }

  hash(text: string): string {
    return execFileSync('git', ['hash-object', '-w', '--stdin'], {
      cwd: this.root,
      env: neutral(),
      input: text,
      encoding: 'utf8',
    }).trim();
  }

  async check(request: Partial<GateRequest> = {}): Promise<GateReport> {
    return await checkGate({
      git: 'git',
      cwd: this.root,
      mode: { kind: 'staged' },
      labs: [],
      baseline: undefined,
      today,
      environment: {},
      ...request,
    });
  }

  remove(): void {
    rmSync(this.parent, { recursive: true, force: true });
  }
}

/** What the gate objects to, as `rule path`. */
export function errorsOf(report: GateReport): string[] {
  return report.findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, path: file }) => `${rule} ${file}`)
    .toSorted();
}

/** The environment without settings and without what a surrounding git hook would say. */
export function neutral(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(GIT_|NODE_OPTIONS$)/i.test(name));
  return { ...Object.fromEntries(kept), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', ...extra };
}

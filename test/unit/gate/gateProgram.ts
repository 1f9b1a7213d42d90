import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { gateBundle } from '../../../media/gate/gateBundle.ts';
import { neutral } from './gateRepository.ts';

/** The bundled gate in a folder of its own, where nothing else can be imported. */
export class GateProgram {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'footbridge-cli-'));
  readonly file = path.join(this.folder, 'footbridge.mjs');

  static async make(): Promise<GateProgram> {
    const program = new GateProgram();
    await build(gateBundle(program.file));
    chmodSync(program.file, 0o755);
    return program;
  }

  /** Runs it as a person would. */
  run(cwd: string, ...args: string[]): { code: number | null; stdout: string; stderr: string } {
    const options = { cwd, env: neutral(), encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.file, ...args], options);
    return { code: status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Commits as a git program would, with its hooks. @param env instead of this process's PATH and HOME, for example */
export function tryCommit(
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): { ok: boolean; output: string } {
  const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
  const { status, stdout, stderr } = spawnSync(git, ['commit', '--quiet', '--message', 'Try', ...args], {
    cwd,
    env: { ...neutral(), ...env },
    encoding: 'utf8',
  });
  return { ok: status === 0, output: `${stdout}${stderr}` };
}

import path from 'node:path';
import type { GateReport } from '../core/boundary/gate/gateFinding.ts';
import { checkGate } from '../node/gate/checkGate.ts';
import type { GateRequest } from '../node/gate/checkGate.ts';
import type { Arguments } from './readArguments.ts';
import { formatReport } from './formatReport.ts';

/** `footbridge check`. @returns what to print and the exit code */
export async function check(given: Arguments): Promise<{ output: string; exitCode: number }> {
  const report = await checkGate(await requestOf(given));
  return { output: await formatReport(report, given.format), exitCode: exitCodeOf(report) };
}

export function exitCodeOf({ findings }: GateReport): number {
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** The request that an invocation in this folder, today, amounts to. */
export async function requestOf({ mode, labs, baseline }: Arguments): Promise<GateRequest> {
  const cwd = process.cwd();
  return {
    git: await gitProgram(),
    cwd,
    mode,
    labs: labs.map((lab) => path.resolve(cwd, lab)),
    baseline,
    today: new Date().toISOString().slice(0, 10),
    environment: process.env,
  };
}

/** Windows would start a `git.exe` that lies in the folder itself before the installed one. */
export async function gitProgram(): Promise<string> {
  if (process.platform !== 'win32') return 'git';
  const { findGit } = await import('../node/git/findGit.ts');
  return (await findGit()) ?? 'git';
}

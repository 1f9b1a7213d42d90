import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readBaseline, writeBaseline, type BaselineEntry } from '../core/boundary/gate/baseline.ts';
import { baselineName } from '../core/boundary/gate/baselineName.ts';
import type { NamedFinding } from '../core/boundary/gate/gateFinding.ts';
import { checkGate } from '../node/gate/checkGate.ts';
import { GateFault } from '../node/gate/gateFault.ts';
import { gateGit } from '../node/gate/gateGit.ts';
import { requestOf } from './check.ts';
import type { Arguments } from './readArguments.ts';

/** `footbridge baseline`: writes into the worktree; it counts once it is committed, and not for that same commit. */
export async function baseline(given: Arguments): Promise<{ output: string; exitCode: number }> {
  const request = await requestOf(given);
  const { reason, expires } = checked(given, request.today);
  const report = await checkGate(request);
  const chosen = report.findings.filter((finding) => mayBeListed(finding, given.only));
  const missing = given.only.filter((one) => !chosen.some(({ fingerprint }) => fingerprint === one));
  if (missing.length > 0) throw new GateFault(`There is no such violation now: ${missing.join(', ')}.`);
  if (chosen.length === 0)
    return { output: 'There is no violation to be listed, so the baseline stays as it is.\n', exitCode: 0 };
  const git = gateGit(request.git, request.cwd, request.environment);
  const root = (await git.run(['rev-parse', '--show-toplevel'])).stdout.toString('utf8').trimEnd();
  const file = path.join(root, given.baseline ?? baselineName);
  const kept = (await entriesIn(file)).filter(
    (entry) => !chosen.some(({ fingerprint }) => fingerprint === entry.fingerprint),
  );
  const added = chosen.map(({ fingerprint, rule, path: of }) => ({
    fingerprint,
    rule,
    path: of,
    reason,
    expires,
  }));
  await writeFile(file, writeBaseline([...kept, ...added]));
  const lines = added.map((entry) => `  ${entry.fingerprint}  ${entry.path}  ${entry.rule}\n`).join('');
  return {
    output: `${added.length} known violation(s) may stay until ${expires}:\n${lines}Commit the baseline on its own; it counts from the next change on.\n`,
    exitCode: 0,
  };
}

/** What is said of the baseline or the gate itself is no exception to be made. */
function mayBeListed({ rule, severity, fingerprint }: NamedFinding, only: readonly string[]): boolean {
  return (
    severity === 'error' && !rule.startsWith('baseline/') && (only.length === 0 || only.includes(fingerprint))
  );
}

function checked({ reason, expires }: Arguments, today: string): { reason: string; expires: string } {
  if (reason === undefined || reason.trim().length < 3) throw new GateFault('Say why with --reason "…".');
  if (expires === undefined || !isDay(expires))
    throw new GateFault('Say until when with --expires, such as --expires 2027-01-31.');
  const days = (Date.parse(expires) - Date.parse(today)) / 86_400_000;
  if (days < 0 || days > 366) throw new GateFault('--expires is a day from today to a year from now.');
  return { reason: reason.trim(), expires };
}

/** Dates such as 30 February are parsed, and mean another day. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

async function entriesIn(file: string): Promise<readonly BaselineEntry[]> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const { entries, problem } = readBaseline(text);
  if (problem !== undefined) throw new GateFault(`${file} cannot be read: ${problem}`);
  return entries;
}

import type { BaselineEntry } from '../../core/boundary/gate/baseline.ts';
import type { RunReach } from '../../core/boundary/gate/coversEntry.ts';
import type { GateChange } from '../../core/boundary/gate/gateChange.ts';
import type { GateFinding, GateReport, NamedFinding } from '../../core/boundary/gate/gateFinding.ts';
import type { GateMode } from './changeSet.ts';
import { GateFault } from './gateFault.ts';
import type { GateText } from './gateTexts.ts';

export interface BaselineRequest {
  readonly texts: GateText;
  readonly today: string;
  readonly changes: readonly GateChange[];
  readonly mode: GateMode;
  readonly inScope: boolean;
  readonly hasLab: boolean;
  /** Whether every lab was there and looked into as a whole. */
  readonly isWhole: boolean;
}

/** Whether a change of the baseline only takes entries out of it. */
export async function isBaselineTightened({ before, now, path }: GateText): Promise<boolean> {
  if (before === now || before === undefined || now === undefined) return false;
  const { onlyRemoves, readBaseline } = await import('../../core/boundary/gate/baseline.ts');
  const [old, fresh] = [readBaseline(before), readBaseline(now)];
  if (fresh.problem !== undefined) throw broken(path, fresh.problem);
  return onlyRemoves(old.entries, fresh.entries);
}

/** @throws GateFault for a baseline that cannot be read */
export async function checkBaseline(
  found: readonly GateFinding[],
  request: BaselineRequest,
): Promise<Pick<GateReport, 'findings' | 'approved'>> {
  const named = await nameAll(found);
  const { before, others, now, path } = request.texts;
  if (now === undefined) return { findings: named, approved: [] };
  const [{ applyBaseline }, { coversEntry }] = await Promise.all([
    import('../../core/boundary/gate/applyBaseline.ts'),
    import('../../core/boundary/gate/coversEntry.ts'),
  ]);
  const entriesNow = await entriesOf(path, now);
  // With --all nothing changes, so the index approves by itself.
  const start = request.mode.kind === 'all' ? now : before;
  const entriesBefore = await Promise.all(
    [start, ...others].map(async (text) =>
      text === undefined ? [] : text === now ? entriesNow : await entriesOf(path, text),
    ),
  );
  const run = await reachOf(request);
  const { remaining, about, approved } = applyBaseline(named, {
    before: inAll(entriesBefore),
    now: entriesNow,
    file: path,
    text: now,
    today: request.today,
    covers: (entry) => coversEntry(entry, run),
  });
  return { findings: [...remaining, ...(await nameAll(about))], approved };
}

async function reachOf({ changes, mode, inScope, hasLab, isWhole }: BaselineRequest): Promise<RunReach> {
  const { fingerprintOf } = await import('./fingerprint.ts');
  const earlier = new Map(changes.map(({ path, was = '' }) => [path, was]));
  return {
    isAll: mode.kind === 'all',
    touched: new Set(changes.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]))),
    inScope,
    hasLab,
    isWhole,
    isDone: ({ rule, path, fingerprint }) => {
      const was = earlier.get(path);
      return was !== undefined && fingerprintOf({ rule, path, subject: was }, 0) === fingerprint;
    },
  };
}

/** Where a change starts from several commits, an exception must be made in each. */
function inAll([first = [], ...rest]: readonly (readonly BaselineEntry[])[]): readonly BaselineEntry[] {
  const keys = rest.map((entries) => new Set(entries.map((entry) => JSON.stringify(entry))));
  return first.filter((entry) => keys.every((known) => known.has(JSON.stringify(entry))));
}

/** Hashing is loaded when there is something to be named, which there seldom is. */
async function nameAll(found: readonly GateFinding[]): Promise<NamedFinding[]> {
  return found.length === 0 ? [] : (await import('./fingerprint.ts')).nameFindings(found);
}

async function entriesOf(path: string, text: string): Promise<readonly BaselineEntry[]> {
  const { readBaseline } = await import('../../core/boundary/gate/baseline.ts');
  const { entries, problem } = readBaseline(text);
  if (problem !== undefined) throw broken(path, problem);
  return entries;
}

function broken(path: string, problem: string): GateFault {
  return new GateFault(`The baseline ${path} cannot be read, so nothing in it can be relied on: ${problem}`);
}

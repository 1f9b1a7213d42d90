import type { Placement } from '../zone.ts';
import { placesOf, type GateChange } from './gateChange.ts';
import type { GateFinding } from './gateFinding.ts';
import { labOf } from './labFolders.ts';
import { isGateFile } from './selfProtection.ts';

/** By what changes are judged. */
export interface ZoneJudge {
  /** Where a path inside the repository stands; of several policies, the strictest answer. */
  readonly place: (path: string) => Omit<Placement, 'owners'>;
  readonly ownersOf: (path: string) => readonly string[];
  /** Labs inside the repository that no policy names, from `labFolders`. */
  readonly labs: readonly string[];
  /** Whether the change is one to which zones and limits apply. */
  readonly inScope: boolean;
  /** Where the baseline is kept. */
  readonly baseline: string;
  /** Whether the change only takes entries out of it. */
  readonly tightened: boolean;
}

export interface ZoneVerdict {
  readonly findings: readonly GateFinding[];
  /** The gated files of the change, to be held against the limits. */
  readonly gated: readonly GateChange[];
}

/**
 * Holds a change set against the zones. Both places of a renamed file count. Exploration and open zones pass, gated
 * files are handed back for the limits, production and critical ones are violations.
 */
export function evaluateChanges(changes: readonly GateChange[], judge: ZoneJudge): ZoneVerdict {
  const findings: GateFinding[] = [];
  const gated: GateChange[] = [];
  for (const change of changes) {
    const inGated: string[] = [];
    for (const path of placesOf(change)) {
      if (isGateFile(path, judge.baseline)) findings.push(...gateFile(path, change, judge));
      else if (judge.inScope && bringsForeignCode(change)) findings.push(submodule(path, change, judge));
      else if (judge.inScope && labOf(judge.labs, path) === undefined) {
        const placement = judge.place(path);
        if (placement.zone === 'gated') inGated.push(path);
        else findings.push(...zoneFinding(path, change, placement, judge));
      }
    }
    const [first] = inGated;
    if (first !== undefined) gated.push(inGated.length === 2 ? change : halfOf(change, first));
  }
  return { findings, gated };
}

/** Taking a submodule out brings nothing in. */
function bringsForeignCode({ kind, change }: GateChange): boolean {
  return kind === 'submodule' && change !== 'deleted';
}

/** Of a rename over the edge of the gated zones, what happens inside: there the whole file comes or goes. */
function halfOf(change: GateChange, path: string): GateChange {
  if (change.from === undefined) return change;
  return path === change.path
    ? { ...change, from: undefined, change: 'added' }
    : { ...change, path, from: undefined, change: 'deleted', oid: '' };
}

function gateFile(path: string, { oid }: GateChange, judge: ZoneJudge): GateFinding[] {
  if (path === judge.baseline && judge.tightened) return [];
  return [
    {
      rule: 'policy/changed',
      severity: judge.inScope ? 'error' : 'warning',
      path,
      line: 1,
      message: `"${path}" decides what may cross the boundary, so a change to it is engineering's to make.`,
      advice: `Put it back, or ask ${people(judge.ownersOf(path))} to propose the change on its own.`,
      subject: oid,
    },
  ];
}

function zoneFinding(
  path: string,
  { oid }: GateChange,
  placement: Omit<Placement, 'owners'>,
  judge: ZoneJudge,
): GateFinding[] {
  const { zone } = placement;
  if (zone !== 'production' && zone !== 'critical') return [];
  const what = `"${path}" belongs to ${zone === 'critical' ? 'a critical part of production' : 'production'}. ${placement.why}`;
  const risk = placement.risk === undefined ? '' : ` ${placement.risk}`;
  const line = placement.policyLine === undefined ? '' : ` (line ${placement.policyLine} of the policy)`;
  return [
    {
      rule: `zone/${zone}`,
      severity: 'error',
      path,
      line: 1,
      message: `${what}${risk} Rule: ${placement.rule}${line}.`,
      advice: `Move the change into the prototype, put the file back, or ask ${people(judge.ownersOf(path))} to make it.`,
      subject: oid,
    },
  ];
}

/** Nobody can look into one here, so where it lies makes no difference. */
function submodule(path: string, { oid }: GateChange, judge: ZoneJudge): GateFinding {
  return {
    rule: judge.place(path).zone === 'critical' ? 'zone/critical' : 'zone/production',
    severity: 'error',
    path,
    line: 1,
    message: `"${path}" is a submodule: it brings in the code of another repository, which the gate cannot look into. It counts as production wherever it lies, in a lab as well.`,
    advice: `Take the submodule out, or ask ${people(judge.ownersOf(path))} to add it. A prototype can hold a copy of the files it needs.`,
    subject: oid,
  };
}

/** Whom to ask, for a sentence. */
export function people(owners: readonly string[]): string {
  return owners.length === 0 ? 'an engineer' : owners.join(' or ');
}

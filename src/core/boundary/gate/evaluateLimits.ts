import type { FixLimits } from '../policy/policy.ts';
import { placesOf, type GateChange } from './gateChange.ts';
import type { GateFinding } from './gateFinding.ts';

/** How much of production the gated part of a change touches. */
export interface GatedReach {
  readonly files: number;
  readonly lines: number;
  readonly owners: readonly string[];
  /** `undefined` until somebody counted, which is slow and only done when the rest is within limits. */
  readonly dependents: number | undefined;
}

/** Measures what can be read from the changes themselves; lines nobody could count are held to be too many. */
export function reachOf(
  gated: readonly GateChange[],
  ownersOf: (path: string) => readonly string[],
): GatedReach {
  return {
    files: gated.length,
    lines: gated.reduce((total, { lines }) => total + (lines ?? Number.POSITIVE_INFINITY), 0),
    owners: [...new Set(gated.flatMap(placesOf).flatMap(ownersOf))],
    dependents: undefined,
  };
}

/** Which limits of lightweight fixes a change exceeds, one finding each, at its first gated file. */
export function evaluateLimits(
  gated: readonly GateChange[],
  reach: GatedReach,
  limits: FixLimits,
): GateFinding[] {
  const first = gated[0];
  if (first === undefined) return [];
  const subject = gated.map(({ path, oid }) => `${path} ${oid}`).join('\n');
  const over = (kind: keyof FixLimits, measured: number | undefined, sentence: string): GateFinding[] =>
    measured === undefined || measured <= limits[kind]
      ? []
      : [
          {
            rule: `limit/${kind}`,
            severity: 'error',
            path: first.path,
            line: 1,
            message: `${sentence} A lightweight fix may have ${limits[kind]} at most.`,
            advice: 'Make a smaller change, or hand the idea to an engineer with the handoff brief.',
            subject,
          },
        ];
  const lines = Number.isFinite(reach.lines)
    ? `This changes ${reach.lines} lines in gated files.`
    : 'This changes a gated file whose lines cannot be counted.';
  return [
    ...over('files', reach.files, `This changes ${reach.files} gated files.`),
    ...over('lines', reach.lines, lines),
    ...over('owners', reach.owners.length, `This needs ${reach.owners.join(', ')} to review it.`),
    ...over('dependents', reach.dependents, `${reach.dependents} files import what this changes.`),
  ];
}

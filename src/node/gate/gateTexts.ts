import { codeownersLocations } from '../../core/boundary/codeowners.ts';
import { baselineName } from '../../core/boundary/gate/baselineName.ts';
import type { GateChange } from '../../core/boundary/gate/gateChange.ts';
import { policyFileName } from '../../core/boundary/policy/policy.ts';
import { GateFault } from './gateFault.ts';
import type { GitObject } from './objectReader.ts';

/** A file the gate goes by: its text where the change starts, and as the change leaves it. */
export interface GateText {
  readonly path: string;
  readonly before: string | undefined;
  /** At the further commits a change starts from. */
  readonly others: readonly (string | undefined)[];
  readonly now: string | undefined;
}

export interface GateTexts {
  readonly policy: GateText;
  readonly baseline: GateText;
  readonly owners: GateText;
}

/** Where the texts are: at the commits the change starts from, and the baseline where the caller keeps it. */
export interface TextPlaces {
  readonly starts: readonly string[];
  readonly baseline: string | undefined;
}

/** The paths of the files the gate goes by. */
export function gateFiles({ baseline }: TextPlaces): readonly string[] {
  return [policyFileName, baseline ?? baselineName, ...codeownersLocations];
}

/** What to ask git for their texts at the start of the change. */
export function namesBefore(places: TextPlaces): readonly string[] {
  return places.starts.flatMap((start) => gateFiles(places).map((path) => nameAt(start, path)));
}

/** How git is asked for what is at a path of a commit; `''` is its root. */
export function nameAt(commit: string, path: string): string {
  return path === '' ? `${commit}^{tree}` : `${commit}:${path}`;
}

/**
 * @param changes since the first start
 * @param objects by {@link namesBefore} and by the object names of the changed ones
 */
export function gateTexts(
  changes: readonly GateChange[],
  places: TextPlaces,
  objects: ReadonlyMap<string, GitObject | undefined>,
): GateTexts {
  const one = (path: string): GateText => {
    const [before, ...others] = places.starts.map((start) => textOf(objects.get(nameAt(start, path)), path));
    const change = changes.find((each) => each.path === path || each.from === path);
    if (change === undefined) return { path, before, others, now: before };
    const isHere = change.path === path && change.oid !== '' && change.kind === 'file';
    return { path, before, others, now: isHere ? textOf(objects.get(change.oid), path) : undefined };
  };
  const owners = codeownersLocations.map(one);
  const none: GateText = { path: codeownersLocations[0], before: undefined, others: [], now: undefined };
  return {
    policy: one(policyFileName),
    baseline: one(places.baseline ?? baselineName),
    owners:
      owners.find(({ before }) => before !== undefined) ??
      owners.find(({ now }) => now !== undefined) ??
      none,
  };
}

/** @throws GateFault for a file too large to be one people wrote */
function textOf(object: GitObject | undefined, path: string): string | undefined {
  if (object === undefined) return undefined;
  if (object.content === undefined) throw new GateFault(`"${path}" is too large to be read.`);
  return object.content.toString('utf8');
}

import { stricterLimits } from '../policy/fixLimits.ts';
import type { FixLimits } from '../policy/policy.ts';
import type { BlastRadius } from './blastRadius.ts';
import type { FixFile, FixKind } from './fixFile.ts';
import { inEnglish, type Words } from './words.ts';

/** Which limit a fix went beyond: where its files stand, what they are, or how much there is. */
export type LimitName = 'zone' | 'kind' | keyof FixLimits;

/** One limit that a fix goes beyond. */
export interface LimitExceeded extends Words {
  readonly limit: LimitName;
  /** The file that is beyond it, for `zone` and `kind`. */
  readonly path?: string | undefined;
  /** The zone or kind, or how many there are; `unknown` when it could not be measured, which is never allowed. */
  readonly measured: number | string;
  readonly allowed: number | string;
  /** What is beyond, in a product manager's words. */
  readonly message: string;
  /** What to do instead. */
  readonly instead: string;
}

/** The sentences by limit. `{0}` is what was measured or the file, `{1}` what is allowed. */
export const limitTexts = {
  critical:
    '{0} is critical: a mistake there is expensive, so every change to it is engineering’s, however small.',
  production: '{0} belongs to production, and nothing says that small fixes are welcome there.',
  outside: '{0} is not a file of the product that this window shows.',
  link: '{0} is a link to another place, or was one. Where links lead is engineering’s.',
  submodule:
    '{0} is another repository inside this one. Changing which version of it is used is engineering’s.',
  executable: '{0} would change whether it may be run as a program.',
  binary: '{0} is not text, so nobody could read in a review what changed.',
  oneFile: 'It changes one file that needs a review; one fix may change {1}.',
  files: 'It changes {0} files that need a review; one fix may change {1}.',
  oneAdded: 'It adds one line to a file that needs a review; one fix may add or remove {1}.',
  added: 'It adds {0} lines to files that need a review; one fix may add or remove {1}.',
  oneRemoved: 'It removes one line of a file that needs a review; one fix may add or remove {1}.',
  removed: 'It removes {0} lines of files that need a review; one fix may add or remove {1}.',
  lines: 'It adds and removes {0} lines in files that need a review; one fix may add or remove {1}.',
  oneOwner: 'One owner would have to review it; one fix may concern {1}.',
  owners: '{0} owners would have to review it; one fix may concern {1}.',
  oneDependent: 'One other file uses what it changes; one fix may reach {1}.',
  dependents: '{0} other files use what it changes; one fix may reach {1}.',
  unknownDependents: 'What uses the changed files could not be found out, so nobody can say what may break.',
} as const;

/** What to do instead, by limit. */
export const insteadTexts = {
  engineer: 'Ask an engineer to make this change, or put the idea into the handoff brief.',
  smaller: 'Propose a smaller part of it first, or put the whole idea into the handoff brief.',
  oneOwner: 'Make one fix for each owner, so that everybody reads only what is theirs.',
  prototype: 'Try it in the prototype, where nothing can break, and hand it off with evidence.',
  tryAgain: 'Try again; if it stays so, ask an engineer to look at this change.',
} as const;

const fixable = new Set(['open', 'gated']);

/**
 * Holds a fix against its limits: the strictest of all files that need a review, so that adding a file with generous
 * limits never loosens those of another. Files that are free to edit have none.
 *
 * @returns what it goes beyond, gravest first; empty when the fix may be proposed
 */
export function exceededLimits(radius: BlastRadius): LimitExceeded[] {
  const beyond = radius.files.flatMap((file) => [...zoneBeyond(file), ...kindBeyond(file)]);
  const [first, ...others] = radius.files
    .filter(({ placement }) => placement.zone !== 'open')
    .map(({ limits }) => limits);
  return first === undefined
    ? beyond
    : [...beyond, ...amountsBeyond(radius, others.reduce(stricterLimits, first))];
}

function zoneBeyond({ path, placement: { zone } }: FixFile): LimitExceeded[] {
  if (fixable.has(zone)) return [];
  const template =
    zone === 'critical'
      ? limitTexts.critical
      : zone === 'production'
        ? limitTexts.production
        : limitTexts.outside;
  const instead = zone === 'critical' ? insteadTexts.engineer : insteadTexts.prototype;
  return [limit('zone', template, { path, measured: zone, allowed: 'open, gated' }, [path], instead)];
}

/** A picture in documentation is free to change; elsewhere, what nobody can read is not a lightweight fix. */
function kindBeyond({ path, kind, placement }: FixFile): LimitExceeded[] {
  if (kind === 'binary' && placement.zone === 'open') return [];
  const templates: Partial<Record<FixKind, string>> = {
    link: limitTexts.link,
    submodule: limitTexts.submodule,
    executable: limitTexts.executable,
    binary: limitTexts.binary,
  };
  const template = templates[kind];
  if (template === undefined) return [];
  return [limit('kind', template, { path, measured: kind, allowed: 'text' }, [path], insteadTexts.engineer)];
}

function amountsBeyond(radius: BlastRadius, allowed: FixLimits): LimitExceeded[] {
  const names = ['files', 'lines', 'owners', 'dependents'] as const;
  return names.flatMap((name) => {
    const amount = radius.gated[name];
    if (amount === undefined) {
      const facts = { measured: 'unknown', allowed: allowed[name] };
      return [limit(name, limitTexts.unknownDependents, facts, [], insteadTexts.tryAgain)];
    }
    if (amount <= allowed[name]) return [];
    const instead = {
      files: 'smaller',
      lines: 'smaller',
      owners: 'oneOwner',
      dependents: 'prototype',
    } as const;
    const values = [String(amount), String(allowed[name])];
    const facts = { measured: amount, allowed: allowed[name] };
    const template = limitTexts[amountText(name, amount, radius)];
    return [limit(name, template, facts, values, insteadTexts[instead[name]])];
  });
}

/** Which sentence says how much there is. */
function amountText(name: keyof FixLimits, amount: number, { files }: BlastRadius): keyof typeof limitTexts {
  const one = { files: 'oneFile', owners: 'oneOwner', dependents: 'oneDependent' } as const;
  if (name !== 'lines') return amount === 1 ? one[name] : name;
  const gated = files.filter(({ placement }) => placement.zone !== 'open');
  if (gated.every(({ removed }) => removed === 0)) return amount === 1 ? 'oneAdded' : 'added';
  if (gated.every(({ added }) => added === 0)) return amount === 1 ? 'oneRemoved' : 'removed';
  return 'lines';
}

function limit(
  name: LimitName,
  template: string,
  facts: Pick<LimitExceeded, 'path' | 'measured' | 'allowed'>,
  values: readonly string[],
  instead: string,
): LimitExceeded {
  return { limit: name, ...facts, message: inEnglish({ template, values }), instead, template, values };
}

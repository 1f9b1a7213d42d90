import type { Experiment } from '../experiment/experiment.ts';
import type { Criterion, Hypothesis, Assignment } from '../experiment/hypothesis.ts';
import { canonicalJson } from './canonicalJson.ts';
import { defaultConsent } from './consent.ts';

/** What is fixed before people see the prototype. */
export interface Protocol {
  readonly segment: string;
  readonly tasks: readonly Hypothesis['tasks'][number][];
  readonly criterion: Criterion;
  readonly assignment: Assignment;
  readonly consent: string;
  /** Ids of the variants that are compared. */
  readonly variants: readonly string[];
}

/** Digest of a text's UTF-8 bytes by SHA-256, as 64 hexadecimal digits. */
export type Sha256 = (text: string) => string;

type Locked = Pick<Experiment, 'lock' | 'amendments' | 'passedHashes'>;

/** The protocol as the experiment has it now. */
export function protocolOf({ hypothesis, variants }: Pick<Experiment, 'hypothesis' | 'variants'>): Protocol {
  const { segment, tasks, criterion, plan } = hypothesis;
  return {
    segment,
    tasks,
    criterion,
    assignment: plan.assignment,
    consent: plan.consent.trim() || defaultConsent,
    variants: variants.map(({ id }) => id),
  };
}

/**
 * The protocol's fingerprint: SHA-256 of its JSON with the keys of every object in alphabetical order and left-out values
 * left out, so that it does not depend on who wrote the record.
 */
export function hashProtocol(protocol: Protocol, sha256: Sha256): string {
  return sha256(canonicalJson(protocol));
}

/** The hash that holds now, by the records; `undefined` before the lock. */
export function lockedHash({ lock, amendments }: Locked): string | undefined {
  return lock && (amendments.findLast(({ hash }) => hash !== undefined)?.hash ?? lock.hash);
}

/** All hashes that held at some time since the lock: evidence names the one it was gathered under. */
export function knownHashes({ lock, amendments, passedHashes = [] }: Locked): ReadonlySet<string> {
  return new Set([...[lock, ...amendments].flatMap((each) => each?.hash ?? []), ...passedHashes]);
}

/** The bar that holds now, by the records; `undefined` before the lock, and where an older record does not say. */
export function lockedBar({ lock, amendments }: Locked): Criterion | undefined {
  return amendments.findLast(({ bar }) => bar !== undefined)?.bar?.after ?? lock?.criterion;
}

/** Whether the protocol differs from the one that was locked or last amended: somebody changed the record itself. */
export function protocolDrift(
  experiment: Pick<Experiment, 'hypothesis' | 'variants'> & Locked,
  sha256: Sha256,
): boolean {
  const hash = lockedHash(experiment);
  return hash !== undefined && hash !== hashProtocol(protocolOf(experiment), sha256);
}

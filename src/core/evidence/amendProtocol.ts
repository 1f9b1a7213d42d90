import { errors } from '../errors.ts';
import type { Amendment, Experiment } from '../experiment/experiment.ts';
import type { HypothesisDraft } from '../experiment/hypothesis.ts';
import { completeTasks } from '../experiment/completeHypothesis.ts';
import { canonicalJson } from './canonicalJson.ts';
import { defaultConsent } from './consent.ts';
import {
  hashProtocol,
  lockedBar,
  protocolDrift,
  protocolOf,
  type Protocol,
  type Sha256,
} from './protocol.ts';

/**
 * What an amendment may have changed: a part of the protocol, or the record itself, changed by hand before. What that was
 * can only be told of the bar.
 */
export const amendedFields = [
  'tasks',
  'criterion',
  'segment',
  'assignment',
  'consent',
  'variants',
  'byHand',
] as const;
export type AmendedField = (typeof amendedFields)[number];

/** When and why a protocol is changed that was fixed. */
export interface Amending {
  /** ISO */
  readonly at: string;
  readonly reason: string;
  readonly sha256: Sha256;
}

/**
 * Whether a change of the protocol needs a reason: since the lock, and in experiments that were tested before there was one.
 */
export function isFixed({ lock, stage }: Pick<Experiment, 'lock' | 'stage'>): boolean {
  return lock !== undefined || stage === 'testing';
}

/**
 * Records what a change does to a protocol that is fixed.
 *
 * @param after the experiment as it will be, without the amendment
 * @returns `after`, with an amendment where the protocol differs from the one on record
 * @throws FootbridgeError `amendment-needs-reason`
 */
export function amendProtocol(
  before: Experiment,
  after: Experiment,
  { at, reason: given, sha256 }: Amending,
): Experiment {
  if (!isFixed(before)) return after;
  const protocol = protocolOf(after);
  const fields = changedFields(before, protocol, sha256);
  if (fields.length === 0) return after;
  const reason = given.trim();
  if (reason === '') throw errors.amendmentNeedsReason();
  const hash = before.lock && hashProtocol(protocol, sha256);
  const addedTasks = tasksBeyond(after, before);
  const removedTasks = tasksBeyond(before, after);
  const amendment: Amendment = {
    at,
    reason,
    fields,
    ...(addedTasks.length > 0 && { addedTasks }),
    ...(removedTasks.length > 0 && { removedTasks }),
    ...(hash && { hash }),
    ...barChange(before, after),
  };
  return { ...after, amendments: [...after.amendments, amendment] };
}

/** The tasks of one that another does not have. */
function tasksBeyond({ hypothesis: one }: Experiment, { hypothesis: other }: Experiment): string[] {
  const known = new Set(other.tasks.map(({ id }) => id));
  return one.tasks.map(({ id }) => id).filter((id) => !known.has(id));
}

/** The bar before and after: before is the one on record, also where the record was changed by hand since. */
function barChange(before: Experiment, after: Experiment): Pick<Amendment, 'bar'> {
  const was = lockedBar(before) ?? before.hypothesis.criterion;
  const is = after.hypothesis.criterion;
  return canonicalJson(was) === canonicalJson(is) ? {} : { bar: { before: was, after: is } };
}

/**
 * What a draft would change of a protocol that is fixed, also while it is not complete.
 *
 * @returns nothing while the protocol is not fixed
 */
export function lockedFields(experiment: Experiment, draft: HypothesisDraft, sha256: Sha256): AmendedField[] {
  if (!isFixed(experiment)) return [];
  const { segment, criterion, plan } = draft;
  return changedFields(
    experiment,
    {
      ...protocolOf(experiment),
      segment: segment.trim(),
      tasks: completeTasks(draft),
      criterion: { ...criterion, metric: criterion.metric.trim() },
      assignment: plan.assignment,
      consent: plan.consent.trim() || defaultConsent,
    },
    sha256,
  );
}

/** A protocol as far as it has been written. */
type DraftedProtocol = { readonly [Part in keyof Protocol]: unknown };

function changedFields(before: Experiment, after: DraftedProtocol, sha256: Sha256): AmendedField[] {
  const now: DraftedProtocol = protocolOf(before);
  return amendedFields.filter((field) =>
    field === 'byHand'
      ? protocolDrift(before, sha256)
      : canonicalJson(now[field]) !== canonicalJson(after[field]),
  );
}

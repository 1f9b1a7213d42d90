import type { Amendment, Experiment, Variant } from '../experiment/experiment.ts';
import { amendProtocol, type Amending } from './amendProtocol.ts';
import { hashProtocol, lockedHash, protocolOf } from './protocol.ts';

type When = Omit<Amending, 'reason'>;

/** Lists one more variant; once the protocol is locked that is an amendment by itself, with what the variant changes as reason. */
export function addToVariants(experiment: Experiment, variant: Variant, when: When): Experiment {
  const after = { ...experiment, variants: [...experiment.variants, variant] };
  return amendProtocol(experiment, after, { ...when, reason: whyAdded(variant) });
}

/**
 * Takes variants off the list that could not be made. The record then reads as if they had never been on it, unless the protocol
 * was amended otherwise meanwhile: then that is one more amendment. What held meanwhile stays known: somebody may have begun a
 * session, or taken out a test kit, under it.
 *
 * @param gone their ids
 */
export function takeFromVariants(experiment: Experiment, gone: readonly string[], when: When): Experiment {
  const isGone = ({ id }: Variant) => gone.includes(id);
  const reasons = new Set(experiment.variants.filter(isGone).map(whyAdded));
  const variants = experiment.variants.filter((variant) => !isGone(variant));
  const amendments = experiment.amendments.filter((amendment) => !isOnly(amendment, reasons));
  const passed = experiment.amendments.flatMap((one) => (isOnly(one, reasons) ? (one.hash ?? []) : []));
  const passedHashes = [...(experiment.passedHashes ?? []), ...passed];
  const before = { ...experiment, variants, amendments, ...(passedHashes.length > 0 && { passedHashes }) };
  if (lockedHash(before) === (before.lock && hashProtocol(protocolOf(before), when.sha256))) return before;
  const reason = `Taken out again, as it could not be made: variant ${gone.join(', ')}.`;
  return amendProtocol(experiment, { ...experiment, variants }, { ...when, reason });
}

function isOnly({ fields, reason }: Amendment, reasons: ReadonlySet<string>): boolean {
  return fields.length === 1 && fields[0] === 'variants' && reasons.has(reason);
}

function whyAdded({ id, change }: Variant): string {
  return change === undefined ? `Variant ${id} was added.` : `Variant ${id} was added: ${change}`;
}

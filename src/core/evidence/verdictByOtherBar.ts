import type { Experiment } from '../experiment/experiment.ts';
import { canonicalJson } from './canonicalJson.ts';
import { lockedBar, lockedHash } from './protocol.ts';
import { judge, scaledBars, type Outcome } from './verdict.ts';

/**
 * Whether a verdict rests on another bar or protocol than the one on record, as it does when the record was changed by hand before
 * or after deciding: what the bar said then does not follow from the count by the bar on record, or the verdict names another one.
 *
 * @returns what it says that the bar said, and what the bar on record says of the same count; `undefined` where all fits, and
 *   before the verdict
 */
export function verdictByOtherBar(
  experiment: Pick<Experiment, 'hypothesis' | 'lock' | 'amendments' | 'verdict'>,
): { readonly recorded: Outcome; readonly now: Outcome } | undefined {
  const { verdict, hypothesis } = experiment;
  if (!verdict) return undefined;
  const { successes, participants, byTheBar: recorded, criterion: used, protocol } = verdict;
  const bar = lockedBar(experiment) ?? hypothesis.criterion;
  const { passBar, killBar } = scaledBars(bar, participants);
  const now = judge(successes, participants, bar.minimumParticipants, passBar, killBar);
  const held = lockedHash(experiment);
  const fits =
    now === recorded &&
    (used === undefined || canonicalJson(used) === canonicalJson(bar)) &&
    (protocol === undefined || held === undefined || protocol === held);
  return fits ? undefined : { recorded, now };
}

import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { minimumParticipants } from '../people.ts';

/**
 * Says that the brief stays a draft, because it was decided on too little and nobody tries it any more.
 * @returns `undefined` as long as people can still try it, or where enough did
 */
export function staysDraft(experiment: ExperimentView): string | undefined {
  const { verdict, handoff, tally } = experiment;
  const missing = handoff.readiness?.blockers.find(({ field }) => field === 'evidence');
  if (!verdict || !missing) return undefined;
  const minimum = minimumParticipants(experiment);
  return tally.participants < minimum
    ? l10n.t('Decided with {0} of {1} people, so this stays a draft.', tally.participants, minimum)
    : l10n.t('Decided on something nobody tried, so this stays a draft.');
}

import { errors } from '../errors.ts';
import type { Experiment } from './experiment.ts';
import { addDays } from './reviewHypothesis.ts';

/** How far ahead a throw-away date may be moved, in days. */
export const mostDaysAhead = 90;

/** The days to which a throw-away date may be moved, as ISO dates; none where `earliest` lies after `latest`. */
export interface ExtensionDays {
  readonly earliest: string;
  readonly latest: string;
}

/**
 * The days to which a throw-away date may be moved.
 * @param due the present date and `today` the user's own day, both as ISO dates
 */
export function extensionDays(due: string, today: string): ExtensionDays {
  return { earliest: addDays(due > today ? due : today, 1), latest: addDays(today, mostDaysAhead) };
}

/**
 * The days from which to choose, of a throw-away date that may be moved.
 *
 * @param today the user's own day as an ISO date
 * @throws FootbridgeError `discarded-already`, `extended-before`, `extension-too-early`
 */
export function requireExtendable(
  { hypothesis, extension, stage }: Pick<Experiment, 'hypothesis' | 'extension' | 'stage'>,
  today: string,
): ExtensionDays {
  if (stage === 'discarded') throw errors.discardedAlready(hypothesis.title);
  if (extension) throw errors.extendedBefore(extension.until);
  const days = extensionDays(hypothesis.throwAwayDate, today);
  if (days.earliest > days.latest) throw errors.extensionTooEarly(hypothesis.throwAwayDate, days.latest);
  return days;
}

/**
 * Moves the throw-away date, once, with a reason: what is put off again and again is never thrown away.
 *
 * @param wish `until`: an ISO date
 * @param now `at`: an ISO time, `today`: the user's own day as an ISO date
 * @throws FootbridgeError `discarded-already`, `extended-before`, `extension-too-early`, `extension-date`,
 *   `extension-needs-reason`
 */
export function extend(
  experiment: Experiment,
  wish: { readonly until: string; readonly reason: string },
  now: { readonly at: string; readonly today: string },
): Experiment {
  const { earliest, latest } = requireExtendable(experiment, now.today);
  const { hypothesis } = experiment;
  const from = hypothesis.throwAwayDate;
  const { until } = wish;
  const reason = wish.reason.trim();
  if (until < earliest || until > latest) throw errors.extensionDate(earliest, latest);
  if (reason === '') throw errors.extensionNeedsReason();
  return {
    ...experiment,
    updatedAt: now.at,
    hypothesis: { ...hypothesis, throwAwayDate: until },
    extension: { at: now.at, from, until, reason },
  };
}

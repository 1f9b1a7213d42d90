import * as l10n from '@vscode/l10n';
import type { ReadingView } from '../../../protocol/guideEvidence.ts';
import { outcomeWord, peopleCount, variantName } from '../words.ts';
import { variantNames } from './figures.ts';

type Caveat = ReadingView['caveats'][number];
const changes = [
  'protocolUnknown',
  'protocolDrift',
  'verdictByOtherBar',
  'notLocked',
  'amendments',
  'prototypeChanged',
  'changedSinceVerdict',
  'changedSinceTested',
  'evidenceSinceVerdict',
] as const;
type Change = Extract<Caveat, { code: (typeof changes)[number] }>;

/** Whether something changed while or after people tried it. */
export function isChange(caveat: Caveat): caveat is Change {
  return changes.some((code) => code === caveat.code);
}

/** What changed while or after people tried it. @param several whether there are variants to tell apart by name */
export function changeWords(caveat: Change, several: boolean): string {
  switch (caveat.code) {
    case 'protocolUnknown':
      return l10n.t('{0} went by a plan that is not on record.', peopleCount(caveat.sessions));
    case 'protocolDrift':
      return l10n.t('The plan on disk was changed by hand after it was locked.');
    case 'verdictByOtherBar':
      return caveat.recorded === caveat.now
        ? l10n.t('The verdict was held against another bar or plan than the one on record.')
        : l10n.t(
            'The verdict says that the bar said “{0}”. By the bar on record the same count is “{1}”.',
            outcomeWord(caveat.recorded),
            outcomeWord(caveat.now),
          );
    case 'notLocked':
      return l10n.t('{0} tried it before the plan was locked.', peopleCount(caveat.sessions));
    case 'amendments': {
      const before = peopleCount(caveat.sessionsBefore);
      return caveat.amendments === 1
        ? l10n.t('The plan was changed once after it was locked; {0} had tried it by then.', before)
        : l10n.t(
            'The plan was changed {0} times after it was locked; {1} had tried it before the last change.',
            caveat.amendments,
            before,
          );
    }
    case 'evidenceSinceVerdict':
      return l10n.t(
        'The verdict was given at {0} of {1}. What is recorded now says {2} of {3}.',
        caveat.decidedOn.successes,
        caveat.decidedOn.participants,
        caveat.present.successes,
        caveat.present.participants,
      );
    default:
      return several ? variantChange(caveat) : prototypeChange(caveat);
  }
}

type PrototypeChange = Extract<
  Change,
  { code: 'prototypeChanged' | 'changedSinceVerdict' | 'changedSinceTested' }
>;

function variantChange(caveat: PrototypeChange): string {
  switch (caveat.code) {
    case 'prototypeChanged':
      return l10n.t(
        'Variant {0} was changed between participants: they saw {1} versions of it.',
        variantName(caveat.variant),
        caveat.versions,
      );
    case 'changedSinceVerdict':
      return l10n.t(
        'Changed since the verdict, so not what was tested: variant {0}.',
        variantNames(caveat.variants),
      );
    default:
      return l10n.t('Changed since the last person tried it: variant {0}.', variantNames(caveat.variants));
  }
}

function prototypeChange(caveat: PrototypeChange): string {
  switch (caveat.code) {
    case 'prototypeChanged':
      return l10n.t(
        'The prototype was changed between participants: they saw {0} versions of it.',
        caveat.versions,
      );
    case 'changedSinceVerdict':
      return l10n.t('The prototype was changed since the verdict, so it is not what was tested.');
    default:
      return l10n.t('The prototype was changed since the last person tried it.');
  }
}

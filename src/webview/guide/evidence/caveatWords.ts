import * as l10n from '@vscode/l10n';
import type { ReadingView } from '../../../protocol/guideEvidence.ts';
import { chanceWord } from '../plan/planWords.ts';
import { outcomeWord, variantName } from '../words.ts';
import { changeWords, isChange } from './changeWords.ts';
import { variantNames } from './figures.ts';
import { isOrigin, originWords } from './originWords.ts';

type Caveat = ReadingView['caveats'][number];

/**
 * What a reader must know beside the count, in one or two sentences.
 * @param several whether there are variants to tell apart by name
 */
export function caveatWords(caveat: Caveat, several: boolean): string {
  if (isChange(caveat)) return changeWords(caveat, several);
  if (isOrigin(caveat)) return originWords(caveat);
  switch (caveat.code) {
    case 'fewPeople': {
      const { variant, participants, minimum } = caveat;
      return several
        ? l10n.t(
            'Variant {0}: {1} of the {2} people that were planned. It is too early to tell.',
            variantName(variant),
            participants,
            minimum,
          )
        : l10n.t('{0} of the {1} people that were planned. It is too early to tell.', participants, minimum);
    }
    case 'footnoteOnly':
      return l10n.t(
        'Variant {0} was made by the offline starter, which cannot make the change that was asked for. Variants {1} and {0} differ in a footnote only.',
        variantName(caveat.variant),
        variantName(caveat.from),
      );
    case 'underWay':
      return caveat.runs === 1
        ? l10n.t('One run is still under way and not counted.')
        : l10n.t('{0} runs are still under way and not counted.', caveat.runs);
    case 'stoppedEarly':
      return l10n.t(
        '{0} of {1} people stopped before their last task. What they did not get to counts as not done.',
        caveat.runs,
        caveat.of,
      );
    case 'didNotBegin':
      return caveat.runs === 1
        ? l10n.t('One run ended before any task was begun. It is not counted.')
        : l10n.t('{0} runs ended before any task was begun. They are not counted.', caveat.runs);
    case 'excluded':
      return l10n.t(
        '{0} of {1} sessions are not counted because something technical spoilt them. Each has its reason.',
        caveat.sessions,
        caveat.of,
      );
    case 'readmitted':
      return caveat.sessions === 1
        ? l10n.t('One session was left out and counts after all. It has its reason.')
        : l10n.t('{0} sessions were left out and count after all. Each has its reason.', caveat.sessions);
    case 'pilots':
      return caveat.sessions === 1
        ? l10n.t('One pilot was run. It is not counted.')
        : l10n.t('{0} pilots were run. They are not counted.', caveat.sessions);
    case 'noPilot':
      return several
        ? l10n.t('Nobody tried the test itself beforehand with variant {0}.', variantNames(caveat.variants))
        : l10n.t('Nobody tried the test itself beforehand.');
    case 'repeatedCodes':
      return l10n.t('Counted more than once: {0}.', caveat.participants.join(', '));
    case 'orderEffect':
      return l10n.t(
        'The same people tried several variants and learnt as they went: {0} of {1} managed the one they tried first, {2} of {3} a later one.',
        caveat.first.successes,
        caveat.first.participants,
        caveat.later.successes,
        caveat.later.participants,
      );
    case 'severalVariants':
      if (caveat.samePeople)
        return l10n.t(
          'The same people tried {0} variants against one bar. If only half of all people could do it, the chance that at least one passes lies between {1} and {2}.',
          caveat.variants,
          chanceWord(caveat.single),
          chanceWord(caveat.chance),
        );
      return l10n.t(
        '{0} variants had a try at one bar. If only half of all people could do it, the chance that at least one passes is {1}; with one variant it is {2}.',
        caveat.variants,
        chanceWord(caveat.chance),
        chanceWord(caveat.single),
      );
    default:
      return l10n.t(
        'After the {0} people that were planned, variant {1} was “{2}”; now {3} have tried it. Asking on until the result pleases makes chance likelier.',
        caveat.minimum,
        variantName(caveat.variant),
        outcomeWord(caveat.before),
        caveat.participants,
      );
  }
}

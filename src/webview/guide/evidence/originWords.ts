import * as l10n from '@vscode/l10n';
import type { ReadingView } from '../../../protocol/guideEvidence.ts';

type Caveat = ReadingView['caveats'][number];
const origins = [
  'chosenAssignment',
  'selfReported',
  'problems',
  'unmoderated',
  'overridden',
  'mixedSources',
] as const;
type Origin = Extract<Caveat, { code: (typeof origins)[number] }>;

/** Whether it is about who said what, and how people came to try it. */
export function isOrigin(caveat: Caveat): caveat is Origin {
  return origins.some((code) => code === caveat.code);
}

/** Who said what, and how people came to try it. */
export function originWords(caveat: Origin): string {
  switch (caveat.code) {
    case 'chosenAssignment':
      return l10n.t(
        'In {0} of {1} sessions somebody chose the variant, not the plan.',
        caveat.sessions,
        caveat.of,
      );
    case 'selfReported':
      return l10n.t(
        '{0} of {1} tasks count as done because the participant said so; nobody else saw it.',
        caveat.outcomes,
        caveat.of,
      );
    case 'problems':
      return l10n.t(
        'In {0} of {1} runs something went wrong in the prototype itself; that may be why an outcome is what it is.',
        caveat.runs,
        caveat.of,
      );
    case 'unmoderated':
      return l10n.t('In {0} of {1} sessions nobody sat beside them.', caveat.sessions, caveat.of);
    case 'overridden':
      return caveat.outcomes === 1
        ? l10n.t('An observer changed one outcome, with a reason.')
        : l10n.t(
            'An observer changed {0} outcomes: {1} to a success, {2} from one. Each has its reason.',
            caveat.outcomes,
            caveat.toSuccess,
            caveat.fromSuccess,
          );
    default:
      return l10n.t(
        'Sessions came about differently: {0} observed, {1} from test kits, {2} from analytics.',
        caveat.moderated,
        caveat.kit,
        caveat.capture,
      );
  }
}

import type { Caveat, CaveatCode } from '../evidence/evidenceReading.ts';
import { variantName } from '../evidence/variantName.ts';
import { percent } from './figureWords.ts';

type ByCode = { readonly [Code in CaveatCode]: Extract<Caveat, { code: Code }> };

const words: { readonly [Code in CaveatCode]: (caveat: ByCode[Code]) => string } = {
  footnoteOnly: ({ variant, from }) =>
    `Variant ${variantName(variant)} was made by the offline starter, which cannot make the change that was asked for: variants ${variantName(from)} and ${variantName(variant)} differ in a footnote only.`,
  changedSinceVerdict: ({ variants }) =>
    `The prototype was changed after the decision (${named(variants)}): what is there now is not what was tested. A changed prototype needs a new experiment.`,
  evidenceSinceVerdict: ({ decidedOn, present }) =>
    `The evidence changed after the decision: it rests on ${decidedOn.successes} of ${decidedOn.participants}; the records now say ${present.successes} of ${present.participants}.`,
  changedSinceTested: ({ variants }) =>
    `The prototype was changed since the last session (${named(variants)}): nobody has tried it as it is now.`,
  prototypeChanged: ({ variant, versions }) =>
    `Participants did not all see the same: variant ${variantName(variant)} was tried in ${versions} versions, and the counts add them up.`,
  verdictByOtherBar: ({ recorded, now }) =>
    recorded === now
      ? 'The decision was held against another bar or plan than the one on record.'
      : `The decision says that the bar says ${recorded}; by the bar on record the same count is ${now}.`,
  protocolDrift: () =>
    'The protocol is not the one that was locked: the record was changed by hand, without a reason.',
  protocolUnknown: ({ sessions }) =>
    `${counted(sessions, 'session')} ran under a protocol that these records do not know.`,
  notLocked: ({ sessions }) =>
    `${counted(sessions, 'session')} held without a locked protocol: the bar may have been set after seeing results.`,
  amendments: ({ amendments, sessionsBefore }) =>
    `The protocol was changed ${times(amendments)} after it was locked; ${counted(sessionsBefore, 'session')} began before the last change.`,
  fewPeople: ({ variant, participants, minimum }) =>
    `Variant ${variantName(variant)} was tried by ${participants} of at least ${minimum} people: inconclusive, whatever they did.`,
  severalVariants: ({ variants, chance, single, samePeople }) =>
    samePeople
      ? `${variants} variants were held against one bar by the same people. If only half of all people can do it, at least one of ${variants} passes between ${percent(single)} and ${percent(chance)} of the time.`
      : `${variants} variants were held against one bar. If only half of all people can do it, one variant passes ${percent(single)} of the time, and at least one of ${variants} passes ${percent(chance)} of the time.`,
  orderEffect: ({ first, later }) =>
    `The same people tried several variants, and learn as they go: ${first.successes} of ${first.participants} managed the one they tried first, ${later.successes} of ${later.participants} a later one.`,
  excluded: ({ sessions, of }) =>
    `${sessions} of ${counted(of, 'session')} spoilt by something technical; not counted.`,
  readmitted: ({ sessions }) =>
    `${counted(sessions, 'session')} left out first and counted after all; the reasons are below.`,
  stoppedEarly: ({ runs, of }) =>
    `${runs} of ${counted(of, 'participant')} stopped before the last task; what they did not get to counts as not done.`,
  underWay: ({ runs }) => `${counted(runs, 'session')} still under way; not counted.`,
  didNotBegin: ({ runs }) => `${counted(runs, 'session')} ended before any task was begun; not counted.`,
  repeatedCodes: ({ participants }) =>
    `The same code has more than one session (${participants.join(', ')}); each session counts.`,
  outcomeTurned: ({ variant, before, minimum, participants }) =>
    `After the first ${minimum} of ${participants} people variant ${variantName(variant)} was ${before}. Asking on until a result pleases makes chance look like success.`,
  selfReported: ({ outcomes, of }) =>
    `${outcomes} of ${counted(of, 'completed task')} rest on the participant’s own word; nobody and nothing else checked it.`,
  problems: ({ runs, of }) =>
    `Something went wrong in the prototype itself in ${runs} of ${counted(of, 'run')}; that may be why an outcome is what it is.`,
  overridden: ({ outcomes, toSuccess, fromSuccess }) =>
    `An observer set ${counted(outcomes, 'outcome')} otherwise than was recorded before: ${toSuccess} to success, ${fromSuccess} from success. The reasons are below.`,
  chosenAssignment: ({ sessions, of }) =>
    `Somebody chose the variant in ${sessions} of ${counted(of, 'session')} instead of the plan: the groups may differ for another reason than the variant.`,
  unmoderated: ({ sessions, of }) =>
    `${sessions} of ${counted(of, 'session')} ran without anybody watching, with a test kit.`,
  mixedSources: ({ moderated, kit, capture }) =>
    `Sessions come from different settings, which may matter: ${[
      `${moderated} with an observer`,
      `${kit} with a test kit`,
      `${capture} from an analytics file`,
    ].join(', ')}.`,
  pilots: ({ sessions }) => `${counted(sessions, 'pilot run')}; never counted.`,
  noPilot: ({ variants }) => `The test itself was not tried out in a pilot run first: ${named(variants)}.`,
};

/** A caveat in one or two sentences, for whoever reads the brief. */
export function caveatWords(caveat: Caveat): string {
  return wordsOf(caveat.code, caveat);
}

function wordsOf<Code extends CaveatCode>(code: Code, caveat: ByCode[Code]): string {
  return words[code](caveat);
}

function named(variants: readonly string[]): string {
  return variants.map((variant) => `variant ${variantName(variant)}`).join(', ');
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

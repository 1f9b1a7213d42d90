import type { Experiment } from '../experiment/experiment.ts';
import type { AskedTasks } from './askedTasks.ts';
import { changedSinceVerdict } from './changedSinceVerdict.ts';
import type { PresentState } from './describeEvidence.ts';
import type { Caveat, VariantReading } from './evidenceReading.ts';
import { outcomeCaveats } from './outcomeCaveats.ts';
import { plainCode } from './participantCode.ts';
import { laterAmendments } from './laterAmendments.ts';
import { knownHashes, lockedHash } from './protocol.ts';
import { counts, isExcluded, standingOf } from './runStanding.ts';
import type { Session } from './session.ts';
import { passingChance } from './statistics/chanceAbove.ts';
import { verdictByOtherBar } from './verdictByOtherBar.ts';

/** What caveats are found in. `counted` are the sessions that are neither pilots nor excluded. */
export interface CaveatSource {
  readonly sessions: readonly Session[];
  readonly counted: readonly Session[];
  readonly asked: AskedTasks;
  readonly experiment: Experiment;
  readonly variants: readonly VariantReading[];
  readonly deciding: VariantReading;
  readonly now: PresentState;
}

/** What a reader must know beside the counts, the weightiest first. */
export function caveatsOf(source: CaveatSource): Caveat[] {
  if (source.sessions.length === 0) return changeCaveats(source);
  return [
    ...footnoteCaveats(source),
    ...changeCaveats(source),
    ...protocolCaveats(source),
    ...countCaveats(source),
    ...outcomeCaveats(source),
    ...originCaveats(source),
  ];
}

function changeCaveats({ experiment, counted, variants, deciding, now }: CaveatSource): Caveat[] {
  const { verdict } = experiment;
  const differs = (then: Readonly<Record<string, string>> | undefined) =>
    Object.keys(then ?? {}).filter((variant) => {
      const present = now.prototypes?.[variant];
      return present !== undefined && present !== then?.[variant];
    });
  const sinceVerdict = now.prototypes ? changedSinceVerdict(experiment, now.prototypes) : [];
  const sinceTested = verdict ? [] : differs(lastTried(counted));
  const tested =
    verdict?.variant === undefined
      ? deciding
      : (variants.find(({ variant }) => variant === verdict.variant) ?? nobody(verdict.variant));
  const moved =
    verdict !== undefined &&
    (verdict.successes !== tested.successes || verdict.participants !== tested.participants);
  const otherBar = verdictByOtherBar(experiment);
  return [
    ...(otherBar ? [{ code: 'verdictByOtherBar', ...otherBar } as const] : []),
    ...when(sinceVerdict.length > 0, { code: 'changedSinceVerdict', variants: sinceVerdict }),
    ...(moved
      ? [
          {
            code: 'evidenceSinceVerdict',
            variant: tested.variant,
            decidedOn: { successes: verdict.successes, participants: verdict.participants },
            present: { successes: tested.successes, participants: tested.participants },
          } as const,
        ]
      : []),
    ...when(sinceTested.length > 0, { code: 'changedSinceTested', variants: sinceTested }),
    ...variants.flatMap(({ variant }) => {
      const versions = new Set(counted.flatMap(({ prototypes }) => prototypes[variant] ?? [])).size;
      return when(versions > 1, { code: 'prototypeChanged', variant, versions });
    }),
  ];
}

function nobody(variant: string): Pick<VariantReading, 'variant' | 'successes' | 'participants'> {
  return { variant, successes: 0, participants: 0 };
}

/** Only for what somebody tried, and where both were all along what they are now. */
function footnoteCaveats({ counted, variants, now }: CaveatSource): Caveat[] {
  const { footnoteOnly = [], prototypes = {} } = now;
  const isAsTried = (variant: string) =>
    counted.every((session) => [undefined, prototypes[variant]].includes(session.prototypes[variant]));
  return footnoteOnly
    .filter(
      ({ variant, from }) =>
        variants.some((one) => one.variant === variant) && isAsTried(variant) && isAsTried(from),
    )
    .map(({ variant, from }) => ({ code: 'footnoteOnly', variant, from }));
}

/** The fingerprint that each variant had for the last participant who tried it. */
function lastTried(counted: readonly Session[]): Record<string, string> {
  return Object.fromEntries(counted.flatMap(({ prototypes }) => Object.entries(prototypes)));
}

function protocolCaveats({ experiment, counted, now }: CaveatSource): Caveat[] {
  const known = knownHashes(experiment);
  const unknown = counted.filter(({ protocol }) => protocol !== undefined && !known.has(protocol)).length;
  const unlocked = counted.filter(({ protocol }) => protocol === undefined).length;
  const locked = lockedHash(experiment);
  const drift = locked !== undefined && now.protocol !== undefined && now.protocol !== locked;
  const last = experiment.amendments.at(-1);
  return [
    ...when(drift, { code: 'protocolDrift' }),
    ...when(unknown > 0, { code: 'protocolUnknown', sessions: unknown }),
    ...when(unlocked > 0, { code: 'notLocked', sessions: unlocked }),
    ...(last
      ? [
          {
            code: 'amendments',
            amendments: experiment.amendments.length,
            sessionsBefore: counted.filter((session) => laterAmendments(session, experiment).includes(last))
              .length,
          } as const,
        ]
      : []),
  ];
}

function countCaveats({ sessions, counted, asked, experiment, variants }: CaveatSource): Caveat[] {
  const { minimumParticipants: minimum, passAtLeast } = experiment.hypothesis.criterion;
  const sum = (of: 'participants' | 'stoppedEarly' | 'underWay') =>
    variants.reduce((before, variant) => before + variant[of], 0);
  const excluded = sessions.filter(isExcluded).length;
  const readmitted = counted.filter((session) => session.readmitted !== undefined).length;
  // Of all variants: one that nobody began is not among those that were tried.
  const didNotBegin = counted
    .flatMap((session) => session.runs.map((run) => standingOf(session, run, asked(session))))
    .filter((standing) => standing === 'didNotBegin').length;
  const single = passingChance(passAtLeast, minimum, 0.5);
  const repeated = repeatedCodes(counted);
  return [
    ...variants
      .filter(({ participants }) => participants < minimum)
      .map(({ variant, participants }) => ({ code: 'fewPeople', variant, participants, minimum }) as const),
    ...when(variants.length > 1, {
      code: 'severalVariants',
      variants: variants.length,
      chance: 1 - (1 - single) ** variants.length,
      single,
      samePeople: counted.some(({ order }) => order.length > 1),
    }),
    ...orderEffect(counted, variants),
    ...when(excluded > 0, { code: 'excluded', sessions: excluded, of: excluded + counted.length }),
    ...when(readmitted > 0, { code: 'readmitted', sessions: readmitted }),
    ...when(sum('stoppedEarly') > 0, {
      code: 'stoppedEarly',
      runs: sum('stoppedEarly'),
      of: sum('participants'),
    }),
    ...when(sum('underWay') > 0, { code: 'underWay', runs: sum('underWay') }),
    ...when(didNotBegin > 0, { code: 'didNotBegin', runs: didNotBegin }),
    ...when(repeated.length > 0, { code: 'repeatedCodes', participants: repeated }),
  ];
}

/** Whoever tries a second variant has learnt from the first: the counts by place, where the same people tried several. */
function orderEffect(counted: readonly Session[], variants: readonly VariantReading[]): Caveat[] {
  const orders = new Map(counted.map(({ id, order }) => [id, order]));
  const placed = variants.flatMap(({ variant, rows }) =>
    rows
      .filter(({ session, standing }) => counts(standing) && (orders.get(session)?.length ?? 0) > 1)
      .map(({ session, standing }) => ({
        isFirst: orders.get(session)?.[0] === variant,
        success: standing === 'success',
      })),
  );
  const countAt = (isFirst: boolean) => {
    const there = placed.filter((one) => one.isFirst === isFirst);
    return { successes: there.filter(({ success }) => success).length, participants: there.length };
  };
  const [first, later] = [countAt(true), countAt(false)];
  return when(first.participants > 0 && later.participants > 0, { code: 'orderEffect', first, later });
}

/** Codes of more than one session, however they are spelt, as they were written first. */
function repeatedCodes(counted: readonly Session[]): string[] {
  const first = new Map<string, string>();
  const repeated = new Set<string>();
  for (const { participant } of counted) {
    const key = plainCode(participant);
    const before = first.get(key);
    if (before === undefined) first.set(key, participant);
    else repeated.add(before);
  }
  return [...repeated].toSorted();
}

function originCaveats({ sessions, counted, variants }: CaveatSource): Caveat[] {
  const from = (source: Session['source']) => counted.filter((session) => session.source === source).length;
  const [moderated, kit, capture] = [from('moderated') + from('lab'), from('kit'), from('capture')];
  const chosen = variants.length > 1 ? counted.filter(({ assigned }) => assigned === 'chosen').length : 0;
  const pilots = sessions.filter(({ pilot }) => pilot);
  const piloted = new Set(pilots.flatMap(({ order }) => order));
  const unpiloted = variants.map(({ variant }) => variant).filter((variant) => !piloted.has(variant));
  return [
    ...when(chosen > 0, { code: 'chosenAssignment', sessions: chosen, of: counted.length }),
    ...when(kit > 0, { code: 'unmoderated', sessions: kit, of: counted.length }),
    ...when([moderated, kit, capture].filter((count) => count > 0).length > 1, {
      code: 'mixedSources',
      moderated,
      kit,
      capture,
    }),
    ...when(pilots.length > 0, { code: 'pilots', sessions: pilots.length }),
    ...when(counted.length > 0 && unpiloted.length > 0, { code: 'noPilot', variants: unpiloted }),
  ];
}

/** The caveat, where it holds. */
function when(holds: boolean, caveat: Caveat): Caveat[] {
  return holds ? [caveat] : [];
}

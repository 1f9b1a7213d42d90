import { beliefSentence } from '../experiment/beliefSentence.ts';
import type { Hypothesis } from '../experiment/hypothesis.ts';
import { readCrossings } from '../boundary/crossing.ts';
import { askedTasks } from '../evidence/askedTasks.ts';
import type { EvidenceReading } from '../evidence/evidenceReading.ts';
import { acceptanceCriteria } from './acceptance.ts';
import { briefComparison, briefVariant, notCounted } from './briefEvidence.ts';
import { briefPictures } from './briefPictures.ts';
import { briefScreens } from './briefScreens.ts';
import { latestRecord, type BriefRecords } from './briefRecords.ts';
import { briefVersion, type Brief, type BriefCrossing } from './briefSchema.ts';
import { decidedReading } from './decidedReading.ts';
import { CleanTexts, describeSession, notesOf, orderedSessions, quotesOf } from './briefSessions.ts';
import { withoutCredentials } from './contactDetails.ts';
import { caveatLines, strengthOf } from './evidenceWords.ts';
import { fixesOf } from './fixesOf.ts';
import { scanGaps } from './gaps/scanGaps.ts';
import { groupGaps } from './groupGaps.ts';
import { openQuestions } from './openQuestions.ts';
import { findBlockers } from './readiness.ts';
import { findScreens, type Screen } from './screens.ts';
import { usageOf } from './usageOf.ts';

/**
 * Makes the handoff brief from what the lab holds, and nothing else: the same records give the same brief,
 * whenever it is made.
 *
 * @param asDraft keeps the brief a draft even when nothing is missing
 * @returns a brief whose status is `final` when it has no blockers and a draft was not asked for
 */
export function composeBrief(records: BriefRecords, asDraft = false): Brief {
  const { experiment, manifest, variant, files } = records;
  const { hypothesis, slug } = experiment;
  const { criterion } = hypothesis;
  const taskIds = hypothesis.tasks.map((task) => task.id);
  const asked = askedTasks(experiment);
  const sessions = orderedSessions(records.evidence);
  const reading = decidedReading(records);
  const texts = new CleanTexts();
  const briefSessions = sessions.flatMap((session) => describeSession(session, taskIds, asked, texts));
  const subject = reading.deciding.variant;
  const criteria = acceptanceCriteria(
    hypothesis,
    briefSessions.filter((session) => session.variant === subject),
    reading.deciding,
  );
  const crossings = readCrossings(records.crossings).map(describeCrossing);
  const blockers = findBlockers({
    experiment,
    variant,
    hasFiles: files.length > 0,
    sessions: briefSessions,
    present: records.present ?? {},
  });
  const fixes = fixesOf(records.generations, briefSessions, subject, texts);
  const written = { notes: notesOf(sessions, texts), quotes: quotesOf(sessions, texts) };
  return {
    schemaVersion: briefVersion,
    status: blockers.length === 0 && !asDraft ? 'final' : 'draft',
    asOf: latestRecord(records),
    lab: manifest.name,
    experiment: { slug, title: hypothesis.title, kind: hypothesis.kind, framedAt: experiment.createdAt },
    blockers,
    ...(experiment.verdict ? { decision: experiment.verdict } : {}),
    evidence: evidenceOf(reading, briefSessions, records),
    hypothesis: {
      belief: beliefSentence(hypothesis.belief),
      segment: hypothesis.segment,
      problem: hypothesis.problem,
      riskiestAssumption: hypothesis.riskiestAssumption,
    },
    bar: {
      metric: criterion.metric,
      passAtLeast: criterion.passAtLeast,
      killAtMost: criterion.killAtMost,
      minimumParticipants: criterion.minimumParticipants,
    },
    handoff: handoffOf(hypothesis),
    amendments: experiment.amendments,
    ...flowOf(records),
    screens: briefScreens(records),
    acceptanceCriteria: criteria,
    fixes,
    ...written,
    pictures: briefPictures(reading, records).map(({ name, file, title, description }) => ({
      name,
      file,
      title,
      description,
    })),
    nonGoals: hypothesis.nonGoals,
    gaps: [...(records.gaps ?? groupGaps(scanGaps(files)))],
    provenance: {
      ...describedVariant(records),
      ...usageOf(records.generations),
      leftOut: texts.leftOut,
    },
    production: manifest.production.map(({ name, remote }) => ({
      name,
      ...(remote === undefined ? {} : { remote: withoutCredentials(remote) }),
    })),
    crossings,
    ...unreadableOf(records),
    openQuestions: openQuestions(experiment, blockers, criteria, crossings),
    reviews: [...(experiment.reviews ?? [])],
    throwAway: {
      path: `experiments/${slug}/variants/${variant === undefined ? '' : `${variant}/`}`,
      until: hypothesis.throwAwayDate,
    },
  };
}

function evidenceOf(
  reading: EvidenceReading,
  sessions: Brief['evidence']['sessions'],
  { unreadable }: BriefRecords,
): Brief['evidence'] {
  const { variant, successes, participants, stoppedEarly, underWay, didNotBegin, passBar, killBar } =
    reading.deciding;
  return {
    variant,
    successes,
    participants,
    stoppedEarly,
    underWay,
    didNotBegin,
    passBar,
    killBar,
    byTheBar: reading.outcome,
    strength: strengthOf(participants),
    caveats: caveatLines(reading, unreadable.evidence),
    target: reading.target,
    chanceShare: reading.chanceShare,
    variants: reading.variants.map((one) => briefVariant(one, reading.caveats)),
    comparisons: reading.comparisons.map(briefComparison),
    sessions: [...sessions],
    notCounted: notCounted(sessions),
  };
}

function handoffOf({ handoff = {} }: Hypothesis): Brief['handoff'] {
  const {
    disposition,
    baseline = '',
    target = '',
    privacy = '',
    security = '',
    accessibility = '',
  } = handoff;
  return {
    ...(disposition === undefined ? {} : { disposition }),
    baseline,
    target,
    privacy,
    security,
    accessibility,
  };
}

function flowOf({ experiment, files }: BriefRecords): Pick<Brief, 'flow' | 'otherScreens'> {
  const screens = findScreens(files);
  const { steps } = experiment.hypothesis;
  const screenOf = (id: string): Screen | undefined => screens.find((screen) => screen.id === id);
  return {
    flow: steps.map(({ id, title, detail }) => {
      const screen = screenOf(id);
      return { step: id, title, ...(detail ? { detail } : {}), ...(screen ? { screen } : {}) };
    }),
    otherScreens: screens.filter((screen) => !steps.some((step) => step.id === screen.id)),
  };
}

function unreadableOf({ unreadable }: BriefRecords): Pick<Brief, 'unreadable'> {
  const { generations, crossings } = unreadable;
  return generations + crossings === 0 ? {} : { unreadable: { generations, crossings } };
}

function describedVariant({
  variant,
  present,
}: BriefRecords): Pick<Brief['provenance'], 'variant' | 'fingerprint'> {
  if (variant === undefined) return {};
  const fingerprint = present?.prototypes?.[variant];
  return { variant, ...(fingerprint === undefined ? {} : { fingerprint }) };
}

function describeCrossing(crossing: ReturnType<typeof readCrossings>[number]): BriefCrossing {
  const { at, folder, path, zone, rule, change, silenced, ended } = crossing;
  return { at, folder, path, zone, rule, change, silenced, ...(ended === undefined ? {} : { ended }) };
}

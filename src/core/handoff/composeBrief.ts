import { beliefSentence } from '../experiment/beliefSentence.ts';
import { readCrossings } from '../boundary/crossing.ts';
import { tally } from '../evidence/verdict.ts';
import { acceptanceCriteria } from './acceptance.ts';
import { latestRecord, type BriefRecords } from './briefRecords.ts';
import { briefVersion, type Brief, type BriefCrossing } from './briefSchema.ts';
import { describeSession, notesOf, orderedSessions } from './briefSessions.ts';
import { withoutCredentials } from './contactDetails.ts';
import { caveatsOf, strengthOf } from './evidenceWords.ts';
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
  const sessions = orderedSessions(records.evidence);
  const counts = tally(sessions, taskIds, criterion);
  const briefSessions = sessions.map((session) => describeSession(session, taskIds));
  const criteria = acceptanceCriteria(hypothesis, briefSessions, counts);
  const crossings = readCrossings(records.crossings).map(describeCrossing);
  const blockers = findBlockers({
    experiment,
    variant,
    hasFiles: files.length > 0,
    sessions: briefSessions,
    tally: counts,
  });
  const notes = notesOf(sessions);
  return {
    schemaVersion: briefVersion,
    status: blockers.length === 0 && !asDraft ? 'final' : 'draft',
    asOf: latestRecord(records),
    lab: manifest.name,
    experiment: { slug, title: hypothesis.title, kind: hypothesis.kind, framedAt: experiment.createdAt },
    blockers,
    ...(experiment.verdict ? { decision: experiment.verdict } : {}),
    evidence: {
      successes: counts.successes,
      participants: counts.participants,
      underWay: counts.underWay,
      passBar: counts.passBar,
      killBar: counts.killBar,
      byTheBar: counts.outcome,
      strength: strengthOf(counts.participants),
      caveats: caveatsOf(briefSessions, counts, experiment.verdict, records.unreadable.evidence),
      sessions: briefSessions,
    },
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
    amendments: experiment.amendments,
    ...flowOf(records),
    acceptanceCriteria: criteria,
    notes: notes.notes,
    nonGoals: hypothesis.nonGoals,
    gaps: groupGaps(scanGaps(files)),
    provenance: {
      ...(variant === undefined ? {} : { variant }),
      ...usageOf(records.generations),
      leftOut: notes.leftOut,
    },
    production: manifest.production.map(({ name, remote }) => ({
      name,
      ...(remote === undefined ? {} : { remote: withoutCredentials(remote) }),
    })),
    crossings,
    ...unreadableOf(records),
    openQuestions: openQuestions(hypothesis, blockers, criteria, crossings),
    throwAway: {
      path: `experiments/${slug}/variants/${variant === undefined ? '' : `${variant}/`}`,
      until: hypothesis.throwAwayDate,
    },
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

function describeCrossing(crossing: ReturnType<typeof readCrossings>[number]): BriefCrossing {
  const { at, folder, path, zone, rule, change, silenced, ended } = crossing;
  return { at, folder, path, zone, rule, change, silenced, ...(ended === undefined ? {} : { ended }) };
}

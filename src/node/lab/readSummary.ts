import * as z from 'zod';
import type { ExperimentSummary } from '../../core/board/labSummary.ts';
import { errors } from '../../core/errors.ts';
import { askedTasks } from '../../core/evidence/askedTasks.ts';
import { readManySessions } from '../../core/evidence/readManySessions.ts';
import { protocolDrift } from '../../core/evidence/protocol.ts';
import { tally, type Tally } from '../../core/evidence/verdict.ts';
import { experimentSchema, experimentVersion, type Experiment } from '../../core/experiment/experiment.ts';
import { generationVersion, usageSchema } from '../../core/generation/fileChange.ts';
import { spendingOf, type Spending } from '../../core/generation/spending.ts';
import { assemble, listLogs, noEvidence, readLogs, type Evidence } from './evidenceLogs.ts';
import type { ExperimentMarks } from './experimentMarks.ts';
import { experimentFile, inItsFolder } from './experimentRecords.ts';
import { isFault } from './faults.ts';
import { holdChild, readFileIn, type HeldFolder } from './jail.ts';
import { parseLog } from './jsonl.ts';
import { sha256 } from './sha256.ts';
import { pace } from './pace.ts';
import { reportingReads, usableRecord, type RecordKind } from './records.ts';

const experimentKind: RecordKind<Experiment> = {
  schema: experimentSchema,
  version: experimentVersion,
};

/** A turn as far as the board needs it: what it cost. */
const turnKind = {
  schema: z.object({ schemaVersion: z.literal(generationVersion), usage: usageSchema }),
  version: generationVersion,
};

/** What was read of an experiment before, and the marks it had then. */
export interface KnownSummary {
  readonly summary: ExperimentSummary;
  readonly marks: ExperimentMarks;
}

/**
 * Reads one experiment; of what was read before only what changed.
 *
 * @param marks as the experiment is marked now; taken before, so that what is written meanwhile is read the next time
 * @throws FootbridgeError `unknown-experiment`, `newer-version`, `damaged-file` or `unsafe-path`
 */
export async function readSummary(
  experiments: HeldFolder,
  slug: string,
  marks: ExperimentMarks,
  before: KnownSummary | undefined,
): Promise<ExperimentSummary> {
  const file = experimentFile(slug);
  return await reportingReads(file, () =>
    inChild(experiments, slug, async (folder) => {
      const isKnown = before !== undefined && before.marks.record === marks.record;
      const experiment = isKnown ? before.summary.experiment : await readRecordIn(folder, slug, file);
      const counted = experiment.verdict ? undefined : await countEvidence(folder, experiment);
      const spent = await readSpending(folder);
      return {
        experiment,
        tally: counted?.tally,
        drifted: isKnown ? before.summary.drifted : protocolDrift(experiment, sha256),
        spending: spent.spending,
        hasBrief: marks.brief !== '',
        hasLearning: marks.hasLearning,
        damagedLines: (counted?.damaged ?? 0) + spent.damaged,
      };
    }),
  );
}

async function inChild<T>(
  parent: HeldFolder,
  name: string,
  work: (folder: HeldFolder) => Promise<T>,
): Promise<T> {
  const folder = await holdChild(parent, name);
  try {
    return await work(folder);
  } finally {
    await folder.release();
  }
}

async function readRecordIn(folder: HeldFolder, slug: string, file: string): Promise<Experiment> {
  const data = await readFileIn(folder, 'experiment.json');
  if (data === undefined) throw errors.unknownExperiment(slug);
  const experiment = usableRecord(data, file, experimentKind);
  inItsFolder(experiment, slug);
  return experiment;
}

async function countEvidence(
  folder: HeldFolder,
  experiment: Experiment,
): Promise<{ tally: Tally; damaged: number }> {
  const { records, damaged } = await readEvidenceIn(folder);
  const { hypothesis, variants } = experiment;
  const ids = variants.map(({ id }) => id);
  return {
    tally: tally(await readManySessions(records, pace()), askedTasks(experiment), hypothesis.criterion, ids),
    damaged: damaged.length,
  };
}

async function readEvidenceIn(experiment: HeldFolder): Promise<Evidence> {
  try {
    return await inChild(experiment, 'evidence', async (folder) => {
      const { names, ghosts } = await listLogs(folder);
      return assemble(folder, await readLogs(folder, names, new Map()), ghosts);
    });
  } catch (error) {
    if (isFault(error, 'ENOENT')) return noEvidence;
    throw error;
  }
}

async function readSpending(folder: HeldFolder): Promise<{ spending: Spending; damaged: number }> {
  const name = 'generations.jsonl';
  const data = await readFileIn(folder, name);
  if (data === undefined) return { spending: spendingOf([]), damaged: 0 };
  const { records, damaged } = parseLog(data, folder.shown(name), turnKind);
  return { spending: spendingOf(records), damaged: damaged.length };
}

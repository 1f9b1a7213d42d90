import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { DamagedRecord, LabStore } from '../../app/ports.ts';
import { crossingEventSchema, crossingVersion, type CrossingEvent } from '../../core/boundary/crossing.ts';
import { errors, FootbridgeError } from '../../core/errors.ts';
import { generationSchema, generationVersion, type Generation } from '../../core/generation/fileChange.ts';
import { isTextPath } from '../../core/lab/variantPath.ts';
import { manifestName, type Manifest } from '../../core/manifest.ts';
import { applyTurn, recoverLab, type TurnOptions } from './applyTurn.ts';
import { readDraft, writeDraft } from './draftRecords.ts';
import { appendEvidence, readEvidence } from './evidenceLogs.ts';
import { listExperiments, readExperiment, writeExperiment } from './experimentRecords.ts';
import { isLab } from './findLab.ts';
import { appendRecord, readLog } from './jsonl.ts';
import { experimentSegments, variantSegments } from './labPaths.ts';
import { manifestKind } from './manifestKind.ts';
import { readRecord, type RecordKind } from './records.ts';
import { takeResume, writeResume } from './resumeRecord.ts';
import { sweepTemporaries } from './sweep.ts';
import { readVariantFiles } from './variantFiles.ts';
import { writeBrief } from './writeBrief.ts';

const generationKind: RecordKind<Generation> = { schema: generationSchema, version: generationVersion };
const crossingKind: RecordKind<CrossingEvent> = { schema: crossingEventSchema, version: crossingVersion };

/**
 * Opens a lab: ends what a killed window left unfinished, and removes leftovers.
 *
 * @param folder the lab's folder as the user knows it
 * @throws FootbridgeError `no-lab` when it is not one; `disk-full` or `write-failed` when an unfinished
 *   change cannot be taken back
 */
export async function openLabStore(folder: string, options: TurnOptions = {}): Promise<LabStore> {
  if (!(await isLab(folder))) throw errors.noLab();
  const root = await realpath(folder);
  await recoverLab(root, options).catch((error: unknown) => {
    // A newer Footbridge was interrupted: reading goes on, and writing is refused where it happens.
    if (!(error instanceof FootbridgeError) || error.code !== 'newer-version') throw error;
  });
  await sweepTemporaries(root, Date.now());
  return labStore(path.resolve(folder), root, options);
}

function labStore(shownRoot: string, root: string, options: TurnOptions): LabStore {
  const setAside: DamagedRecord[] = [];
  const report = (damaged: DamagedRecord) => void setAside.push(damaged);
  return {
    root: shownRoot,
    readManifest: () => readManifest(root),
    listExperiments: () => listExperiments(root),
    readExperiment: (slug) => readExperiment(root, slug),
    writeExperiment: (experiment) => writeExperiment(root, experiment),
    ...logsOf(root),
    appendEvidence: (slug, session, event) => appendEvidence(root, slug, session, event),
    readEvidence: (slug) => readEvidence(root, slug),
    readVariant: async (slug, variant) =>
      (await readVariantFiles(root, slug, variant))
        .filter((file) => isTextPath(file.path))
        .map((file) => ({ path: file.path, text: file.data.toString('utf8') })),
    applyTurn: (slug, variant, changes) => applyTurn(root, slug, variant, changes, options),
    variantFolder: (slug, variant) => path.join(shownRoot, ...variantSegments(slug, variant)),
    writeBrief: (slug, brief, target) => writeBrief({ shownRoot, root }, slug, brief, target),
    readDraft: (name) => readDraft(root, name, report),
    writeDraft: (name, draft) => writeDraft(root, name, draft, report),
    setAside,
    writeResume: (resume) => writeResume(root, resume),
    takeResume: () => takeResume(root),
  };
}

async function readManifest(root: string): Promise<Manifest> {
  const manifest = await readRecord(root, manifestName, manifestKind);
  if (manifest === undefined) throw errors.noLab();
  return manifest;
}

type Logs = Pick<LabStore, 'appendGeneration' | 'readGenerations' | 'appendCrossing' | 'readCrossings'>;

function logsOf(root: string): Logs {
  return {
    appendGeneration: async (slug, generation) =>
      appendRecord(root, fileOf(slug, 'generations.jsonl'), generationKind, generation),
    readGenerations: async (slug) => readLog(root, fileOf(slug, 'generations.jsonl'), generationKind),
    appendCrossing: async (slug, event) =>
      appendRecord(root, fileOf(slug, 'crossings.jsonl'), crossingKind, event),
    readCrossings: async (slug) => readLog(root, fileOf(slug, 'crossings.jsonl'), crossingKind),
  };
}

function fileOf(slug: string, name: string): string {
  return [...experimentSegments(slug), name].join('/');
}

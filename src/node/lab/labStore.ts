import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { DamagedRecord, LabStore } from '../../app/ports.ts';
import { crossingEventSchema, crossingVersion, type CrossingEvent } from '../../core/boundary/crossing.ts';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { generationSchema, generationVersion, type Generation } from '../../core/generation/fileChange.ts';
import { isTextPath } from '../../core/lab/variantPath.ts';
import { manifestName, type Manifest } from '../../core/manifest.ts';
import { applyTurn, holdVariant, recoverLab, type TurnOptions } from './applyTurn.ts';
import { lazyDisposal } from './lazyDisposal.ts';
import { lazyLearnings } from './lazyLearnings.ts';
import { readDraft, writeDraft } from './draftRecords.ts';
import { EvidenceCache } from './evidenceCache.ts';
import { evidenceSegments } from './evidenceLine.ts';
import { addEvidence, appendEvidence, withdrawEvidence } from './evidenceWrites.ts';
import { ExperimentCache } from './experimentCache.ts';
import { createExperiment, readExperiment, updateExperiment, writeExperiment } from './experimentRecords.ts';
import { isLab } from './findLab.ts';
import { holdSessions } from './holdSessions.ts';
import { appendRecord } from './jsonl.ts';
import { experimentSegments, variantSegments } from './labPaths.ts';
import { LogCache } from './logCache.ts';
import { manifestKind } from './manifestKind.ts';
import { readRecord, type RecordKind } from './records.ts';
import { takeResume, writeResume } from './resumeRecord.ts';
import { sweepTemporaries } from './sweep.ts';
import { sharedFolders } from './sharedFolders.ts';
import { readTombstones } from './tombstones.ts';
import { readVariantFiles } from './variantFiles.ts';
import { changeBrief } from './changeBrief.ts';
import { readBrief } from './readBrief.ts';
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
  const experiments = new ExperimentCache(root);
  const report = (damaged: DamagedRecord) => void setAside.push(damaged);
  return {
    root: shownRoot,
    readManifest: () => readManifest(root),
    listExperiments: () => experiments.list(),
    readExperiment: (slug) => readExperiment(root, slug),
    writeExperiment: (experiment) => writeExperiment(root, experiment),
    createExperiment: (experiment) => createExperiment(root, experiment, options),
    updateExperiment: (slug, change) => updateExperiment(root, slug, change, options),
    ...logsOf(root),
    ...evidenceOf(root, options),
    holdSessions: (slug, work) => holdSessions(root, slug, work),
    readVariant: async (slug, variant) =>
      (await readVariantFiles(root, slug, variant, isTextPath)).map((file) => ({
        path: file.path,
        text: file.data.toString('utf8'),
      })),
    readAssets: async (slug, variant) =>
      (await readVariantFiles(root, slug, variant, (file) => !isTextPath(file))).map((file) => ({
        path: file.path,
        base64: file.data.toString('base64'),
      })),
    applyTurn: (slug, variant, changes) => applyTurn(root, slug, variant, changes, options),
    holdVariant: (slug, variant, work) => holdVariant(root, slug, variant, work, options),
    variantFolder: (slug, variant) => path.join(shownRoot, ...variantSegments(slug, variant)),
    writeBrief: (slug, brief, target) => writeBrief({ shownRoot, root }, slug, brief, target),
    readBrief: (slug, target) => readBrief({ shownRoot, root }, slug, target),
    changeBrief: (slug, change) => changeBrief(root, slug, change),
    readDraft: (name) => readDraft(root, name, report),
    writeDraft: (name, draft) => writeDraft(root, name, draft, report),
    ...lazyDisposal(root, options),
    ...lazyLearnings({ shownRoot, root }, report),
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
  const [generations, crossings] = [new LogCache(root, generationKind), new LogCache(root, crossingKind)];
  return {
    appendGeneration: async (slug, generation) =>
      appendRecord(root, fileOf(slug, 'generations.jsonl'), generationKind, generation),
    readGenerations: async (slug) => generations.read([...experimentSegments(slug), 'generations.jsonl']),
    appendCrossing: async (slug, event) =>
      appendRecord(root, fileOf(slug, 'crossings.jsonl'), crossingKind, event),
    readCrossings: async (slug) => crossings.read([...experimentSegments(slug), 'crossings.jsonl']),
  };
}

type EvidencePorts = Pick<
  LabStore,
  'appendEvidence' | 'addEvidence' | 'withdrawEvidence' | 'readWithdrawn' | 'readEvidence'
>;

function evidenceOf(root: string, { step = () => undefined }: TurnOptions): EvidencePorts {
  const cache = new EvidenceCache(root);
  const writing = { hold: sharedFolders(root), step };
  return {
    appendEvidence: (slug, session, event) => appendEvidence(writing, slug, session, event),
    addEvidence: (slug, session, events) => addEvidence(writing, slug, session, events),
    withdrawEvidence: (slug, sessions, participant) =>
      withdrawEvidence(root, slug, { sessions, participant, at: new Date().toISOString() }, step),
    readWithdrawn: async (slug) => readTombstones(root, evidenceSegments(slug)),
    readEvidence: (slug, looked) => cache.read(slug, looked),
  };
}

function fileOf(slug: string, name: string): string {
  return [...experimentSegments(slug), name].join('/');
}

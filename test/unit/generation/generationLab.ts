import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { GenerationDeps } from '../../../src/app/generatePrototype.ts';
import type { GenerationProgress } from '../../../src/app/generationProgress.ts';
import type { Checkpoints, LabStore, ModelProvider } from '../../../src/app/ports.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import type { ModelEvent } from '../../../src/core/generation/modelTurn.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { openCheckpoints } from '../../../src/node/checkpoints/checkpoints.ts';
import { createLabFolder } from '../../../src/node/lab/createLabFolder.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { temporaryFolder } from '../../support/cleanup.ts';
import { sampleHypothesis } from './sampleHypothesis.ts';

export const slug = 'one-page-checkout';

/** A sound answer of two files. */
export const soundAnswer = `Here it is.\n${writeWire([
  { path: 'index.html', text: '<!doctype html>\n<main data-screen="basket">Größe: 3 × 2 🙂</main>\n' },
  { path: 'styles/main.css', text: 'main { color: teal }\n' },
])}`;

/** A real lab on disk with one framed experiment, and what a turn needs. */
export interface GenerationLab {
  readonly store: LabStore;
  readonly checkpoints: Checkpoints;
  readonly progress: GenerationProgress[];
  readonly experiment: Experiment;
  /** Everything a turn needs; parts can be replaced. */
  deps(provider: ModelProvider, parts?: Partial<GenerationDeps>): GenerationDeps;
  /** Text of every file below the experiment's folder, by path; `variants/…` are the prototypes. */
  files(): Record<string, string>;
  remove(): void;
}

export async function createGenerationLab(changes: Partial<Experiment> = {}): Promise<GenerationLab> {
  const folder = temporaryFolder('generation');
  const now = new Date('2029-05-04T10:00:00Z');
  const lab = await createLabFolder({ parent: folder.path, name: 'shop-lab', production: [], now });
  const store = await openLabStore(lab);
  const checkpoints = openCheckpoints(lab);
  const experiment: Experiment = {
    schemaVersion: 1,
    slug,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    stage: 'framed',
    hypothesis: sampleHypothesis,
    variants: [],
    amendments: [],
    ...changes,
  };
  await store.writeExperiment(experiment);
  const progress: GenerationProgress[] = [];
  let id = 0;
  return {
    store,
    checkpoints,
    progress,
    experiment,
    deps: (provider, parts = {}) => ({
      store,
      checkpoints,
      provider,
      clock: { now: () => now },
      ids: { next: () => `turn-${(id += 1)}` },
      validate: async () => [],
      signal: new AbortController().signal,
      onProgress: (one) => progress.push(one),
      ...parts,
    }),
    files: () => filesBelow(path.join(lab, 'experiments', slug)),
    remove: () => {
      rmSync(lab, { recursive: true, force: true });
      folder.remove();
    },
  };
}

function filesBelow(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')];
    }),
  );
}

/** A provider that says what the test wants it to. */
export function scriptedProvider(
  ...events: readonly (ModelEvent | Error | (() => void | Promise<void>))[]
): ModelProvider {
  return {
    id: 'scripted',
    model: 'script',
    needsTrust: false,
    stream: async function* () {
      for (const event of events) {
        if (event instanceof Error) throw event;
        if (typeof event === 'function') await event();
        else yield event;
      }
    },
  };
}

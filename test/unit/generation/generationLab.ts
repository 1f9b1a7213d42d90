import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { GenerationDeps } from '../../../src/app/generation/generatePrototype.ts';
import type { GenerationProgress } from '../../../src/app/generation/generationProgress.ts';
import type { Checkpoints, LabStore, ModelProvider } from '../../../src/app/ports.ts';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import type { Usage } from '../../../src/core/generation/fileChange.ts';
import type { FinishReason, ModelEvent, ModelRequest } from '../../../src/core/generation/modelTurn.ts';
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
      check: async () => [],
      describeData: async () => '',
      caps: {},
      underWay: () => [],
      signal: new AbortController().signal,
      onProgress: (one) => progress.push(one),
      onDraft: () => undefined,
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

/** What the provider's side of one request does: says these things in this order. */
export type Script = readonly (ModelEvent | Error | (() => void | Promise<void>))[];

/** A provider that says what the test wants it to, the same at every request, and that nothing more is asked of. */
export function scriptedProvider(...events: Script): ModelProvider {
  return { ...conversingProvider(events), converses: false };
}

/** A model one can talk with: it gives these answers, one for each request, and keeps what it was asked. */
export function conversingProvider(
  ...answers: readonly (string | Script)[]
): ModelProvider & { readonly requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    id: 'scripted',
    model: 'script',
    needsTrust: false,
    converses: true,
    traits: async () => ({}),
    requests,
    stream: async function* (request) {
      requests.push(request);
      const answer = answers[Math.min(requests.length, answers.length) - 1] ?? [];
      for (const event of typeof answer === 'string' ? complete(answer) : answer) {
        if (event instanceof Error) throw event;
        if (typeof event === 'function') await event();
        else yield event;
      }
    },
  };
}

/** A whole answer in small pieces, ended in order; `limit` ends it as at the model's output limit. */
export function complete(text: string, reason: FinishReason = 'complete', usage: Usage = {}): ModelEvent[] {
  const pieces: ModelEvent[] = [];
  for (let start = 0; start < text.length; start += 40)
    pieces.push({ type: 'text', text: text.slice(start, start + 40) });
  return [...pieces, { type: 'finish', reason, usage }];
}

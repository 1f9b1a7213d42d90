import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelServer, startModelServer } from '../support/modelServer.ts';
import { sampleHypothesis } from '../support/sampleHypothesis.ts';
import { freshLab, run } from './bridge.ts';

/** A lab with one experiment whose prototypes come from a model server on this machine. */
export interface ModelLab {
  readonly lab: string;
  readonly experiment: string;
  readonly server: ModelServer;
  /** A path in the folder of a variant. */
  path(variant: string, ...file: string[]): string;
  /** The text of a variant's file. */
  text(variant: string, file: string): string;
  /** All files of a variant by path, as they are. */
  files(variant: string): Record<string, string>;
  /** What the model was sent in its newest request, all messages together. */
  asked(): string;
  /** Lets go of the server; the offline starter is chosen again. */
  close(): Promise<void>;
}

/**
 * Makes the lab and chooses the server's model, as a person would.
 * @param hypothesis what is different from the sample
 */
export async function openModelLab(hypothesis: Record<string, unknown> = {}): Promise<ModelLab> {
  const server = await startModelServer();
  const lab = await freshLab();
  const chosen = await run('chooseModel', {
    provider: 'openaiCompatible',
    model: 'sample-model',
    baseUrl: server.baseUrl,
  });
  assert.equal(chosen['provider'], 'openaiCompatible');
  const framed = await run('frameHypothesis', sampleHypothesis(hypothesis));
  const experiment = String(framed['experiment']);
  await run('setActiveExperiment', { experiment });
  const path = (variant: string, ...file: string[]) =>
    join(lab, 'experiments', experiment, 'variants', variant, ...file);
  return {
    lab,
    experiment,
    server,
    path,
    text: (variant, file) => readFileSync(path(variant, file), 'utf8'),
    files: (variant) => filesOf(path(variant)),
    asked: () => JSON.stringify(server.requests.at(-1)?.body),
    close: async () => {
      await run('chooseModel', { provider: 'starter' });
      await server.close();
    },
  };
}

function filesOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return Object.fromEntries(paths.map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]));
}

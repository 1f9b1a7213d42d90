import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataChunk, DataStore } from '../../../src/app/data/dataStore.ts';
import type { DatasetProfile } from '../../../src/core/data/datasetProfile.ts';
import { openDataStore } from '../../../src/node/data/dataStore.ts';

export const worker = path.join(import.meta.dirname, '../../../src/node/data/importWorker.ts');
export const slug = 'sample';
export const at = '2026-11-23T10:00:00.000Z';

/** A folder that serves as a lab with one experiment, and files to attach beside it. */
export class DataLab {
  readonly root: string;
  readonly store: DataStore;

  private constructor(root: string) {
    this.root = root;
    this.store = openDataStore(root, worker);
  }

  static async make(): Promise<DataLab> {
    const root = await realpath(await mkdtemp(path.join(tmpdir(), 'footbridge-data-')));
    await mkdir(path.join(root, 'experiments', slug), { recursive: true });
    return new DataLab(root);
  }

  async attach(name: string, content: string | Uint8Array, replaces?: string): Promise<DatasetProfile> {
    const file = path.join(this.root, name);
    await writeFile(file, content);
    const signal = new AbortController().signal;
    return this.store.attach(slug, { file, at, signal, ...(replaces !== undefined && { replaces }) });
  }

  folder(...names: string[]): string {
    return path.join(this.root, 'experiments', slug, 'data', ...names);
  }

  async chunks(dataset: string): Promise<DataChunk[]> {
    const chunks: DataChunk[] = [];
    for await (const chunk of this.store.readChunks(slug, dataset)) chunks.push(chunk);
    return chunks;
  }

  remove(): Promise<void> {
    return rm(this.root, { recursive: true, force: true });
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createLabFolder } from '../../src/node/lab/createLabFolder.ts';
import { createSampleRepository } from './sampleRepository.ts';

/** The kinds of workspace the extension is tested in; each has a folder of tests in `test/host`. */
export const hostSuites = ['single', 'multiRoot', 'restricted', 'empty'] as const;

/** One of {@link hostSuites}. */
export type HostSuite = (typeof hostSuites)[number];

/**
 * Prepares what a suite's window shows, inside an empty folder.
 * - `single` and `restricted`: the sample production repository, alone.
 * - `multiRoot`: the workspace of a lab that explores for two production folders, as joining leaves it.
 * - `empty`: nothing.
 * @returns the folder or `.code-workspace` file to open; `undefined` for a window without any.
 */
export async function createHostWorkspace(suite: HostSuite, parent: string): Promise<string | undefined> {
  if (suite === 'empty') return undefined;
  const production = path.join(parent, 'storefront');
  await createSampleRepository(production);
  if (suite !== 'multiRoot') return production;
  const handbook = path.join(parent, 'handbook');
  mkdirSync(handbook);
  writeFileSync(path.join(handbook, 'returns.md'), '# Returns\n\nA sample page of a sample handbook.\n');
  const name = 'storefront-lab';
  const lab = await createLabFolder({
    parent,
    name,
    production: [production, handbook].map((folder) => ({ name: path.basename(folder), path: folder })),
    now: new Date(),
  });
  return path.join(lab, `${name}.code-workspace`);
}

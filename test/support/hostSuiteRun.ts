import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './cleanup.ts';
import { bundleHostSuite } from './hostBundle.ts';
import { runInHost } from './hostRun.ts';
import { type HostSuite, createHostWorkspace } from './hostWorkspace.ts';
import { tallyOf } from './mochaRun.ts';
import { artifactsFolder, repositoryRoot } from './paths.ts';
import type { Tally } from './tally.ts';
import type { TestOptions } from './testOptions.ts';

/** Offers `vscode.lm` models with known answers; nothing else in the test host does. */
const languageModelExtension = path.join(repositoryRoot, 'test', 'fixtures', 'language-model-extension');

/** Runs one suite of `test/host` in a fresh VS Code that shows the suite's kind of workspace. */
export async function runHostSuite(suite: HostSuite, { grep, release }: TestOptions): Promise<Tally> {
  const testsPath = await bundleHostSuite(suite);
  mkdirSync(artifactsFolder, { recursive: true });
  return tallyOf(grep, async (variables) => {
    const folder = temporaryFolder(suite);
    const request = {
      release,
      extensions: [repositoryRoot, languageModelExtension],
      testsPath,
      target: await createHostWorkspace(suite, folder.path),
      restricted: suite === 'restricted',
      userSettings: {},
    };
    try {
      return await runInHost(request, { ...variables, FOOTBRIDGE_ARTIFACTS: artifactsFolder });
    } finally {
      folder.remove();
    }
  });
}

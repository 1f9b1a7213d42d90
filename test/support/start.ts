import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkMainJourney } from './checkMainJourney.ts';
import { temporaryFolder } from './cleanup.ts';
import { runMain } from './main.ts';
import { packExtension } from './packExtension.ts';
import { createSampleRepository } from './sampleRepository.ts';
import { openInBrowser } from './startInBrowser.ts';
import { isDesktopAtHand, openOnDesktop } from './startOnDesktop.ts';
import { type StartOptions, parseStartOptions } from './startOptions.ts';

await runMain(async () => start(parseStartOptions(process.argv.slice(2))));

/** Resolves to the exit code, when the window is closed or the check is over. */
async function start({ edition, check, keep }: StartOptions): Promise<number> {
  console.log('Building and packing the extension.');
  const { file } = await packExtension();
  if (check) return (await checkMainJourney(file)) ? 0 : 1;
  const production = await prepareSample(keep);
  const onDesktop = edition === undefined ? isDesktopAtHand() : edition === 'desktop';
  return onDesktop ? openOnDesktop(file, production) : openInBrowser(file, production);
}

async function prepareSample(keep: boolean): Promise<string> {
  const parent = keep
    ? mkdtempSync(path.join(tmpdir(), 'footbridge-sample-'))
    : temporaryFolder('sample').path;
  const production = path.join(parent, 'storefront');
  await createSampleRepository(production);
  console.log(
    `The sample repository is in ${production}${keep ? '.' : ', until you end this (--keep leaves it there).'}`,
  );
  return production;
}

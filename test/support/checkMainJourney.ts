import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type StepOutcome, runJourney } from '../journey/journey.ts';
import { prepareJourney } from '../journey/journeySetup.ts';
import { BRIEF, mainJourney } from '../journey/mainJourney.ts';
import { artifactsFolder } from './paths.ts';

/**
 * Does the main job in the VS Code a user gets, Workspace Trust on, and prints how each step went.
 * The brief is kept in the artifacts folder.
 * @param vsix the packed extension to install.
 * @returns whether every step was seen to work.
 * @throws Error when VS Code cannot be started at all.
 */
export async function checkMainJourney(vsix: string): Promise<boolean> {
  const { context, end } = await prepareJourney({ vsix });
  try {
    const worked = await runJourney(mainJourney, context, printOutcome);
    const brief = context.found.get(BRIEF);
    if (brief !== undefined) console.log(`The brief: ${keepBrief(brief)}`);
    return worked;
  } finally {
    await end();
  }
}

function printOutcome({ name, worked, result, milliseconds }: StepOutcome): void {
  console.log(`${worked ? '✔' : '✘'} ${name} — ${result} (${milliseconds} ms)`);
}

/** Copies the folder of the brief, because the lab it lies in goes away. */
function keepBrief(brief: string): string {
  const kept = path.join(artifactsFolder, 'check');
  rmSync(kept, { recursive: true, force: true });
  cpSync(path.dirname(brief), kept, { recursive: true });
  return path.join(kept, path.basename(brief));
}

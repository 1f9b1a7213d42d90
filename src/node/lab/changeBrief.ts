import type { BriefTexts } from '../../app/ports.ts';
import { atomicWriteAll } from './atomicWrite.ts';
import { reportingWrites } from './faults.ts';
import { inExistingFolder, readFileIn } from './jail.ts';
import { experimentSegments } from './labPaths.ts';
import { briefNames } from './writeBrief.ts';

const changeable = ['brief', 'json', 'html'] as const;

/** People save the brief in an editor meanwhile: how often it is read again then. */
const attempts = 5;

/**
 * Changes texts of a brief in the experiment's `handoff` folder, by the same atomic writes as an export. When somebody saved one
 * of them meanwhile, all is read again; who saves all the time is left alone.
 *
 * @param change is given the texts that are there and UTF-8, and returns those that change
 * @returns whether it says now what `change` returned last
 * @throws FootbridgeError `disk-full`, `write-failed` or `unsafe-path`
 */
export async function changeBrief(
  root: string,
  slug: string,
  change: (texts: BriefTexts) => Promise<BriefTexts>,
): Promise<boolean> {
  const place = [...experimentSegments(slug), 'handoff'];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = await readTexts(root, place);
    const after = await change(before);
    const changed = changeable.flatMap((name) => {
      const data = after[name];
      return data === undefined || data === before[name] ? [] : [{ name: briefNames[name], data }];
    });
    if (changed.length === 0) return true;
    const now = await readTexts(root, place);
    if (changeable.some((name) => now[name] !== before[name])) continue;
    await atomicWriteAll(root, place, changed);
    return true;
  }
  return false;
}

async function readTexts(root: string, place: readonly string[]): Promise<BriefTexts> {
  const texts = await reportingWrites([...place, briefNames.brief].join('/'), () =>
    inExistingFolder(root, place, async (folder) => {
      const found: [string, string][] = [];
      for (const name of changeable) {
        const text = utf8Of(await readFileIn(folder, briefNames[name]));
        if (text !== undefined) found.push([name, text]);
      }
      return Object.fromEntries(found);
    }),
  );
  return texts ?? {};
}

function utf8Of(data: Uint8Array | undefined): string | undefined {
  try {
    return data && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    // Not UTF-8.
    return undefined;
  }
}

import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { ownFolder } from './labPaths.ts';

/** Files that are searched at most, and of each how much, in bytes. */
const mostFiles = 20_000;
const mostBytes = 16 * 1024 * 1024;
/** How deep folders are searched. */
const deepest = 12;

const texts = /\.(?:csv|html?|jsonl?|md|ndjson|svg|txt)$/i;
/** As Footbridge names the picture of the outcomes, which has the codes in it. */
const outcomesPicture = /outcomes[^/]*\.png$/i;

/** Where in a lab a participant's code stands; `complete`: all that could have it was looked at. */
export interface Mentions {
  /** Relative to the lab, with `/`, in alphabetical order. */
  readonly files: readonly string[];
  readonly complete: boolean;
}

/**
 * Looks through a lab's texts and records for a code, as a word of its own. Not looked at are prototypes, git's folder and other
 * experiments, in which the same code is somebody else. Pictures of outcomes that no program can read count as having it.
 *
 * @param lab the lab's folder
 * @param isLeftOut whether a file is not looked at; its path is relative to the lab
 */
export async function findMentions(
  lab: string,
  slug: string,
  participant: string,
  isLeftOut: (file: string) => boolean = () => false,
): Promise<Mentions> {
  const files: string[] = [];
  let looked = 0;
  let complete = true;
  const report = (): void => {
    complete = false;
  };
  for await (const file of listFiles(lab, '', slug, report)) {
    if (isLeftOut(file)) continue;
    if (looked >= mostFiles) return { files: files.toSorted(), complete: false };
    looked += 1;
    if (outcomesPicture.test(file)) files.push(file);
    else if (texts.test(file)) {
      const text = await textOf(lab, file);
      if (text === undefined || text.cut) report();
      if (mentions(text?.text, participant)) files.push(file);
    }
  }
  return { files: files.toSorted(), complete };
}

/** Follows no links: they lead out of the lab. */
async function* listFiles(
  lab: string,
  folder: string,
  slug: string,
  report: () => void,
): AsyncGenerator<string, void, undefined> {
  const entries = await readdir(path.join(lab, folder), { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined || folder.split('/').length > deepest) {
    report();
    return;
  }
  for (const entry of entries) {
    const name = `${folder}${entry.name}`;
    if (entry.isFile()) yield name;
    else if (entry.isDirectory() && !isSkipped(name, slug)) yield* listFiles(lab, `${name}/`, slug, report);
  }
}

function isSkipped(folder: string, slug: string): boolean {
  const [top, experiment, part] = folder.split('/');
  if (top === 'experiments' && experiment !== undefined && experiment !== slug) return true;
  return (
    /(?:^|\/)(?:\.git|node_modules)$/.test(folder) ||
    folder === `${ownFolder}/checkpoints` ||
    (folder.startsWith(`${ownFolder}/trash/`) && /\/(?:variants|checkpoints)$/.test(folder)) ||
    (top === 'experiments' && part === 'variants')
  );
}

/** Whether a text has the code as a word of its own, whatever its case. */
export function mentions(text: string | undefined, participant: string): boolean {
  const code = participant.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${code}(?![\p{L}\p{N}])`, 'iu').test(text ?? '');
}

/** The text of a file as far as it is looked at; `undefined` when there is no such file, or the disk does not give it. */
export async function textOf(lab: string, file: string): Promise<{ text: string; cut: boolean } | undefined> {
  const handle = await open(path.join(lab, file)).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(Math.min(size, mostBytes)) });
    return { text: buffer.toString('utf8', 0, bytesRead), cut: size > mostBytes };
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}

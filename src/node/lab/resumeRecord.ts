import { resumeSchema, type Resume } from '../../app/resume.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { discardTemporary, renameWithRetries } from './atomicWrite.ts';
import { isFault, reportingWrites } from './faults.ts';
import { inExistingFolder } from './jail.ts';
import { ownFolder } from './labPaths.ts';
import { readRecord, writeRecord, type RecordKind } from './records.ts';
import { setAside } from './setAside.ts';
import { temporaryName } from './temporaryName.ts';

const name = 'resume.json';
const file = `${ownFolder}/${name}`;
const resumeKind: RecordKind<Resume> = { schema: resumeSchema, version: 1 };

/** Writes down what was under way. A damaged one from before is kept aside: it must not keep the user from joining. */
export async function writeResume(root: string, resume: Resume): Promise<void> {
  await settingDamagedAside(root, () => writeRecord(root, file, resumeKind, resume)).catch(
    async (error: unknown) => {
      if (!isDamaged(error)) throw error;
      await writeRecord(root, file, resumeKind, resume);
    },
  );
}

/**
 * Takes what was under way; of two windows that ask at once, one gets it.
 * @returns `undefined` when there is nothing, or only something a newer version left for itself
 * @throws FootbridgeError `damaged-file`, once: the file is then kept in `.footbridge/set-aside`
 */
export async function takeResume(root: string): Promise<Resume | undefined> {
  try {
    const resume = await settingDamagedAside(root, () => readRecord(root, file, resumeKind));
    return resume && (await reportingWrites(file, () => claim(root))) ? resume : undefined;
  } catch (error) {
    if (error instanceof FootbridgeError && error.code === 'newer-version') return undefined;
    throw error;
  }
}

/** Removes the record by a rename, which succeeds for one only. */
async function claim(root: string): Promise<boolean> {
  const claimed = await inExistingFolder(root, [ownFolder], async (folder) => {
    const temporary = temporaryName();
    try {
      await renameWithRetries(folder.child(name), folder.child(temporary));
    } catch (error) {
      if (isFault(error, 'ENOENT')) return false;
      throw error;
    }
    await discardTemporary(folder, temporary);
    return true;
  });
  return claimed ?? false;
}

async function settingDamagedAside<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDamaged(error)) await setAside(root, [ownFolder], name);
    throw error;
  }
}

function isDamaged(error: unknown): boolean {
  return error instanceof FootbridgeError && error.code === 'damaged-file';
}

import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';

const reasons: Record<string, string> = {
  EACCES: 'no permission to write there',
  EBUSY: 'another program is using it',
  EDQUOT: 'the disk is full',
  EISDIR: 'a folder is in its place',
  ELOOP: 'a link is in its place',
  ENAMETOOLONG: 'its path is too long for this disk',
  ENOENT: 'its folder does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file is where a folder should be',
  EPERM: 'no permission to write there',
  EROFS: 'the disk is read-only',
};

/** The code of a failed system call, such as `ENOENT`; `undefined` for everything else that is thrown. */
export function faultCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Whether `error` is a failed system call with one of these codes. */
export function isFault(error: unknown, ...codes: string[]): boolean {
  return codes.includes(faultCode(error) ?? '');
}

/** Says in a few words what the disk complained about. */
export function plainReason(error: unknown): string {
  const code = faultCode(error);
  return code === undefined ? String(error) : (reasons[code] ?? `the system says ${code}`);
}

/**
 * Turns a failed system call into an error of the catalogue; anything else is returned as it is.
 * @param file how the file is named to the user
 */
export function asWriteError(error: unknown, file: string): unknown {
  if (error instanceof FootbridgeError || faultCode(error) === undefined) return error;
  return isFault(error, 'ENOSPC', 'EDQUOT')
    ? errors.diskFull(file)
    : errors.writeFailed(file, plainReason(error));
}

/** Runs file operations and throws what {@link asWriteError} makes of their failures. */
export async function reportingWrites<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asWriteError(error, file);
  }
}

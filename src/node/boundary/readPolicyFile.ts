import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { policyFileName } from '../../core/boundary/policy/policy.ts';
import { faultCode, isFault } from '../lab/faults.ts';

/** Larger files are no policy that a person has written. In bytes. */
const mostBytes = 1024 * 1024;

/** Why a policy that is there cannot be read. */
export type UnreadablePolicy = 'not-a-file' | 'too-large' | 'not-utf8' | 'no-access';

/** What stands where a repository's policy would be. */
export type PolicyFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: UnreadablePolicy };

/**
 * Reads a repository's policy file. What is there and cannot be read is never mistaken for a repository without a
 * policy. A symbolic link is not followed: git and the gate see only the link.
 *
 * @param root top folder of the repository, absolute
 */
export async function readPolicyFile(root: string): Promise<PolicyFile> {
  const file = path.join(root, policyFileName);
  try {
    const stats = await lstat(file);
    if (!stats.isFile()) return { kind: 'unreadable', reason: 'not-a-file' };
    if (stats.size > mostBytes) return { kind: 'unreadable', reason: 'too-large' };
    return decode(await readFile(file));
  } catch (error) {
    if (isFault(error, 'ENOENT', 'ENOTDIR')) return { kind: 'none' };
    if (faultCode(error) === undefined) throw error;
    return { kind: 'unreadable', reason: 'no-access' };
  }
}

function decode(bytes: Uint8Array): PolicyFile {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'unreadable', reason: 'not-utf8' };
  }
}

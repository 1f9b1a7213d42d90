import type { OwnerRule } from '../../codeowners.ts';
import { parsePolicyText } from '../parsePolicyText.ts';
import type { PolicyProblem } from '../policy.ts';
import type { PolicyFile } from '../policySchema.ts';

/** A production repository, and what decides in it. */
export interface ProtocolRepository {
  /** What people call it. */
  readonly name: string;
  /** What holds: the policy as the file has it, the last good one, the strict default, or only the built-in rules. */
  readonly held: 'current' | 'lastGood' | 'strict' | 'none';
  /** The policy that holds, as text; left out with the strict default and without one. */
  readonly text: string | undefined;
  /** What is wrong with the file. */
  readonly problems: readonly PolicyProblem[];
  /** Whether somebody has drafted a policy that is not saved yet. */
  readonly isDrafted: boolean;
  /** What CODEOWNERS says. */
  readonly owners: readonly OwnerRule[];
}

/** The same with its policy read. */
export interface ReadRepository extends Omit<ProtocolRepository, 'text'> {
  /** `undefined` with the strict default and without a policy. */
  readonly file: PolicyFile | undefined;
}

/**
 * Reads the policy that holds. A text that cannot be read holds nowhere, so what is said to hold and cannot be read
 * counts as the strict default.
 */
export function readRepository({ text, ...repository }: ProtocolRepository): ReadRepository {
  const file = text === undefined ? undefined : parsePolicyText(text).file;
  const isMissing = !file && (repository.held === 'current' || repository.held === 'lastGood');
  return { ...repository, file, ...(isMissing && { held: 'strict' as const }) };
}

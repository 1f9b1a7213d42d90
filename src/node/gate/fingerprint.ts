import { createHash } from 'node:crypto';
import type { GateFinding, NamedFinding } from '../../core/boundary/gate/gateFinding.ts';

/**
 * Names findings so that a baseline can list them one by one: by rule, file and subject, not by line, which moves. The
 * second of two that would share a name is counted.
 */
export function nameFindings(findings: readonly GateFinding[]): NamedFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = `${finding.rule}\n${finding.path}\n${finding.subject}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return { ...finding, fingerprint: fingerprintOf(finding, count) };
  });
}

/** @param count of those before it that share its rule, file and subject */
export function fingerprintOf(
  { rule, path, subject }: Pick<GateFinding, 'rule' | 'path' | 'subject'>,
  count: number,
): string {
  return createHash('sha256').update(`${rule}\n${path}\n${subject}\n${count}`).digest('hex').slice(0, 16);
}

import { readPlainPolicy } from '../../core/boundary/gate/plainPolicy.ts';
import type { Policy } from '../../core/boundary/policy/policy.ts';
import { GateFault } from './gateFault.ts';
import type { GateText } from './gateTexts.ts';

/** What the gate goes by: one policy, or two where the change alters it. */
export interface GatePolicies {
  /** Of several, the strictest answer holds. `undefined`: no policy, built-in rules alone. */
  readonly rules: readonly (Policy | 'strict' | undefined)[];
  /** Something to tell about them. */
  readonly remarks: readonly string[];
}

/**
 * Reads the policy where the change starts, and as the change leaves it.
 *
 * @param starts whether there is something the change starts from
 * @throws GateFault when the change leaves a policy that cannot be read
 */
export async function readPolicies(text: GateText, starts: boolean): Promise<GatePolicies> {
  const now = text.now === undefined ? undefined : await goodPolicy(text.path, text.now);
  if (!starts) return { rules: [now], remarks: [] };
  const earlier = [...new Set([text.before, ...text.others])].filter((each) => each !== text.now);
  const before = await Promise.all(earlier.map(atStart));
  const remarks = before.includes('strict')
    ? [
        'the zones of the policy where the change starts: it cannot be read, so everything counts as production',
      ]
    : [];
  // A policy that is gone adds nothing to those that were there.
  return { rules: before.length > 0 && text.now === undefined ? before : [...before, now], remarks };
}

async function atStart(text: string | undefined): Promise<Policy | 'strict' | undefined> {
  return text === undefined ? undefined : ((await read(text)).policy ?? 'strict');
}

async function goodPolicy(path: string, text: string): Promise<Policy> {
  const { policy, problems } = await read(text);
  if (policy) return policy;
  const errors = problems.filter(({ severity }) => severity === 'error');
  throw new GateFault(
    [
      'The policy cannot be read, so there is no telling what may cross:',
      ...errors.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`),
    ].join('\n'),
  );
}

async function read(text: string) {
  const plain = readPlainPolicy(text);
  if (plain) return { policy: plain, problems: [] };
  const { readPolicy } = await import('../../core/boundary/policy/readPolicy.ts');
  return readPolicy(text);
}

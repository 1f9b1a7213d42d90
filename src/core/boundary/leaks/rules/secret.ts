import type { SideFile } from '../ground.ts';
import { type Leak, wordLeak } from '../leak.ts';

/** What a scanner for secrets found. It never holds the secret. */
export interface SecretFound {
  /** Such as `AWS secret access key`. */
  readonly kind: string;
  /** From 1. */
  readonly line: number;
}

/** A key, token or password that opens a real system, in the lab. Prototypes are shown to people and sent around. */
export function secret(file: SideFile, { kind, line }: SecretFound): Leak {
  return wordLeak(
    { rule: 'leak/secret', severity: 'error', path: file.path, side: file.side, line, subject: kind },
    'secret',
    [kind],
  );
}

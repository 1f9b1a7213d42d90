import type { GateScope } from '../policy/policy.ts';

/** Whose change it is. Unknown stays unknown and is held to be in scope. */
export interface ChangeOrigin {
  readonly branch: string | undefined;
  /** E-mail addresses of everybody who wrote part of it. */
  readonly authors: readonly string[] | undefined;
}

/**
 * Whether zones and limits apply to a change: its branch or one of its authors is named, or neither is known.
 * @param scopes those of every policy that counts; being in one is enough, and `undefined` means everybody
 */
export function isInScope(scopes: readonly (GateScope | undefined)[], origin: ChangeOrigin): boolean {
  return scopes.some((scope) => scope === undefined || holds(scope, origin));
}

function holds({ branches, authors }: GateScope, origin: ChangeOrigin): boolean {
  const named = branches.length > 0 || authors.length > 0;
  if (!named) return true;
  const byBranch =
    branches.length > 0 && (origin.branch === undefined || branches.some(like(origin.branch, '/')));
  const people = origin.authors;
  const byAuthor =
    authors.length > 0 &&
    (people === undefined || people.some((person) => authors.some(like(person.toLowerCase(), ''))));
  return byBranch || byAuthor;
}

/** `*` stands for anything but `separator`, `**` for anything at all. */
function like(text: string, separator: '/' | ''): (pattern: string) => boolean {
  return (pattern) => {
    const source = pattern
      .split(/(\*+)/)
      .map((part) =>
        part === '*' && separator !== ''
          ? '[^/]*'
          : part.startsWith('*')
            ? '.*'
            : part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`),
      )
      .join('');
    return new RegExp(`^${source}$`, separator === '' ? 'i' : '').test(text);
  };
}

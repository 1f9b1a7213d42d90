import type { BoundaryFile } from '../../boundaryRule.ts';
import type { FixLimits, PolicyMatch } from '../policy.ts';

/** A file of the repository, as it is written and as rules see it. */
export interface ListedFile {
  readonly path: string;
  readonly file: BoundaryFile;
}

/** A pattern for the draft and what it stands for. */
export interface DraftPath {
  readonly pattern: string;
  /** How many files of the listing gave rise to it, and one of them. */
  readonly count: number;
  readonly example: string;
}

/** A rule for the draft. */
export interface DraftRule {
  readonly zone: PolicyMatch['zone'];
  readonly name: string;
  /** What an engineer should know when reviewing it; goes into a comment. */
  readonly note: string;
  readonly why: string;
  readonly risk: string | undefined;
  readonly limits: FixLimits | undefined;
  readonly paths: readonly DraftPath[];
  /** Files of this kind which are not listed, because the built-in rules place them in the same zone. */
  readonly leftOut: number;
  /** Whether it is proposed only: written as a comment, to be taken over by removing the slashes. */
  readonly unsure: boolean;
}

/** A pattern that matches one path from the root and nothing else; for a folder it ends with `/`. */
export function patternFor(path: string): string {
  const folder = path.endsWith('/');
  const escaped = (folder ? path.slice(0, -1) : path)
    .replaceAll(/[\\*?[]/g, String.raw`\$&`)
    // oxlint-disable-next-line no-control-regex -- a policy has none of them; one byte stands for one byte
    .replaceAll(/[\u0000-\u001F]/g, '?')
    .replace(/ $/, String.raw`\ `);
  return `/${escaped}${folder ? '/' : ''}`;
}

/** Collects patterns with their files, those with the most files first. */
export function countPatterns(
  files: readonly string[],
  patternOf: (file: string) => string | undefined,
): DraftPath[] {
  const found = new Map<string, { count: number; example: string }>();
  for (const file of files) {
    const pattern = patternOf(file);
    if (pattern === undefined || pattern.length > 1000) continue;
    const entry = found.get(pattern) ?? { count: 0, example: file };
    entry.count += 1;
    found.set(pattern, entry);
  }
  return [...found]
    .map(([pattern, { count, example }]) => ({ pattern, count, example }))
    .toSorted((a, b) => b.count - a.count || (a.pattern < b.pattern ? -1 : 1));
}

import {
  measureBlastRadius,
  type BlastRadius,
  type Importers,
} from '../../../src/core/boundary/fix/blastRadius.ts';
import type { FixFile } from '../../../src/core/boundary/fix/fixFile.ts';

/** A changed file that may get small fixes, unless told otherwise. */
export function fixFile(
  path: string,
  more: Partial<FixFile> & { zone?: FixFile['placement']['zone'] } = {},
): FixFile {
  const { zone = 'gated', ...rest } = more;
  return {
    path,
    change: 'edit',
    kind: 'text',
    added: 1,
    removed: 1,
    before: { hash: '1'.repeat(40), mode: '100644' },
    after: { hash: '2'.repeat(40), mode: '100644' },
    placement: { zone, rule: `policy/${zone}`, why: 'A reason.', owners: ['@shop/web'], policyLine: 4 },
    limits: { files: 3, lines: 10, owners: 1, dependents: 5 },
    ...rest,
  };
}

/** Imports by hand: who imports a file, by its path; `all` is what can be reached from there. */
export function importers(importedBy: Readonly<Record<string, readonly string[]>>, unknown = 0): Importers {
  const near = (paths: readonly string[]) => [...new Set(paths.flatMap((path) => importedBy[path] ?? []))];
  return {
    dependentsOf: (paths) => {
      const all = new Set(near(paths));
      for (const path of all) for (const one of near([path])) all.add(one);
      return {
        direct: near(paths),
        all: [...all],
        tests: [...all].filter((path) => path.includes('.test.')),
      };
    },
    unknown: Array.from({ length: unknown }, (_, index) => ({ path: `odd${index}.ts`, line: 1 })),
  };
}

/** A fix of a button that a page, a shop and a test use. */
export function buttonRadius(path = 'src/Button.tsx'): BlastRadius {
  return measureBlastRadius(
    [fixFile(path), fixFile('docs/words.md', { zone: 'open', added: 3, removed: 0 })],
    importers({ [path]: ['src/Page.tsx', 'src/Button.test.tsx'], 'src/Page.tsx': ['src/Shop.tsx'] }, 2),
  );
}

import type { SideFile } from '../ground.ts';
import type { CrossImport } from '../importSearch.ts';
import { type Leak, wordLeak } from '../leak.ts';

/**
 * Production imports from the lab: by a path, an alias, a package name, in any way a file can name another. What customers use
 * would then run code that nobody reviewed, and break on the day the prototype is discarded.
 */
export function productionImportsPrototype(file: SideFile, { found, specifier, target }: CrossImport): Leak {
  const place = {
    rule: 'leak/production-imports-prototype',
    severity: 'error',
    path: file.path,
    side: 'production',
    line: found.line,
    subject: specifier,
  } as const;
  return found.kind === 'type'
    ? wordLeak(place, 'usesPrototypeType', [specifier, target])
    : wordLeak(place, 'usesPrototype', [specifier, target]);
}

/** A symbolic link in production that leads into the lab: whatever reads it, a build included, reads the prototype. */
export function productionLinksPrototype(file: SideFile, target: string): Leak {
  return wordLeak(
    {
      rule: 'leak/production-imports-prototype',
      severity: 'error',
      path: file.path,
      side: 'production',
      line: 1,
      subject: target,
    },
    'linksToLab',
    [target],
  );
}

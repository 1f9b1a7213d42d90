import { findImports } from '../imports/findImports.ts';
import type { ImportFound } from '../imports/importFound.ts';
import type { ImportResolver } from '../imports/importResolver.ts';
import { type Door, goesThrough } from './doors.ts';
import type { Ground, SideFile } from './ground.ts';
import { pathWithin } from './paths.ts';

/** An import that leads to the other side. */
export interface CrossImport {
  readonly found: ImportFound;
  readonly specifier: string;
  /** The file it means inside the other side, or, where that is not known, the specifier itself. */
  readonly target: string;
}

/** An import of which only running the code shows where it leads. */
export interface UnknownImport {
  readonly found: ImportFound;
  /** What is known of it allows that it leads to the other side. */
  readonly mayCross: boolean;
}

/** What one file imports from the other side. */
export interface ImportsRead {
  readonly cross: readonly CrossImport[];
  readonly unknown: readonly UnknownImport[];
}

/** Reads files closely. One for each side, as each resolves imports by its own configuration. */
export class ImportSearch {
  readonly #ground: Ground;
  readonly #resolver: ImportResolver;
  readonly #doors: readonly Door[];

  constructor(ground: Ground, resolver: ImportResolver, doors: readonly Door[]) {
    this.#ground = ground;
    this.#resolver = resolver;
    this.#doors = doors;
  }

  read(file: SideFile, text: string): ImportsRead {
    const cross: CrossImport[] = [];
    const unknown: UnknownImport[] = [];
    for (const found of findImports(file.path, text)) {
      const { specifier } = found;
      if (specifier === undefined) {
        unknown.push({ found, mayCross: this.#mayCross(file, found.start ?? '') });
        continue;
      }
      const target = this.#targetOf(file, specifier, found.kind);
      if (target !== undefined) cross.push({ found, specifier, target });
    }
    return { cross, unknown };
  }

  /** Where it leads is asked of the files first, then of the spelling: on a build server the lab is often not there. */
  #targetOf(file: SideFile, specifier: string, kind: ImportFound['kind']): string | undefined {
    const resolved = this.#resolver.resolve(file.absolute, specifier, kind);
    // Where an entry of a package is missing, its package.json stands for it.
    if (resolved.kind === 'file' && !/(?:^|\/)package\.json$/.test(resolved.path)) {
      const inside = this.#ground.withinOther(file.side, resolved.path);
      return inside === '' ? specifier : inside;
    }
    // In style sheets and pages `a/b` lies beside the file; there are no packages to mean.
    const isBeside = /^(?:css|url|html)$/.test(kind) && /^[^./~@#]/.test(specifier);
    for (const place of this.#ground.placesOf(file, isBeside ? `./${specifier}` : specifier)) {
      const inside = this.#ground.withinOther(file.side, place);
      if (inside !== undefined) return inside === '' ? specifier : inside;
    }
    return this.#doors.some((door) => goesThrough(door, specifier)) ? specifier : undefined;
  }

  /** Whether a path that begins with `start` may go on to the other side without stepping up again. */
  #mayCross(file: SideFile, start: string): boolean {
    const other = file.side === 'production' ? this.#ground.lab : this.#ground.production;
    if (other === undefined || start === '') return false;
    if (this.#doors.some((door) => goesThrough(door, start))) return true;
    // `..` goes on to folders only.
    const folder = /(?:^|\/)\.\.?$/.test(start) ? start : start.slice(0, start.lastIndexOf('/') + 1);
    return this.#ground
      .placesOf(file, folder)
      .some(
        (place) =>
          this.#ground.withinOther(file.side, place) !== undefined || pathWithin(place, other) !== undefined,
      );
  }
}

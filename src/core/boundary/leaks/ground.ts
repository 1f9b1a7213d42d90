import { folderOf, isAbsolute, joinPath, pathWithin } from './paths.ts';
import type { LeakTree, ScanRequest } from './scanRequest.ts';

/** A file of either side. */
export interface SideFile {
  readonly side: 'production' | 'lab';
  /** Inside its root, with `/`. */
  readonly path: string;
  readonly absolute: string;
}

/** Files that say what is built and under which names things are imported; the rules look closer. */
const config =
  /(?:^|\/)(?:[^/]*config[^/]*\.(?:json|[mc]?[jt]s)|(?:package|lerna)\.json|pnpm-workspace\.ya?ml|[^/]*(?:[Dd]ocker|Container)file[^/]*|\.babelrc[^/]*|\.storybook\/[^/]+)$/;

/** Whether a path names a file that configures builds and names. */
export function isConfigFile(path: string): boolean {
  return config.test(path);
}

/** Production and lab side by side: whose a path is, and which files each has. */
export class Ground {
  readonly production: string;
  readonly lab: string | undefined;
  readonly tree: LeakTree;
  /** What is listed of production, the lab's files left out. */
  readonly #productionPaths: readonly string[];
  readonly labFiles: readonly SideFile[];

  constructor({ production, lab, listing, labListing, tree }: ScanRequest) {
    this.production = joinPath(production, '.');
    this.lab = lab === undefined ? undefined : joinPath(lab, '.');
    this.tree = tree;
    const inside = this.lab === undefined ? undefined : pathWithin(this.production, this.lab);
    // Listings are spelt as the disk spells them, so tens of thousands of paths are compared plainly.
    const prefix = inside === undefined ? undefined : `${inside}/`;
    const isLabs = (path: string): boolean => prefix !== undefined && path.startsWith(prefix);
    this.#productionPaths = prefix === undefined ? listing : listing.filter((path) => !isLabs(path));
    const labPaths = labListing ?? listing.filter(isLabs).map((path) => path.slice(prefix?.length));
    this.labFiles = labPaths.map((path) => this.#fileOf('lab', path));
  }

  get productionFiles(): readonly SideFile[] {
    return this.#productionPaths.map((path) => this.#fileOf('production', path));
  }

  /** Files that configure builds and names. */
  configFiles(side: SideFile['side']): readonly SideFile[] {
    return side === 'lab'
      ? this.labFiles.filter(({ path }) => isConfigFile(path))
      : this.#productionPaths.filter(isConfigFile).map((path) => this.#fileOf(side, path));
  }

  /** The file at a path, if it is of either side. */
  find(absolute: string): SideFile | undefined {
    const inLab = this.withinLab(absolute);
    if (inLab !== undefined) return { side: 'lab', path: inLab, absolute };
    const path = pathWithin(this.production, absolute);
    return path === undefined ? undefined : { side: 'production', path, absolute };
  }

  /** Whether the lab lies in the production folder. */
  get isLabInside(): boolean {
    return this.lab !== undefined && pathWithin(this.production, this.lab) !== undefined;
  }

  /** The path inside the lab, if it is there; empty for the lab itself. */
  withinLab(absolute: string): string | undefined {
    return this.lab === undefined ? undefined : pathWithin(this.lab, absolute);
  }

  /** Inside the side that `side` must not reach. */
  withinOther(side: SideFile['side'], absolute: string): string | undefined {
    const inLab = this.withinLab(absolute);
    if (side === 'production') return inLab;
    return inLab === undefined ? pathWithin(this.production, absolute) : undefined;
  }

  /**
   * Every place that a specifier may mean by its spelling alone, whether or not something is there: beside the file, from
   * the root of the file system, and, as bundlers have it, from the root of the folder.
   */
  placesOf(from: SideFile, specifier: string): string[] {
    const path = specifier.replace(/^file:\/\/|^\/@fs(?=\/)/, '').replace(/[?#].*$/s, '');
    if (/^\.\.?(\/|$)/.test(path)) return [joinPath(folderOf(from.absolute), path)];
    const root = from.side === 'lab' ? this.lab : this.production;
    return isAbsolute(path) ? [joinPath('/', path), joinPath(root ?? '/', `.${path}`)] : [];
  }

  #fileOf(side: SideFile['side'], path: string): SideFile {
    const root = side === 'lab' ? this.lab : this.production;
    return { side, path, absolute: `${root}/${path}` };
  }
}

import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import type { FileTree } from '../../core/boundary/imports/fileTree.ts';
import { folderOf } from '../../core/boundary/imports/treePath.ts';

/** Larger files are no code that people write. */
const maxSize = 5 * 1024 * 1024;

type Kind = 'file' | 'folder';

/**
 * The files on disk, read synchronously: for worker threads and the command line. Folders are read once, and what is asked about their
 * content is answered from memory, so a tree is for one run.
 */
export class SourceTree implements FileTree {
  readonly #folders = new Map<string, ReadonlyMap<string, Dirent>>();
  readonly #links = new Map<string, Kind | undefined>();
  readonly #ignoresCase: boolean;
  readonly #gone: ReadonlySet<string>;

  /**
   * @param options.ignoresCase whether names in other case are the same file, as on most disks of macOS and Windows
   * @param options.gone absolute paths of files that count as being there though they were deleted, with nothing in them
   */
  constructor(options: { ignoresCase?: boolean; gone?: readonly string[] } = {}) {
    this.#ignoresCase = options.ignoresCase ?? false;
    this.#gone = new Set(options.gone);
  }

  isFile(path: string): boolean {
    return this.#kindOf(path) === 'file' || this.#gone.has(path);
  }

  isFolder(path: string): boolean {
    return this.#kindOf(path) === 'folder';
  }

  read(path: string): string | undefined {
    try {
      if (statSync(path).size > maxSize) return undefined;
      const text = readFileSync(path, 'utf8');
      return text.includes('\0') ? undefined : text;
    } catch {
      return undefined;
    }
  }

  list(path: string): readonly string[] {
    return Array.from(this.#entries(path).values(), ({ name }) => name);
  }

  realPath(path: string): string {
    try {
      return realpathSync(path).replaceAll('\\', '/');
    } catch {
      return path;
    }
  }

  #kindOf(path: string): Kind | undefined {
    const folder = folderOf(path);
    if (folder === path || folder === '') return 'folder';
    const entry = this.#entries(folder).get(
      this.#key(path.slice(folder.endsWith('/') ? folder.length : folder.length + 1)),
    );
    if (entry?.isFile() === true) return 'file';
    if (entry?.isDirectory() === true) return 'folder';
    return entry?.isSymbolicLink() === true ? this.#linked(path) : undefined;
  }

  #linked(path: string): Kind | undefined {
    if (!this.#links.has(path)) this.#links.set(path, kindAt(path));
    return this.#links.get(path);
  }

  #entries(folder: string): ReadonlyMap<string, Dirent> {
    let entries = this.#folders.get(folder);
    if (entries === undefined) {
      entries = new Map(readFolder(folder).map((entry) => [this.#key(entry.name), entry]));
      this.#folders.set(folder, entries);
    }
    return entries;
  }

  #key(name: string): string {
    return this.#ignoresCase ? name.normalize('NFC').toLowerCase() : name;
  }
}

/** @returns nothing for a folder that is missing or can't be read */
function readFolder(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function kindAt(path: string): Kind | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : undefined;
  } catch {
    return undefined;
  }
}

/** What tells whether a file changed since it was last read; undefined for what is no plain file. */
export function stampOf(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  return stat?.isFile() === true ? `${stat.mtimeNs}:${stat.ctimeNs}:${stat.size}` : undefined;
}

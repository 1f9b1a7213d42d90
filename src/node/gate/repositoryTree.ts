import { spawnSync } from 'node:child_process';
import type { GateChange } from '../../core/boundary/gate/gateChange.ts';
import { isConfigFile } from '../../core/boundary/leaks/ground.ts';
import type { LeakTree } from '../../core/boundary/leaks/scanRequest.ts';
import { parseEntries } from './changeSet.ts';
import { GateFault } from './gateFault.ts';
import { gateOptions, type GateGit } from './gateGit.ts';
import { mostContent } from './objectReader.ts';

/** Objects read at a time when one that was not expected is asked for, and its neighbours are likely to follow. */
const batch = 128;

/** The tree of a commit or of the index as files, so that what is checked is what is committed. */
export interface RepositoryTreeOptions {
  readonly git: GateGit;
  /** Absolute, with `/`. */
  readonly root: string;
  /** A commit, or `undefined` for the index. */
  readonly commit: string | undefined;
  /** What is known already: entries and, by object name, contents. */
  readonly known: readonly GateChange[];
  /** Whether `known` is all there is. */
  readonly complete: boolean;
  readonly contents: ReadonlyMap<string, Buffer>;
}

/** What a file holds, unless that is too large to be looked into. */
type Held = Buffer | 'large';

interface Listing {
  readonly files: ReadonlyMap<string, GateChange>;
  readonly order: readonly GateChange[];
  readonly places: ReadonlyMap<string, number>;
  readonly folders: ReadonlyMap<string, readonly string[]>;
}

/** Reads git only when something is asked that is not known: most changes need no listing at all. */
export class RepositoryTree implements LeakTree {
  readonly #options: RepositoryTreeOptions;
  readonly #known: ReadonlyMap<string, GateChange>;
  readonly #single = new Map<string, Held>();
  #window = new Map<string, Held>();
  #windowEnd = -1;
  #listing: Listing | undefined;

  constructor(options: RepositoryTreeOptions) {
    this.#options = options;
    this.#known = new Map(options.known.map((change) => [change.path, change]));
  }

  isFile(absolute: string): boolean {
    return this.#entry(absolute)?.kind === 'file';
  }

  isFolder(absolute: string): boolean {
    const inside = this.#inside(absolute);
    return inside === '' || (inside !== undefined && this.#all().folders.has(inside));
  }

  read(absolute: string): string | undefined {
    const bytes = this.bytes(absolute, mostContent);
    if (bytes === undefined || bytes === 'large' || bytes.subarray(0, 8000).includes(0)) return undefined;
    return bytes.toString('utf8');
  }

  list(absolute: string): readonly string[] {
    const inside = this.#inside(absolute);
    return inside === undefined ? [] : (this.#all().folders.get(inside) ?? []);
  }

  bytes(absolute: string, limit: number): Buffer | 'large' | undefined {
    const entry = this.#entry(absolute);
    if (entry?.kind !== 'file') return undefined;
    const content = this.#content(entry);
    return content === undefined || content.length > limit ? 'large' : content;
  }

  /** Every path, relative to the root. */
  paths(): string[] {
    return this.#all().order.map((entry) => entry.path);
  }

  /** Where each link leads, as it is written, by path relative to the root. */
  links(): ReadonlyMap<string, string> {
    const links = this.#all().order.filter(({ kind }) => kind === 'link');
    this.#keep(links);
    return new Map(links.map((link) => [link.path, this.#content(link)?.toString('utf8') ?? '/']));
  }

  #entry(absolute: string): GateChange | undefined {
    const inside = this.#inside(absolute);
    if (inside === undefined || inside === '') return undefined;
    const known = this.#known.get(inside);
    if (known) return known.oid === '' ? undefined : known;
    return this.#all().files.get(inside);
  }

  #inside(absolute: string): string | undefined {
    const { root } = this.#options;
    if (absolute === root) return '';
    return absolute.startsWith(`${root}/`) ? absolute.slice(root.length + 1) : undefined;
  }

  #all(): Listing {
    return (this.#listing ??= listingOf(this.#list()));
  }

  #list(): readonly GateChange[] {
    const { commit, complete, known } = this.#options;
    if (complete) return known;
    const args =
      commit === undefined
        ? ['ls-files', '--stage', '-z', '--full-name', '--', ':/']
        : ['ls-tree', '-r', '-z', '--full-tree', commit];
    return parseEntries(this.#ask(args));
  }

  #content(entry: GateChange): Buffer | undefined {
    const { oid } = entry;
    const { contents, complete } = this.#options;
    const held = contents.get(oid) ?? this.#window.get(oid) ?? this.#single.get(oid);
    // Of what changed, all is read beforehand that is not too large.
    const isLarge = !complete && this.#known.has(entry.path);
    const found = held ?? (isLarge ? 'large' : this.#fetch(entry));
    return found === 'large' ? undefined : found;
  }

  /**
   * Whoever asks for a file and then for the next one is going through all of them, and is given many at a time. Configuration
   * is asked for file after file as well, but all over the repository: one question brings all of it, and it is kept.
   */
  #fetch(entry: GateChange): Held | undefined {
    if (isConfigFile(entry.path)) {
      if (!this.#single.has(entry.oid))
        this.#keep(this.#all().order.filter(({ path, kind }) => kind === 'file' && isConfigFile(path)));
      return this.#single.get(entry.oid);
    }
    const { order, places } = this.#all();
    const at = places.get(entry.path) ?? 0;
    const follows = at > this.#windowEnd && at <= this.#windowEnd + batch;
    this.#windowEnd = follows ? at + batch - 1 : at;
    if (follows) this.#window = this.#contents(order.slice(at, at + batch));
    else this.#keep([entry]);
    return (follows ? this.#window : this.#single).get(entry.oid);
  }

  #keep(entries: readonly GateChange[]): void {
    const unread = entries.filter(({ oid }) => !this.#single.has(oid) && !this.#options.contents.has(oid));
    for (const [oid, content] of this.#contents(unread)) this.#single.set(oid, content);
  }

  /** By object name. */
  #contents(entries: readonly GateChange[]): Map<string, Held> {
    const oids = [...new Set(entries.filter(({ kind }) => kind !== 'submodule').map(({ oid }) => oid))];
    if (oids.length === 0) return new Map();
    const sizes = this.#ask(['cat-file', '--batch-check'], asLines(oids)).toString('utf8').split('\n');
    const sizeOf = (index: number): number => {
      const size = Number(sizes[index]?.split(' ')[2]);
      if (Number.isNaN(size))
        throw new GateFault(`Git cannot show every file: object ${oids[index]} is missing.`);
      return size;
    };
    const small = oids.filter((_, index) => sizeOf(index) <= mostContent);
    const found = new Map<string, Held>(oids.map((oid) => [oid, 'large']));
    for (const [oid, content] of objects(this.#ask(['cat-file', '--batch'], asLines(small))))
      found.set(oid, content);
    return found;
  }

  #ask(args: readonly string[], input = ''): Buffer {
    const { git } = this.#options;
    const result = spawnSync(git.git, [...gateOptions, ...args], {
      cwd: git.cwd,
      env: git.env,
      input,
      maxBuffer: 1024 * 1024 * 1024,
      windowsHide: true,
    });
    if (result.status !== 0) throw new GateFault('Git could not list what is in the repository.');
    return result.stdout;
  }
}

function listingOf(order: readonly GateChange[]): Listing {
  const folders = new Map<string, string[]>([['', []]]);
  const add = (inside: string): void => {
    const cut = inside.lastIndexOf('/');
    const folder = cut < 0 ? '' : inside.slice(0, cut);
    const names = folders.get(folder);
    if (names) {
      names.push(inside.slice(cut + 1));
      return;
    }
    folders.set(folder, [inside.slice(cut + 1)]);
    add(folder);
  };
  for (const { path: inside } of order) add(inside);
  return {
    files: new Map(order.map((entry) => [entry.path, entry])),
    places: new Map(order.map((entry, place) => [entry.path, place])),
    order,
    folders,
  };
}

function asLines(oids: readonly string[]): string {
  return oids.map((oid) => `${oid}\n`).join('');
}

/** Reads `git cat-file --batch`. */
function* objects(output: Buffer): Generator<[string, Buffer]> {
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(0x0a, at);
    const [oid = '', , size] = output.toString('utf8', at, end).split(' ');
    if (size === undefined) {
      at = end + 1;
    } else {
      yield [oid, output.subarray(end + 1, end + 1 + Number(size))];
      at = end + 2 + Number(size);
    }
  }
}

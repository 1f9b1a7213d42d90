import { mayImport } from '../imports/mayImport.ts';
import { type Door, findDoors } from './doors.ts';
import type { ByteScan } from './byteScan.ts';
import { fastPass } from './fastPass.ts';
import { Ground, type SideFile } from './ground.ts';
import type { ImportSearch } from './importSearch.ts';
import type { Leak } from './leak.ts';
import { hashLines } from './lineHash.ts';
import { fewestPasted, PastedLines, type PastedRun } from './pastedLines.ts';
import { labInBuild } from './rules/labInBuild.ts';
import { pastedCode } from './rules/pastedCode.ts';
import { productionImportsPrototype } from './rules/productionImportsPrototype.ts';
import { prototypeImportsProduction } from './rules/prototypeImportsProduction.ts';
import { unknownImport } from './rules/unknownImport.ts';
import type { ScanRequest } from './scanRequest.ts';

/** Text and bytes of one file, each made only when it is looked at. */
export interface FileContent {
  readonly bytes: Uint8Array;
  /** One character for each byte. */
  readonly latin1: () => string;
  readonly text: () => string;
}

/** Other types of page than those that import, into which a prototype may be pasted. */
const templates =
  /\.(?:astro|mdx|php|phtml|erb|ejs|hbs|handlebars|mustache|twig|liquid|njk|jinja2?|j2|cshtml|razor|jsp|svg)$/i;

/** Of a prototype's own files; what was moved there from production is production's own. */
const prototypeFile = /^experiments\/[^/]+\/variants\/[^/]+\/(?!from-production\/)/;

/**
 * In bytes. A larger file that computes imports is a bundle, which would be read closely for longer than all others take
 * together only to say that nobody can tell; that is said at once. One that names the other side is always read.
 */
const largestComputed = 512 * 1024;

/** Pages, in whose attributes a name can be spelt with character references. */
const pages = /\.(?:html?|vue|svelte)$/i;
const characterReference = /&[#a-z]/i;

const somewhere = { specifier: undefined, kind: 'dynamic', line: 1 } as const;

/** Places of one file that are noted as not checked; a bundle has hundreds. */
const mostUnknown = 5;

/** Everything that is the same for all files of one scan: names that lead across, and the lines of prototypes. */
export class LeakScan {
  readonly ground: Ground;
  readonly #before: ScanRequest['before'];
  readonly #encode: (text: string) => Uint8Array;
  readonly #pasted = new PastedLines();
  readonly #doors: Readonly<Record<SideFile['side'], readonly Door[]>>;
  #searches: Readonly<Record<SideFile['side'], ImportSearch>> | undefined;
  readonly #labPass: ByteScan;
  #productionPass: ByteScan | undefined;

  /** @param encode a text as UTF-8 */
  constructor(request: ScanRequest, encode: (text: string) => Uint8Array) {
    const ground = new Ground(request);
    this.ground = ground;
    this.#before = request.before;
    this.#encode = encode;
    this.#doors = { production: findDoors(ground, 'production'), lab: findDoors(ground, 'lab') };
    this.#labPass = fastPass(ground, 'lab', this.#doors.lab, encode, undefined);
  }

  /** Whether the scan looks into a file of this name. */
  isScanned({ side, path }: SideFile): boolean {
    return mayImport(path) || (side === 'production' && templates.test(path));
  }

  /** Whether lines of this file, pasted into production, are a leak. */
  isPrototype({ side, path }: SideFile): boolean {
    return side === 'lab' && prototypeFile.test(path) && (mayImport(path) || templates.test(path));
  }

  /** Remembers the lines of a prototype. All must be known before production is scanned. */
  remember(file: SideFile, bytes: Uint8Array): void {
    this.#pasted.add(file.path, hashLines(bytes));
    this.#productionPass = undefined;
  }

  /** Whether prototypes hold more lines than are compared. */
  get isPartlyCompared(): boolean {
    return this.#pasted.isFull;
  }

  /** What the configuration of production says: no file needs to be scanned for it. */
  scanBuild(): Leak[] {
    return labInBuild(this.ground, this.#doors.production);
  }

  /**
   * Scans one file: the fast pass, and where it suspects something a close reading, whose parser is loaded for the first
   * file that needs it. Nothing of `content` is used after this has returned.
   */
  scan(file: SideFile, { bytes, latin1, text }: FileContent): Leak[] | Promise<Leak[]> {
    const pass = file.side === 'lab' ? this.#labPass : (this.#productionPass ??= this.#makePass());
    const seen = pass.scan(bytes, latin1);
    const { named, pasted } = seen;
    const computed = seen.computed || (pages.test(file.path) && characterReference.test(latin1()));
    // Bytes may be gone once something else is read, and resolving imports reads.
    const runs = pasted ? this.#pastedIn(file, bytes) : [];
    const found = runs.map((run) => pastedCode(file, run));
    if (named || (computed && bytes.length <= largestComputed)) return this.#closely(file, text(), found);
    return computed && mayImport(file.path) ? [this.tooLarge(file), ...found] : found;
  }

  /**
   * Says of a file that imports that it is too large to be read closely. With the lab inside production it may well lead across: anybody
   * could make a file large.
   */
  tooLarge(file: SideFile): Leak {
    return unknownImport(file, { found: somewhere, mayCross: this.ground.isLabInside });
  }

  #closely(file: SideFile, text: string, others: readonly Leak[]): Leak[] | Promise<Leak[]> {
    const read = (searches: Readonly<Record<SideFile['side'], ImportSearch>>): Leak[] => [
      ...importsOf(searches[file.side], file, text),
      ...others,
    ];
    return this.#searches ? read(this.#searches) : this.#makeSearches().then(read);
  }

  async #makeSearches(): Promise<Readonly<Record<SideFile['side'], ImportSearch>>> {
    const [{ ImportSearch: Search }, { ImportResolver }] = await Promise.all([
      import('./importSearch.ts'),
      import('../imports/importResolver.ts'),
    ]);
    const { ground } = this;
    const labRoot = ground.isLabInside ? ground.production : (ground.lab ?? ground.production);
    const make = (side: SideFile['side'], root: string) =>
      new Search(ground, new ImportResolver(ground.tree, root), this.#doors[side]);
    return (this.#searches ??= {
      production: make('production', ground.production),
      lab: make('lab', labRoot),
    });
  }

  #makePass(): ByteScan {
    const pasted = this.#pasted.isEmpty ? undefined : this.#pasted;
    return fastPass(this.ground, 'production', this.#doors.production, this.#encode, pasted);
  }

  #pastedIn(file: SideFile, bytes: Uint8Array): PastedRun[] {
    const lines = hashLines(bytes);
    const runs = this.#pasted.find(lines);
    const earlier = runs.length === 0 ? undefined : this.#before?.(file.path);
    if (earlier === undefined) return runs;
    const known = new PastedLines();
    known.add('', hashLines(this.#encode(earlier)));
    return runs.filter((run) => {
      const own = lines.filter(({ line }) => line >= run.line && line <= run.end);
      return !known.find(own).some((each) => each.lines >= own.length - fewestPasted + 1);
    });
  }
}

function importsOf(search: ImportSearch, file: SideFile, text: string): Leak[] {
  const { cross, unknown } = search.read(file, text);
  const make = file.side === 'lab' ? prototypeImportsProduction : productionImportsPrototype;
  const telling = unknown.filter(({ mayCross }) => mayCross);
  const silent = unknown.filter(({ mayCross }) => !mayCross).slice(0, mostUnknown);
  return [
    ...cross.map((each) => make(file, each)),
    ...[...telling, ...silent].map((each) => unknownImport(file, each)),
  ];
}

import { setImmediate as breathe } from 'node:timers/promises';
import { mayImport } from '../../core/boundary/imports/mayImport.ts';
import { type FileContent, LeakScan } from '../../core/boundary/leaks/leakScan.ts';
import { isConfigFile, type SideFile } from '../../core/boundary/leaks/ground.ts';
import type { Leak } from '../../core/boundary/leaks/leak.ts';
import { productionLinksPrototype } from '../../core/boundary/leaks/rules/productionImportsPrototype.ts';
import { secret } from '../../core/boundary/leaks/rules/secret.ts';
import type { ScanRequest, ScanResult, UncheckedFile } from '../../core/boundary/leaks/scanRequest.ts';

/** Larger files are no code that people write; they are named as not checked. */
const largestFile = 5 * 1024 * 1024;
/** In a larger file of the lab, data most likely, secrets are not looked for; it is named as not checked for them. */
const largestSecretFile = 1024 * 1024;
/** Nobody reads these for keys, and they are seldom small: large ones are not worth a word. */
const media =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|heic|woff2?|ttf|otf|eot|mp[34]|m4[av]|mov|webm|wav|ogg)$/i;
/** As many files are scanned before others get their turn. */
const filesAtOnce = 128;

/**
 * Finds where prototype and production touch: imports either way, pasted code, the lab in a build, secrets in prototypes.
 * A fast pass over the bytes of every file finds candidates; only those are read closely. What could not be checked is
 * reported, not passed over.
 *
 * @throws the signal's reason when it is aborted
 */
export async function scanLeaks(request: ScanRequest): Promise<ScanResult> {
  return await new Scan(request).run();
}

/** One scan under way. */
class Scan {
  readonly #request: ScanRequest;
  readonly #scan: LeakScan;
  readonly #leaks: Leak[] = [];
  readonly #unchecked = new Map<string, UncheckedFile>();
  #done = 0;
  #total = 0;

  constructor(request: ScanRequest) {
    this.#request = request;
    this.#scan = new LeakScan(request, (text) => Buffer.from(text));
  }

  async run(): Promise<ScanResult> {
    const files = this.#wanted();
    const scanned = files.filter((file) => this.#scan.isScanned(file));
    const searched = files.filter((file) => file.side === 'lab' && !isOwn(file));
    const production = scanned.some(({ side }) => side === 'production');
    const remembered = production
      ? this.#scan.ground.labFiles.filter((file) => this.#scan.isPrototype(file))
      : [];
    this.#total = remembered.length + scanned.length + searched.length;
    await this.#each(remembered, (file) => this.#remember(file));
    await this.#each(scanned, (file) => this.#scanFile(file));
    this.#checkFolders(files);
    await this.#each(searched, (file) => this.#findSecrets(file));
    this.#addBuild();
    const leaks = this.#leaks.toSorted(byPlace);
    const unknown = leaks.filter(({ rule }) => rule === 'leak/unknown-import').length;
    const unchecked = [...this.#unchecked.values()];
    const { isPartlyCompared } = this.#scan;
    const count = new Set([...scanned, ...searched]).size;
    return { leaks, scanned: count, unknown, unchecked, isPartlyCompared };
  }

  #wanted(): readonly SideFile[] {
    const { ground } = this.#scan;
    const { files } = this.#request;
    if (!files) return [...ground.productionFiles, ...ground.labFiles];
    return files.flatMap((path) => ground.find(path) ?? []);
  }

  async #each(files: readonly SideFile[], work: (file: SideFile) => void | Promise<void>): Promise<void> {
    for (const [index, file] of files.entries()) {
      if (index % filesAtOnce === 0) await this.#pause();
      const under = work(file);
      if (under) await under;
      this.#done += 1;
    }
  }

  async #pause(): Promise<void> {
    this.#request.onProgress?.(this.#done, this.#total);
    await breathe();
    this.#request.signal?.throwIfAborted();
  }

  #remember(file: SideFile): void {
    const bytes = this.#bytesOf(file);
    if (bytes instanceof Uint8Array) this.#scan.remember(file, bytes);
  }

  #scanFile(file: SideFile): void | Promise<void> {
    const bytes = this.#bytesOf(file);
    if (bytes === 'large') this.#skip(file, 'large');
    else if (bytes) return this.#add(this.#scan.scan(file, contentOf(bytes)));
    else this.#checkLink(file);
    return undefined;
  }

  #skip(file: SideFile, reason: UncheckedFile['reason']): void {
    const { absolute, path, side } = file;
    if (this.#unchecked.has(absolute)) return;
    const imports = mayImport(path);
    this.#unchecked.set(absolute, { path, side, reason, imports });
    // With the lab inside, whatever imports could reach it.
    if (reason === 'large' && imports && this.#scan.ground.isLabInside)
      this.#leaks.push(this.#scan.tooLarge(file));
  }

  /** Only the first file that is read closely is waited for: to wait for each would take longer than the scan. */
  #add(found: Leak[] | Promise<Leak[]>): void | Promise<void> {
    if (found instanceof Promise) return found.then((leaks) => this.#add(leaks));
    this.#leaks.push(...found);
    return undefined;
  }

  /** What could not be read as a file may be a link into the lab. */
  #checkLink(file: SideFile): void {
    if (file.side === 'lab') return;
    const target = this.#scan.ground.withinLab(this.#request.tree.realPath?.(file.absolute) ?? '');
    if (target !== undefined) this.#leaks.push(productionLinksPrototype(file, target));
  }

  /** Listings name files and links: an entry that is a folder is a link to one, whatever it is called. */
  #checkFolders(files: readonly SideFile[]): void {
    const { tree, lab } = this.#request;
    if (lab === undefined || !tree.realPath) return;
    for (const file of files)
      if (!this.#scan.isScanned(file) && tree.isFolder(file.absolute)) this.#checkLink(file);
  }

  async #findSecrets(file: SideFile): Promise<void> {
    const bytes = this.#bytesOf(file, largestSecretFile);
    if (bytes === 'large' && !media.test(file.path)) this.#skip(file, 'large-for-secrets');
    if (!(bytes instanceof Uint8Array)) return;
    const text = withoutNuls(Buffer.from(bytes).toString());
    // Loaded for the first prototype: the editor and most commits never need it.
    const { findSecrets } = await import('./findSecrets.ts');
    this.#leaks.push(...(await findSecrets(file.path, text)).map((found) => secret(file, found)));
  }

  #bytesOf({ absolute }: SideFile, limit = largestFile): Uint8Array | 'large' | undefined {
    const { tree } = this.#request;
    if (tree.bytes) {
      const bytes = tree.bytes(absolute, limit);
      return bytes instanceof Uint8Array ? asUtf8(bytes) : bytes;
    }
    const text = tree.read(absolute);
    return text === undefined ? undefined : Buffer.from(text);
  }

  #addBuild(): void {
    const only = this.#request.files && new Set(this.#request.files);
    // What is found stands in configuration, so a change without any needs no look at all of it.
    if (only && ![...only].some(isConfigFile)) return;
    const { production } = this.#scan.ground;
    for (const leak of this.#scan.scanBuild())
      if (!only || only.has(`${production}/${leak.path}`)) this.#leaks.push(leak);
  }
}

/** TypeScript and bundlers read UTF-16 too, by the mark at its beginning; in it no name is spelt as in UTF-8. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  if (!isLittle && !(first === 0xfe && second === 0xff)) return bytes;
  return Buffer.from(new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(bytes));
}

/** One NUL does not make a text unreadable for people; where every other character is one, it is UTF-16 without a mark. */
function withoutNuls(text: string): string {
  if (!text.includes('\0')) return text;
  const isWide = text.split('\0').length > text.length / 3;
  return text.replaceAll('\0', isWide ? '' : ' ');
}

function contentOf(bytes: Uint8Array): FileContent {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { bytes: buffer, latin1: () => buffer.toString('latin1'), text: () => buffer.toString() };
}

/** Our own records in the lab: they never leave it. */
function isOwn({ path }: SideFile): boolean {
  return path.startsWith('.footbridge/');
}

function byPlace(a: Leak, b: Leak): number {
  const [left, right] = [a, b].map(({ side, path }) => `${side === 'production' ? 0 : 1}${path}`);
  if (left !== right) return (left ?? '') < (right ?? '') ? -1 : 1;
  return a.line - b.line;
}

import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { errors } from '../../core/errors.ts';
import { importLimits } from './importLimits.ts';

const mostEntries = 10_000;
/** Below this a part may be packed as tightly as it likes: empty cells compress a thousandfold. */
const smallPart = 32 * 1024 * 1024;

/** The parts of an XLSX file (a ZIP archive), read one at a time and never onto the disk. */
export class XlsxArchive {
  readonly #name: string;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(name: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#name = name;
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws FootbridgeError `data-unreadable` when it is no such archive */
  static async open(file: string, name: string): Promise<XlsxArchive> {
    const zip = await openPromise(file, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    }).catch((error: unknown) => {
      throw unreadable(name, error);
    });
    try {
      if (zip.entryCount > mostEntries) throw errors.dataUnreadable(name, 'it consists of too many parts');
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
      return new XlsxArchive(name, zip, entries);
    } catch (error) {
      zip.close();
      throw unreadable(name, error);
    }
  }

  has(part: string): boolean {
    return this.#entries.has(part.toLowerCase());
  }

  /**
   * A part's bytes, unpacked while they are read.
   * @param limit the most bytes it may unpack to
   * @param progress is told the packed bytes read so far, as well as they can be known
   */
  async *read(part: string, limit: number, progress?: (read: number) => void): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(part.toLowerCase());
    if (entry === undefined) throw errors.dataUnreadable(this.#name, `its part "${part}" is missing`);
    if (entry.isEncrypted()) throw errors.dataUnreadable(this.#name, 'it is protected by a password');
    let unpacked = 0;
    try {
      const stream: AsyncIterable<Buffer> = await this.#zip.openReadStreamPromise(entry);
      for await (const bytes of stream) {
        unpacked += bytes.length;
        const suspicious = unpacked > smallPart && unpacked > entry.compressedSize * importLimits.packing;
        if (unpacked > limit || suspicious)
          throw errors.dataTooLarge(
            this.#name,
            'parts that unpack to more than can be read; saving the sheet as CSV may help',
          );
        progress?.(Math.round((unpacked / Math.max(1, entry.uncompressedSize)) * entry.compressedSize));
        yield bytes;
      }
    } catch (error) {
      throw unreadable(this.#name, error);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

/** What yauzl and zlib throw means that the archive is damaged; errors of the catalogue stay as they are. */
function unreadable(name: string, error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'FootbridgeError' || 'syscall' in error) return error;
  return errors.dataUnreadable(
    name,
    'it is not an XLSX file or is damaged (files of older Excel, and those with a password, must be saved as .xlsx or CSV first)',
  );
}

import type { FoundFile, Findings, LeftOut } from '../../core/adopt/adoption.ts';
import { whyFileLeftOut } from '../../core/adopt/whyLeftOut.ts';
import { isTextPath } from '../../core/lab/variantPath.ts';

const megabyte = 1024 * 1024;

/** What may be taken over: the most files, and bytes of one text, of one picture and of all together. */
export const intakeLimits = {
  files: 400,
  text: megabyte,
  picture: 2 * megabyte,
  all: 20 * megabyte,
} as const;

/** Gathers files that may be part of a prototype, within limits; everything else is listed with the reason. */
export class Intake {
  readonly #files: FoundFile[] = [];
  readonly #leftOut: LeftOut[] = [];
  #bytes = 0;

  get findings(): Findings {
    return { files: this.#files, leftOut: this.#leftOut };
  }

  leaveOut(path: string, why: string): void {
    this.#leftOut.push({ path, why });
  }

  /**
   * Takes a file if it may be taken; only then is it read.
   *
   * @param found its path, in which Macs write an umlaut as two characters; a variant's paths have one
   * @param size what it is said to have in bytes; `read` gives no more than that
   */
  async offer(found: string, size: number, read: () => Promise<Buffer>): Promise<void> {
    const path = found.normalize('NFC');
    const isText = isTextPath(path) || /\.htm$/i.test(path);
    const why = whyFileLeftOut(path) ?? this.#whyTooMuch(size, isText);
    if (why !== undefined) return this.leaveOut(path, why);
    const bytes = await read();
    this.#bytes += bytes.length;
    if (!isText) {
      this.#files.push({ path, base64: bytes.toString('base64') });
      return undefined;
    }
    const text = decode(bytes);
    if (text === undefined) return this.leaveOut(path, 'It is not text in UTF-8.');
    this.#files.push({ path, text });
    return undefined;
  }

  #whyTooMuch(size: number, isText: boolean): string | undefined {
    const most = isText ? intakeLimits.text : intakeLimits.picture;
    if (size > most) return `It is larger than ${most / megabyte} MB.`;
    if (this.#files.length >= intakeLimits.files)
      return `A prototype has ${intakeLimits.files} files at most.`;
    if (this.#bytes + size > intakeLimits.all)
      return `All files together would be larger than ${intakeLimits.all / megabyte} MB.`;
    return undefined;
  }
}

/** The text of a file, without a byte order mark. */
function decode(bytes: Buffer): string | undefined {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    const text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

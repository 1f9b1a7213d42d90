import { importLimits } from './importLimits.ts';
import { readXml } from './readXml.ts';
import type { XlsxArchive } from './xlsxArchive.ts';

/** The texts that the cells of an XLSX file refer to by number, kept as UTF-8 outside of the JavaScript heap. */
export class SharedTexts {
  #bytes = Buffer.alloc(1024 * 1024);
  #used = 0;
  #ends = new Uint32Array(16_384);
  #count = 0;

  /** @throws FootbridgeError `data-too-large` when there are too many to hold */
  static async read(archive: XlsxArchive, name: string): Promise<SharedTexts> {
    const texts = new SharedTexts();
    const part = 'xl/sharedStrings.xml';
    if (!archive.has(part)) return texts;
    let inText = false;
    let phonetic = false;
    let text = '';
    const reading = readXml(name, archive.read(part, importLimits.sharedTextBytes), {
      open: (tag) => {
        if (tag === 't') inText = true;
        else if (tag === 'rPh') phonetic = true;
      },
      text: (piece) => {
        if (inText && !phonetic) text += piece;
      },
      close: (tag) => {
        if (tag === 't') inText = false;
        else if (tag === 'rPh') phonetic = false;
        else if (tag === 'si') {
          texts.#add(text);
          text = '';
        }
      },
    });
    while (!(await reading.next()).done);
    return texts;
  }

  /** The text of this number; empty when there is none. */
  at(index: number): string {
    if (!(index >= 0 && index < this.#count)) return '';
    const start = index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
    return this.#bytes.toString('utf8', start, this.#ends[index]);
  }

  #add(text: string): void {
    const needed = this.#used + text.length * 3;
    if (needed > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#used);
      this.#bytes = larger;
    }
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(this.#ends.length * 2);
      larger.set(this.#ends);
      this.#ends = larger;
    }
    this.#used += this.#bytes.write(text, this.#used, 'utf8');
    this.#ends[this.#count] = this.#used;
    this.#count += 1;
  }
}

import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Pages for a browser, in a temporary folder that only this user may read (0700, see mkdtemp). The folder is made with
 * the first page and removed on dispose.
 */
export class BrowserPages {
  #making: Promise<string> | undefined;
  #made: string | undefined;

  /**
   * Writes a page; one of the same name is replaced.
   *
   * @param name of the file, without ending; letters, digits and dashes
   * @returns the file's path
   * @throws the file system's error
   */
  async write(name: string, html: string): Promise<string> {
    const folder = await this.#folder();
    const file = path.join(folder, `${name.replaceAll(/[^\w-]/g, '-')}.html`);
    await writeFile(file, html, { mode: 0o600 });
    return file;
  }

  /** One for all pages, also for those that are written at the same time; after a failure it is tried again. */
  async #folder(): Promise<string> {
    if (this.#made !== undefined) return this.#made;
    this.#making ??= mkdtemp(path.join(tmpdir(), 'footbridge-preview-'));
    try {
      this.#made = await this.#making;
      return this.#made;
    } finally {
      this.#making = undefined;
    }
  }

  dispose(): void {
    if (this.#made !== undefined) rmSync(this.#made, { recursive: true, force: true });
  }
}

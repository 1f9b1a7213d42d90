import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { inExistingFolder, inFolder, inspectFile } from '../lab/jail.ts';
import { hashOf, type FileMark, type KeptPlace } from './fileMark.ts';
import { isSecretName } from './secretNames.ts';

/** Largest file that is kept, in bytes. */
export const largestKept = 1024 * 1024;
/** How much is kept in all by one window, in bytes. */
const mostKept = 64 * 1024 * 1024;
const packName = /^[0-9a-f-]{36}\.pack$/;

const noFollow = constants.O_NOFOLLOW ?? 0;

/**
 * Copies of production files as they were, so that they can be put back where no git does it. They lie in a folder of
 * the lab that git ignores, each window's in a file of its own, one after the other: a flush for each would take longer
 * than the copying.
 */
export class KeptContents {
  readonly #lab: string;
  readonly #segments: readonly string[];
  #pack = `${randomUUID()}.pack`;
  #length = 0;
  #waiting: Promise<unknown> = Promise.resolve();

  /**
   * @param lab its real path
   * @param segments the folder in it
   */
  constructor(lab: string, segments: readonly string[]) {
    this.#lab = lab;
    this.#segments = segments;
  }

  /** Whether the contents of a file may be kept, judged by its name and size. */
  static mayKeep(path: string, size: number): boolean {
    return size <= largestKept && !isSecretName(path);
  }

  /**
   * Keeps contents.
   * @returns where each is, `undefined` for those that are too many
   * @throws what the disk says; then nothing is kept
   */
  async keep(contents: readonly Uint8Array[]): Promise<readonly (KeptPlace | undefined)[]> {
    const kept = this.#waiting.then(() => this.#append(contents));
    this.#waiting = kept.catch(() => undefined);
    return await kept;
  }

  /** What was kept for a mark; `undefined` when it is not there any more, or not what it was. */
  async read({ kept, hash }: FileMark): Promise<Buffer | undefined> {
    if (!kept || !packName.test(kept.pack) || kept.length > largestKept) return undefined;
    const contents = await inExistingFolder(this.#lab, this.#segments, async (folder) => {
      if ((await inspectFile(folder, kept.pack)) === undefined) return undefined;
      const handle = await open(folder.child(kept.pack), constants.O_RDONLY | noFollow);
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(kept.length), 0, kept.length, kept.at);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    });
    return contents && hashOf(contents) === hash ? contents : undefined;
  }

  /** Removes what nothing refers to any more. To be called while no other window keeps anything. */
  async removeAllBut(packs: ReadonlySet<string>): Promise<void> {
    const removed = this.#waiting.then(() => this.#removeAllBut(packs));
    this.#waiting = removed.catch(() => undefined);
    await removed;
  }

  async #removeAllBut(packs: ReadonlySet<string>): Promise<void> {
    await inExistingFolder(this.#lab, this.#segments, async (folder) => {
      const names = (await readdir(folder.path)).filter((name) => packName.test(name) && !packs.has(name));
      for (const name of names) await rm(folder.child(name), { force: true });
    });
    if (!packs.has(this.#pack)) [this.#pack, this.#length] = [`${randomUUID()}.pack`, 0];
  }

  async #append(contents: readonly Uint8Array[]): Promise<(KeptPlace | undefined)[]> {
    let end = this.#length;
    const places = contents.map(({ length }) => {
      if (length > largestKept || end + length > mostKept) return undefined;
      end += length;
      return { pack: this.#pack, at: end - length, length };
    });
    const bytes = Buffer.concat(contents.filter((_, index) => places[index] !== undefined));
    if (bytes.length === 0) return places;
    await inFolder(this.#lab, this.#segments, async (folder) => {
      await inspectFile(folder, this.#pack);
      const flags = constants.O_WRONLY | constants.O_CREAT | noFollow;
      const handle = await open(folder.child(this.#pack), flags, 0o600);
      try {
        await handle.write(bytes, 0, bytes.length, this.#length);
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
    this.#length = end;
    return places;
  }
}

import { lstat } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { withLock } from '../lab/labLock.ts';
import { setAside } from '../lab/setAside.ts';
import { readRecord, writeRecord, type RecordKind } from '../lab/records.ts';
import { isSlug, ownFolder } from '../lab/labPaths.ts';
import { errors } from '../../core/errors.ts';
import { fileMarkSchema } from './fileMark.ts';

const baseVersion = 1;

const folderBaseSchema = z.object({
  /** The production folder's real path: the record is for this computer only. */
  root: z.string().min(1),
  /** What told the truth when it was taken. */
  by: z.enum(['git', 'snapshot']),
  /** The commit that was checked out; missing before the first one, and without git. */
  head: z.string().optional(),
  /** When it was taken, in milliseconds since 1970: what is older was there before. Missing in older records. */
  takenAt: z.number().optional(),
  /** Where HEAD and the stash were; missing without git. */
  history: z.string().optional(),
  /** Whether everything in the folder could be looked at. */
  isComplete: z.boolean(),
  /**
   * Files that are not to be blamed on exploration while they are as marked, by their path in the folder: with git those
   * that differed from HEAD, without it all files; and what was accepted since.
   */
  marks: z.record(z.string(), fileMarkSchema),
});
export type FolderBase = z.infer<typeof folderBaseSchema>;

const baseSchema = z.object({ schemaVersion: z.literal(baseVersion), folders: z.array(folderBaseSchema) });
type BaseRecord = z.infer<typeof baseSchema>;
const baseKind: RecordKind<BaseRecord> = { schema: baseSchema, version: baseVersion };

/** Where an experiment's records about production lie in the lab; git ignores them. */
export function baseFolder(slug: string): string[] {
  if (!isSlug(slug)) throw errors.unknownExperiment(slug);
  return [ownFolder, 'boundary', slug];
}

/** Taking a base reads many files; another window waits for it. In milliseconds. */
const patience = 60_000;

/**
 * Works out what becomes of a folder's base, from what is recorded now; `undefined` leaves it as it is. `beside` is the base
 * that was taken of the same folder by the other means.
 */
export type BaseChange = (
  present: FolderBase | undefined,
  beside: FolderBase | undefined,
) => Promise<FolderBase | undefined>;

/**
 * How production was when an experiment first became active in this clone, in
 * `<lab>/.footbridge/boundary/<slug>.json`: what was changed before is not exploration's doing.
 */
export class ExplorationBase {
  readonly #lab: string;
  readonly #slug: string;
  readonly #file: string;

  /** @param lab its real path */
  constructor(lab: string, slug: string) {
    this.#lab = lab;
    this.#slug = slug;
    this.#file = `${baseFolder(slug).join('/')}.json`;
  }

  /** Stands for what is recorded: it is another one after every change, whichever window made it. */
  async stamp(): Promise<string> {
    const stats = await lstat(path.join(this.#lab, this.#file), { bigint: true }).catch(() => undefined);
    return stats ? `${stats.ino}:${stats.size}:${stats.mtimeNs}` : '';
  }

  /**
   * The base of a production folder.
   * @returns `undefined` when none was taken yet, or the record is damaged: then it is set aside
   * @throws FootbridgeError `newer-version`
   */
  async read(root: string, by: FolderBase['by']): Promise<FolderBase | undefined> {
    const record = await this.#readOrSetAside();
    return record?.folders.find((one) => one.root === root && one.by === by);
  }

  /**
   * Changes the base of a production folder while no other window does, nor keeps contents for it.
   *
   * @param onWritten called before others have their turn, with the packs that the record names after the change
   * @returns the base after it
   * @throws FootbridgeError as writing a record does
   */
  async change(
    root: string,
    by: FolderBase['by'],
    change: BaseChange,
    onWritten?: (packs: ReadonlySet<string>) => Promise<void>,
  ): Promise<FolderBase | undefined> {
    const busy = (): Error => errors.writeFailed(this.#file, 'another window is writing it');
    return await withLock(this.#lab, { name: `boundary-${this.#slug}`, patience, busy }, async () => {
      const before = (await this.#readOrSetAside())?.folders ?? [];
      const ofFolder = before.filter((one) => one.root === root);
      const present = ofFolder.find((one) => one.by === by);
      const next = await change(
        present,
        ofFolder.find((one) => one !== present),
      );
      if (!next) return present;
      const folders = [...before.filter((one) => one !== present), next];
      await writeRecord(this.#lab, this.#file, baseKind, { schemaVersion: baseVersion, folders });
      await onWritten?.(packsOf(folders));
      return next;
    });
  }

  async #readOrSetAside(): Promise<BaseRecord | undefined> {
    try {
      return await readRecord(this.#lab, this.#file, baseKind);
    } catch (error) {
      if (!(error instanceof FootbridgeError) || error.code !== 'damaged-file') throw error;
      const segments = this.#file.split('/');
      await setAside(this.#lab, segments.slice(0, -1), segments.at(-1) ?? '');
      return undefined;
    }
  }
}

function packsOf(folders: readonly FolderBase[]): Set<string> {
  const marks = folders.flatMap((one) => Object.values(one.marks));
  return new Set(marks.flatMap(({ kept }) => (kept ? [kept.pack] : [])));
}

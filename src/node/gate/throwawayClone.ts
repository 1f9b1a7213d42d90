import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gateGit, type GateGit } from './gateGit.ts';

/** A file to be planted: its content, or where a link points, or nothing to delete it. */
export interface Planted {
  readonly path: string;
  readonly mode?: '100644' | '120000' | '160000';
  readonly text: string | undefined;
}

/** As far up from the clone as something may be put beside it. */
export const mostSteps = 6;

/**
 * A repository in a temporary folder that borrows the objects of another one: planting in it changes nothing there, and
 * nothing is copied, however large it is.
 */
export class ThrowawayClone {
  readonly git: GateGit;
  readonly folder: string;
  readonly #whole: string;
  #head: string | undefined;

  private constructor(git: GateGit, { whole, head }: { whole: string; head: string | undefined }) {
    this.git = git;
    this.folder = git.cwd;
    this.#whole = whole;
    this.#head = head;
  }

  /**
   * @param root of the repository, absolute: the clone has its name, so that a lab beside it is found by the same name
   * @throws GateFault when `source` is no repository
   */
  static async make(source: GateGit, root: string): Promise<ThrowawayClone> {
    const where = await source.run(['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
    const objects = where.stdout.toString('utf8').trimEnd();
    const format = await source.run(['rev-parse', '--show-object-format']);
    const found = await source.run(['rev-parse', '--verify', '--quiet', 'HEAD'], { answers: [1] });
    const head = found.exitCode === 0 ? found.stdout.toString('utf8').trim() : undefined;
    const whole = await mkdtemp(path.join(await realpath(tmpdir()), 'footbridge-doctor-'));
    const folder = path.join(whole, ...Array<string>(mostSteps).fill('x'), path.basename(root));
    try {
      await mkdir(folder, { recursive: true });
      const git = gateGit(source.git, folder, {});
      const objectFormat = `--object-format=${format.stdout.toString('utf8').trim()}`;
      await git.run(['init', '--quiet', '--template=', objectFormat]);
      await writeFile(path.join(folder, '.git', 'objects', 'info', 'alternates'), `${objects}\n`);
      if (head !== undefined) await git.run(['update-ref', '--no-deref', 'HEAD', head]);
      return new ThrowawayClone(git, { whole, head });
    } catch (error) {
      await rm(whole, { recursive: true, force: true });
      throw error;
    }
  }

  /** Makes the index what the last commit holds, with these files on top. */
  async plant(files: readonly Planted[]): Promise<void> {
    await this.git.run(this.#head === undefined ? ['read-tree', '--empty'] : ['read-tree', 'HEAD']);
    for (const { path: file, mode = '100644', text } of files) {
      if (text === undefined) {
        await this.git.run(['update-index', '--force-remove', '--', file]);
      } else {
        const oid = mode === '160000' ? text : await this.#write(text);
        await this.git.run(['update-index', '--add', '--replace', '--cacheinfo', `${mode},${oid},${file}`]);
      }
    }
  }

  /** Commits the index, so that what is planted next is a change to it. */
  async commit(): Promise<void> {
    const identity = ['-c', 'user.name=Footbridge doctor', '-c', 'user.email=doctor@footbridge.invalid'];
    const tree = (await this.git.run(['write-tree'])).stdout.toString('utf8').trim();
    const parent = this.#head === undefined ? [] : ['-p', 'HEAD'];
    const made = await this.git.run([
      ...identity,
      'commit-tree',
      tree,
      ...parent,
      '-m',
      'Planted by the doctor',
    ]);
    this.#head = made.stdout.toString('utf8').trim();
    await this.git.run(['update-ref', '--no-deref', 'HEAD', this.#head]);
  }

  async remove(): Promise<void> {
    await rm(this.#whole, { recursive: true, force: true });
  }

  /** Puts a file beside the clone. @param file relative to it, at most {@link mostSteps} steps up */
  async write(file: string, text: string): Promise<void> {
    const place = path.join(this.folder, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  }

  async #write(text: string): Promise<string> {
    const written = await this.git.run(['hash-object', '-w', '--stdin'], { input: text });
    return written.stdout.toString('utf8').trim();
  }
}

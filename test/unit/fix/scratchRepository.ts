import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A real repository in a temporary folder, apart from the settings of whoever runs the tests. */
export class ScratchRepository {
  readonly root: string;
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(root: string) {
    this.root = root;
    const kept = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name));
    this.#environment = {
      ...Object.fromEntries(kept),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
    };
  }

  /** @param files text by path, committed at once; none makes a repository without a commit */
  static async create(files: Readonly<Record<string, string>>): Promise<ScratchRepository> {
    const root = await realpath(await mkdtemp(path.join(tmpdir(), 'footbridge-fixtest-')));
    const repository = new ScratchRepository(root);
    await repository.git('init', '--quiet', '--initial-branch=main');
    await repository.git('config', 'user.name', 'Sample Person');
    await repository.git('config', 'user.email', 'person@example.test');
    if (Object.keys(files).length > 0) {
      await repository.write(files);
      await repository.git('add', '--all');
      await repository.git('commit', '--quiet', '--message', 'Begin');
    }
    return repository;
  }

  async git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, { cwd: this.root, env: this.#environment });
    return stdout.replace(/\n$/, '');
  }

  async write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.root, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }

  async remove(...names: string[]): Promise<void> {
    for (const name of names) await rm(path.join(this.root, name), { recursive: true });
  }

  async makeExecutable(name: string): Promise<void> {
    await chmod(path.join(this.root, name), 0o755);
  }

  /**
   * Everything that must not change: every file of the working tree with its mode, and HEAD, index, stash and other
   * refs, byte for byte. Objects nobody refers to are left out, and so are branches of ours.
   */
  async fingerprint(): Promise<string> {
    const lines: string[] = [];
    await this.#walk('', lines);
    const refs = await this.git('for-each-ref', '--format=%(refname) %(objectname)');
    lines.push(...refs.split('\n').filter((line) => !line.startsWith('refs/heads/footbridge/')));
    return lines.join('\n');
  }

  async dispose(): Promise<void> {
    await rm(this.root, { recursive: true, force: true, maxRetries: 3 });
  }

  async #walk(folder: string, lines: string[]): Promise<void> {
    for (const name of (await readdir(path.join(this.root, folder))).toSorted()) {
      const relative = path.posix.join(folder, name);
      if (/^\.git\/(objects|logs\/refs\/heads\/footbridge|refs\/heads\/footbridge)$/.test(relative)) continue;
      const location = path.join(this.root, relative);
      const stats = await lstat(location);
      if (stats.isDirectory()) {
        // Git makes folders of refs and logs as it needs them; what is in them counts.
        if (!relative.startsWith('.git/')) lines.push(`${relative}/`);
        await this.#walk(relative, lines);
      } else {
        const content = stats.isSymbolicLink() ? await readlink(location) : await readFile(location);
        lines.push(`${relative} ${stats.mode} ${createHash('sha256').update(content).digest('hex')}`);
      }
    }
  }
}

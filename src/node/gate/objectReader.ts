import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { GateFault } from './gateFault.ts';
import { gateOptions, type GateGit } from './gateGit.ts';

/** Content beyond this many bytes is not kept: nothing people write by hand is larger. */
export const mostContent = 5 * 1024 * 1024;

/** An object of the repository. */
export interface GitObject {
  readonly oid: string;
  /** `undefined` for one larger than {@link mostContent}. */
  readonly content: Buffer | undefined;
}

interface Waiting {
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** The object whose content is arriving: how much is missing, with its final newline, and what has been kept. */
interface Arriving {
  readonly oid: string;
  missing: number;
  readonly kept: Buffer[] | undefined;
}

/** One `git cat-file --batch` for a whole run: starting git for each file would take longer than all the rest. */
export class ObjectReader {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #waiting: Waiting[] = [];
  #failure: GateFault | undefined;
  #pieces: Buffer[] = [];
  #arriving: Arriving | undefined;

  constructor(git: GateGit) {
    this.#child = spawn(git.git, [...gateOptions, 'cat-file', '--batch'], {
      cwd: git.cwd,
      env: git.env,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    this.#child.stdout.on('data', (piece: Buffer) => this.#take(piece));
    this.#child.on('error', () => this.#fail());
    this.#child.on('close', () => this.#fail());
    this.#child.stdin.on('error', () => this.#fail());
  }

  /**
   * @param name an object name, or `<commit>:<path>`
   * @returns `undefined` when there is no such object
   * @throws GateFault when git ends before it has answered
   */
  async read(name: string): Promise<GitObject | undefined> {
    if (this.#failure) throw this.#failure;
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      const { stdin } = this.#child;
      // Questions of the same moment go out in one piece.
      if (stdin.writableCorked === 0) {
        stdin.cork();
        process.nextTick(() => stdin.uncork());
      }
      stdin.write(`${name}\n`);
    });
  }

  /** Nothing can be read any more. */
  close(): void {
    this.#child.stdin.end();
  }

  #take(piece: Buffer): void {
    let rest = piece;
    while (rest.length > 0) rest = this.#arriving ? this.#content(this.#arriving, rest) : this.#header(rest);
  }

  #header(piece: Buffer): Buffer {
    const end = piece.indexOf(0x0a);
    this.#pieces.push(end < 0 ? piece : piece.subarray(0, end));
    if (end < 0) return piece.subarray(piece.length);
    const header = Buffer.concat(this.#pieces).toString('utf8');
    this.#pieces = [];
    const found = /^([0-9a-f]{40,64}) \w+ (\d+)$/.exec(header);
    if (found) {
      const size = Number(found[2]);
      this.#arriving = { oid: `${found[1]}`, missing: size + 1, kept: size > mostContent ? undefined : [] };
    } else {
      this.#waiting.shift()?.resolve(undefined);
    }
    return piece.subarray(end + 1);
  }

  #content(arriving: Arriving, piece: Buffer): Buffer {
    const part = piece.subarray(0, arriving.missing);
    arriving.kept?.push(part);
    arriving.missing -= part.length;
    if (arriving.missing === 0) {
      this.#arriving = undefined;
      const content = arriving.kept && Buffer.concat(arriving.kept).subarray(0, -1);
      this.#waiting.shift()?.resolve({ oid: arriving.oid, content });
    }
    return piece.subarray(part.length);
  }

  #fail(): void {
    this.#failure ??= new GateFault('Git ended before it had shown every file.');
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}

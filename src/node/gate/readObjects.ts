import { spawn } from 'node:child_process';
import { GateFault } from './gateFault.ts';
import { gateOptions, type GateGit } from './gateGit.ts';
import { mostContent, ObjectReader, type GitObject } from './objectReader.ts';

/** In bytes: what usual commits hold is read in one piece, which takes half the time; more than this comes piece by piece. */
const mostAtOnce = 64 * 1024 * 1024;
/** So many names are worth two processes, each with a half: git opens file after file, and most of the time goes into that. */
const worthTwo = 100;

/**
 * Reads objects of the repository with `git cat-file`.
 *
 * @param names object names, or `<commit>:<path>`
 * @param most bytes that are held at once
 * @returns for each name what it means; `undefined` when there is no such object
 * @throws GateFault when git does not answer for each
 */
export async function readObjects(
  git: GateGit,
  names: readonly string[],
  most = mostAtOnce,
): Promise<ReadonlyMap<string, GitObject | undefined>> {
  if (names.some((name) => name.includes('\n')))
    throw new GateFault('A file the gate goes by has a line break in its name.');
  const middle = names.length < worthTwo ? names.length : Math.ceil(names.length / 2);
  const parts = [names.slice(0, middle), names.slice(middle)].filter(({ length }) => length > 0);
  const read = await Promise.all(parts.map(async (part) => await readPart(git, part, most / parts.length)));
  return new Map(read.flatMap((objects) => [...objects]));
}

async function readPart(git: GateGit, names: readonly string[], most: number) {
  const output = await readWhole(git, names, most);
  return output ? parse(output, names) : await readPieces(git, names);
}

/** @returns what git says of all of them; `undefined` where that is more than `most` bytes */
async function readWhole(git: GateGit, names: readonly string[], most: number): Promise<Buffer | undefined> {
  return await new Promise((resolve, reject) => {
    const child = spawn(git.git, [...gateOptions, 'cat-file', '--batch', '--buffer'], {
      cwd: git.cwd,
      env: git.env,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const fail = (): void => reject(new GateFault('Git ended before it had shown every file.'));
    const pieces: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (piece: Buffer) => {
      pieces.push(piece);
      size += piece.length;
      if (size > most) child.kill();
    });
    child.on('error', fail);
    child.on('close', (code) => {
      if (size > most) resolve(undefined);
      else if (code === 0) resolve(Buffer.concat(pieces));
      else fail();
    });
    // A git that ends before it has read everything closes the pipe; its exit code tells what was wrong.
    child.stdin.on('error', () => {});
    child.stdin.end(names.map((name) => `${name}\n`).join(''));
  });
}

async function readPieces(git: GateGit, names: readonly string[]) {
  const reader = new ObjectReader(git);
  try {
    return new Map(await Promise.all(names.map(async (name) => [name, await reader.read(name)] as const)));
  } finally {
    reader.close();
  }
}

function parse(output: Buffer, names: readonly string[]): Map<string, GitObject | undefined> {
  const found = new Map<string, GitObject | undefined>();
  let at = 0;
  for (const name of names) {
    const end = output.indexOf(0x0a, at);
    if (end < 0) throw new GateFault('Git ended before it had shown every file.');
    const header = /^([0-9a-f]{40,64}) \w+ (\d+)$/.exec(output.toString('latin1', at, end));
    at = end + 1;
    if (header) {
      const size = Number(header[2]);
      const content = size > mostContent ? undefined : output.subarray(at, at + size);
      found.set(name, { oid: `${header[1]}`, content });
      at += size + 1;
    } else {
      found.set(name, undefined);
    }
  }
  if (at !== output.length) throw new GateFault('Git ended before it had shown every file.');
  return found;
}

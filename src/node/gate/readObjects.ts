import { spawnSync } from 'node:child_process';
import { GateFault } from './gateFault.ts';
import { gateOptions, type GateGit } from './gateGit.ts';
import { mostContent, ObjectReader, type GitObject } from './objectReader.ts';

/** In bytes: what usual commits hold is read in one piece, which takes half the time; more than this comes piece by piece. */
const mostAtOnce = 64 * 1024 * 1024;

/**
 * Reads objects of the repository with one `git cat-file`.
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
  if (names.length === 0) return new Map();
  const { error, status, stdout } = spawnSync(git.git, [...gateOptions, 'cat-file', '--batch', '--buffer'], {
    cwd: git.cwd,
    env: git.env,
    input: names.map((name) => `${name}\n`).join(''),
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: most,
    windowsHide: true,
  });
  if (error && 'code' in error && error.code === 'ENOBUFS') return await readPieces(git, names);
  if (error || status !== 0) throw new GateFault('Git ended before it had shown every file.');
  return parse(stdout, names);
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

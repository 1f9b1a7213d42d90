import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Deletion, OutOfReach } from '../../core/evidence/outOfReach.ts';
import { sameCode } from '../../core/evidence/participantCode.ts';
import { findRepository } from '../git/findRepository.ts';
import { runGit } from '../git/runGit.ts';
import { findMentions, mentions, textOf } from './findMentions.ts';
import { experimentSegments } from './labPaths.ts';
import { briefNames } from './writeBrief.ts';

/**
 * Looks where a withdrawn participant may still be found: in the history of the repository that the lab lies in, with its remotes,
 * in the brief in the lab, and in all other texts there. What was sent elsewhere, no program can see.
 *
 * @param lab the lab's folder
 * @param git the executable; `undefined` when none may be run
 */
export async function findOutOfReach(
  lab: string,
  git: string | undefined,
  { slug, participant, files }: Deletion,
): Promise<OutOfReach[]> {
  return [
    ...(await lookInGit(lab, git, files)),
    ...(await lookInBrief(lab, slug, participant)),
    ...(await lookElsewhere(lab, slug, participant)),
  ];
}

/**
 * Looks which files or folders git still has, in its history or index, and whether other clones have them.
 * @param files relative to the lab
 */
export async function lookInGit(
  lab: string,
  git: string | undefined,
  files: readonly string[],
): Promise<Extract<OutOfReach, { kind: 'gitHistory' | 'gitRemotes' | 'gitUnknown' }>[]> {
  if (files.length === 0 || (await findRepository(lab)) === undefined) return [];
  if (git === undefined) return [{ kind: 'gitUnknown' }];
  try {
    const ask = async (...args: string[]) =>
      (await runGit(git, ['--literal-pathspecs', ...args], { cwd: lab })).stdout.toString('utf8').trim();
    const held: string[] = [];
    for (const file of files) {
      const commit = await ask('rev-list', '--all', '--reflog', '-n', '1', '--', file);
      if (commit !== '' || (await ask('ls-files', '--cached', '--', file)) !== '') held.push(file);
    }
    if (held.length === 0) return [];
    const shared = await ask('rev-list', '--remotes', '-n', '1', '--', ...held);
    const remotes = shared === '' ? [] : (await ask('remote')).split(/\r?\n/).filter((name) => name !== '');
    return [
      { kind: 'gitHistory', files: held },
      ...(shared === '' ? [] : [{ kind: 'gitRemotes', remotes } as const]),
    ];
  } catch {
    return [{ kind: 'gitUnknown' }];
  }
}

/**
 * Texts of the brief that name somebody. All that is made from the brief says what its JSON says; an issue, a specification and copies
 * that people wrote into are looked through themselves.
 */
async function lookInBrief(lab: string, slug: string, participant: string): Promise<OutOfReach[]> {
  const folder = briefFolder(slug);
  const names = (await readdir(path.join(lab, folder)).catch(() => [])).filter(isBriefText);
  const texts = await Promise.all(
    names.map(async (name) => ({ name, text: (await textOf(lab, `${folder}/${name}`))?.text })),
  );
  const codes = codesIn(texts.find(({ name }) => name === briefNames.json)?.text);
  const isNamed = codes?.some((code) => sameCode(code, participant));
  return texts
    .filter(({ name, text }) => (sayTheSame.has(name) ? isNamed : undefined) ?? mentions(text, participant))
    .map(({ name }) => ({ kind: 'brief', file: `${folder}/${name}` }));
}

const sayTheSame = new Set<string>([briefNames.brief, briefNames.html, briefNames.json]);

function isBriefText(name: string): boolean {
  return Object.values<string>(briefNames).includes(name) || /^brief-edited-\w+\.md$/.test(name);
}

function briefFolder(slug: string): string {
  return [...experimentSegments(slug), 'handoff'].join('/');
}

/** Exports, pictures and records; a code without both a letter and a digit stands in far too many of them for another reason. */
async function lookElsewhere(lab: string, slug: string, participant: string): Promise<OutOfReach[]> {
  if (!/\p{L}/u.test(participant) || !/\p{N}/u.test(participant)) return [{ kind: 'notSearched' }];
  const isBrief = (file: string) =>
    path.posix.dirname(file) === briefFolder(slug) && isBriefText(path.posix.basename(file));
  const { files, complete } = await findMentions(lab, slug, participant, isBrief);
  return [
    ...(files.length > 0 ? [{ kind: 'mentions', files } as const] : []),
    ...(complete ? [] : [{ kind: 'notSearched' } as const]),
  ];
}

/** The codes of participants in a brief's JSON, whichever version wrote it; `undefined` when it is none. */
function codesIn(json: string | undefined): string[] | undefined {
  if (json === undefined) return undefined;
  const codes: string[] = [];
  const walk = (value: unknown, isCode: boolean): void => {
    if (typeof value === 'string' && isCode) codes.push(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) walk(inner, isCode || /^participants?$/.test(key));
  };
  try {
    walk(JSON.parse(json), false);
    return codes;
  } catch {
    return undefined;
  }
}

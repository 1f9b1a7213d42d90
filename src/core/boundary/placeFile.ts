import { namesWithin, parseFilePath } from './filePath.ts';
import { placeInRepository } from './placeInRepository.ts';
import type { Policy } from './policy/policy.ts';
import { exploration } from './rules/exploration.ts';
import type { Placement } from './zone.ts';

/** Where the lab and production are. Folders are absolute paths, with or without a trailing separator. */
export interface BoundaryFolders {
  readonly labRoot?: string | undefined;
  readonly productionRoots: readonly string[];
  /** Whether the file system takes `A` and `a` for the same name, as on Windows and macOS. */
  readonly caseInsensitive?: boolean;
}

/** Which folder holds a file. */
export interface FileLocation {
  readonly inLab: boolean;
  /** The folder, as it was given. */
  readonly root: string;
  /** The path inside that folder, with `/`. Empty for the folder itself. */
  readonly path: string;
}

/** Who reviews a file, given its production folder and its path in it with `/`. */
export type OwnersOf = (root: string, path: string) => readonly string[];

/** What is known of the repository that holds a production folder. */
export interface RepositoryPolicy {
  /** `strict`: there is a policy file, but no good version of it is known. `undefined`: there is none. */
  readonly policy: Policy | 'strict' | undefined;
  /** The production folder's path inside its repository, with `/`, such as `packages/web`; empty for the root. */
  readonly prefix: string;
  /** Whether the window is trusted; in others a policy can make nothing freer. */
  readonly trusted: boolean;
}

/** A file in question, and what decides about it. */
export interface PlaceQuery extends BoundaryFolders {
  /** Absolute. */
  readonly path: string;
  readonly owners?: OwnersOf | undefined;
  /** Given a production folder. Without it, or where it knows nothing, the built-in rules decide. */
  readonly policyOf?: ((root: string) => RepositoryPolicy | undefined) | undefined;
}

/** What git asks people to type in an editor: not part of any change. */
const gitMessages =
  /^(COMMIT_EDITMSG|MERGE_MSG|SQUASH_MSG|TAG_EDITMSG|EDIT_DESCRIPTION|NOTES_EDITMSG|git-rebase-todo)$/;

/**
 * Finds the innermost folder that holds the file: a lab inside the repository is exploration in its own folder
 * only, and where the lab and production are one folder, it is production.
 *
 * @returns `undefined` when the file is in none of them, or is a message git asks for
 */
export function locateFile(folders: BoundaryFolders, path: string): FileLocation | undefined {
  const caseInsensitive = folders.caseInsensitive ?? false;
  const file = parseFilePath(path, caseInsensitive);
  if (!file) return undefined;
  const candidates = [
    ...folders.productionRoots.map((root) => ({ root, inLab: false })),
    ...(folders.labRoot === undefined ? [] : [{ root: folders.labRoot, inLab: true }]),
  ];
  let found: { location: FileLocation; names: readonly string[] } | undefined;
  for (const { root, inLab } of candidates) {
    const parsed = parseFilePath(root, caseInsensitive);
    const names = parsed && namesWithin(parsed, file);
    if (!names || (found && names.length >= found.names.length)) continue;
    found = { location: { inLab, root, path: names.join('/') }, names };
  }
  return found && isGitMessage(found.names) ? undefined : found?.location;
}

/**
 * Says where a file stands and why. Pure: it looks at names only, so symbolic links are the caller's concern.
 *
 * @returns `undefined` for a file outside the lab and production: there is no opinion about it
 */
export function placeFile(query: PlaceQuery): Placement | undefined {
  const location = locateFile(query, query.path);
  if (!location) return undefined;
  const { inLab, root, path } = location;
  if (inLab) {
    const { zone, name, why, risk } = exploration;
    return { zone, rule: name, why, risk, owners: [] };
  }
  const repository = query.policyOf?.(root);
  const names = [...(repository?.prefix ?? '').split('/'), ...path.split('/')].filter((name) => name !== '');
  const placement = placeInRepository(names.join('/'), {
    policy: repository?.policy,
    trusted: repository?.trusted,
    caseInsensitive: query.caseInsensitive,
  });
  return { ...placement, owners: query.owners?.(root, path) ?? [] };
}

function isGitMessage(names: readonly string[]): boolean {
  return names.includes('.git') && gitMessages.test(names.at(-1) ?? '');
}

import path from 'node:path';
import { runGit } from '../git/runGit.ts';

/**
 * Where a repository's objects are, as the value of `GIT_ALTERNATE_OBJECT_DIRECTORIES`: in double quotes with C's escapes
 * where the path holds the delimiter.
 *
 * @throws GitFailure outside a repository
 */
export async function objectFolder(git: string, root: string): Promise<string> {
  const { stdout } = await runGit(git, ['rev-parse', '--git-path', 'objects'], { cwd: root });
  const folder = path.resolve(root, stdout.toString('utf8').replace(/\r?\n$/, ''));
  return folder.includes(path.delimiter) || folder.startsWith('"')
    ? `"${folder.replaceAll(/["\\]/g, String.raw`\$&`)}"`
    : folder;
}

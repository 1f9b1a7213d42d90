/**
 * Files to look through, wherever they are: on disk, in git's index, in a test. All paths are absolute, with `/`, without a `/` at the end.
 * Nothing here throws: what can't be read isn't there.
 */
export interface FileTree {
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  /** The file's text, or undefined when there is no such file, or it is too large or no text. */
  read(path: string): string | undefined;
  /** Names in a folder, in any order; empty when there is no such folder. */
  list(path: string): readonly string[];
  /** Where a link leads; the path itself when it is none. Absent where links are not followed (git's index). */
  realPath?(path: string): string;
}

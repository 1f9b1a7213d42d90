/** A path cut into names. Both sides of a comparison must be cut with the same `caseInsensitive`. */
export interface FilePath {
  /** `/` on POSIX; the drive (`c:`) or share (`//server/share`) on Windows. Paths of different volumes never contain each other. */
  readonly volume: string;
  /** The names as they are written, without what Windows ignores at their end. */
  readonly names: readonly string[];
  /** The names as they are compared: NFC, and in lower case where the file system ignores case. */
  readonly keys: readonly string[];
}

const drive = /^([a-z]:)[\\/]/i;
const share = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/;

/**
 * Cuts an absolute path into names. A drive letter or two leading backslashes make it a Windows path, where
 * `\` and `/` both separate; on POSIX a backslash is part of a name. `.` and `..` are resolved without looking
 * at the disk, so symbolic links are the caller's concern.
 *
 * @returns `undefined` for a relative path: there is no telling where it is
 */
export function parseFilePath(path: string, caseInsensitive: boolean): FilePath | undefined {
  const windows = drive.exec(path);
  if (windows)
    return cut(`${windows[1]}`.toLowerCase(), path.slice(windows[0].length), true, caseInsensitive);
  const network = path.startsWith('\\\\') ? share.exec(path) : null;
  if (network) {
    const volume = `//${network[1]}/${network[2]}`.toLowerCase();
    return cut(volume, path.slice(network[0].length), true, caseInsensitive);
  }
  return path.startsWith('/') ? cut('/', path.slice(1), false, caseInsensitive) : undefined;
}

/**
 * The names from `root` down to `path`, by whole names and never by prefix: `/w/demo` does not hold `/w/demo-evil`.
 *
 * @returns an empty list when both are the same, `undefined` when `path` lies elsewhere
 */
export function namesWithin(root: FilePath, path: FilePath): readonly string[] | undefined {
  if (root.volume !== path.volume || root.keys.length > path.keys.length) return undefined;
  return root.keys.every((key, index) => key === path.keys[index])
    ? path.names.slice(root.names.length)
    : undefined;
}

function cut(volume: string, rest: string, windows: boolean, caseInsensitive: boolean): FilePath {
  const names: string[] = [];
  for (const part of rest.split(windows ? /[\\/]+/ : /\/+/)) {
    if (part === '..') names.pop();
    else if (part !== '' && part !== '.') names.push(windows ? asWindowsOpens(part) : part);
  }
  return { volume, names, keys: names.map((name) => keyOf(name, caseInsensitive)) };
}

/** Windows opens `lab.` and `lab ` as `lab`, and `a.txt::$DATA` as `a.txt`. */
function asWindowsOpens(name: string): string {
  return name.replace(/:.*$/s, '').replace(/[. ]+$/, '');
}

function keyOf(name: string, caseInsensitive: boolean): string {
  const composed = name.normalize('NFC');
  return caseInsensitive ? composed.toLowerCase().normalize('NFC') : composed;
}

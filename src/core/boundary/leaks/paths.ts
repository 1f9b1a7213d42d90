/**
 * Joins and tidies: `.` and `..` are resolved without looking at the disk.
 *
 * @param folder absolute, with `/`
 * @param path relative to it, or absolute
 */
export function joinPath(folder: string, path: string): string {
  const whole = isAbsolute(path) ? path : `${folder}/${path}`;
  const names: string[] = [];
  for (const name of whole.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `${whole.startsWith('/') ? '/' : ''}${names.join('/')}`;
}

/** On POSIX, or with a drive letter. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:\//i.test(path);
}

/**
 * The path from `root` down to `path`, by whole names; empty when they are the same, `undefined` when it lies elsewhere.
 * Case and Unicode form are ignored, as some file systems do: better one question too many than a leak too few.
 */
export function pathWithin(root: string, path: string): string | undefined {
  if (path.startsWith(`${root}/`)) return path.slice(root.length + 1);
  const [outer, inner] = [root, path].map((each) => `${folded(each).replace(/\/+$/, '')}/`);
  if (outer === undefined || inner === undefined || !inner.startsWith(outer)) return undefined;
  return path.split('/').slice(root.split('/').length).join('/');
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC');
}

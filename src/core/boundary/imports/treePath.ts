/** The folder of an absolute path with `/`; the root's is the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? path.slice(0, slash + 1) : path.slice(0, slash);
}

/** Joins a folder and a path relative to it; `.` and `..` are followed, and don't lead above the root. An absolute second path stays. */
export function joinPath(folder: string, path: string): string {
  const whole = /^(?:\/|[a-z]:\/)/iu.test(path) ? path : `${folder}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `${whole.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

/** Whether a path is a folder or lies inside it. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The folder itself and those it lies in, from the inside out, up to `root`; only the folder where it lies outside. */
export function foldersUp(folder: string, root: string): readonly string[] {
  const folders = [folder];
  if (!isInside(root, folder)) return folders;
  for (let at = folder; at !== root;) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}

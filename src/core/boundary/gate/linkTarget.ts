/** Links that are followed one after another; more than operating systems follow, so that nothing that works is refused. */
const mostLinks = 64;

/**
 * Where a symbolic link leads, by names and by the other links of the same tree.
 *
 * @param path of the link inside the repository
 * @param target as it is written in the link
 * @param linkAt what is written in the link at a path inside the repository, if there is one
 * @returns a path relative to the repository's root, which may begin with `..`; `undefined` for an absolute target and for
 *   links that lead in a circle
 */
export function linkTarget(
  path: string,
  target: string,
  linkAt: (path: string) => string | undefined = () => undefined,
): string | undefined {
  const names = path.split('/').slice(0, -1);
  const ahead = [target];
  for (let links = 0; ahead.length > 0;) {
    const next = ahead.pop() ?? '';
    if (/^([a-z]:)?[\\/]/i.test(next)) return undefined;
    const [, name = '', rest] = /^([^\\/]*)(?:[\\/]+(.*))?$/s.exec(next) ?? [];
    if (rest !== undefined && rest !== '') ahead.push(rest);
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') {
      names.pop();
    } else if (name !== '' && name !== '.') {
      const written = name === '..' ? undefined : linkAt([...names, name].join('/'));
      if (written === undefined) names.push(name);
      else if ((links += 1) > mostLinks) return undefined;
      else ahead.push(written);
    }
  }
  return names.join('/');
}

/** Whether `path` is `folder` or inside it, by whole names. Both are normalised, relative to the same root. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

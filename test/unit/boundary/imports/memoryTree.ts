import type { FileTree } from '../../../../src/core/boundary/imports/fileTree.ts';

/** A tree of files given by path; folders are those the files lie in. @param links folders that lead to others */
export function memoryTree(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
): FileTree {
  const follow = (path: string): string => {
    const link = Object.keys(links).find((each) => path === each || path.startsWith(`${each}/`));
    return link === undefined ? path : `${links[link]}${path.slice(link.length)}`;
  };
  const names = (path: string): string[] => {
    const inside = Object.keys(files).filter((each) => each.startsWith(`${follow(path)}/`));
    return [...new Set(inside.map((each) => each.slice(follow(path).length + 1).split('/')[0] ?? ''))];
  };
  return {
    isFile: (path) => Object.hasOwn(files, follow(path)),
    isFolder: (path) => names(path).length > 0,
    read: (path) => files[follow(path)],
    list: names,
    realPath: follow,
  };
}

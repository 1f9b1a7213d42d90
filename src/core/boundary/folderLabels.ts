/**
 * Names folders so that no two share a label: by their name alone where that is enough, otherwise with as many parent
 * folders in front as it takes. `web` and `api` stay as they are; `/a/web` and `/b/web` become `a/web` and `b/web`.
 * Every folder of a shared name gets its parents, so labels depend on which folders there are, not on their order.
 *
 * @param folders names as the window shows them, and absolute paths, which must differ
 * @returns one label for each folder, in the same order
 */
export function folderLabels(folders: readonly { readonly name: string; readonly path: string }[]): string[] {
  const candidates = folders.map(({ name, path }) => labelsOf(name, path));
  const chosen = candidates.map(() => 0);
  const label = (index: number): string => candidates[index]?.[chosen[index] ?? 0] ?? '';
  for (;;) {
    const labels = candidates.map((_, index) => label(index));
    const shared = labels.flatMap((one, index) =>
      labels.indexOf(one) === labels.lastIndexOf(one) ? [] : [index],
    );
    const longer = shared.filter((index) => (chosen[index] ?? 0) + 1 < (candidates[index]?.length ?? 0));
    if (longer.length === 0) return labels;
    for (const index of longer) chosen[index] = (chosen[index] ?? 0) + 1;
  }
}

/** The name, then with one parent folder, with two, and so on; at last the path itself, which nobody shares. */
function labelsOf(name: string, path: string): string[] {
  const parents = path
    .split(/[\\/]+/)
    .filter((part) => part !== '')
    .slice(0, -1);
  const withParents = parents.map((_, index) =>
    [...parents.slice(parents.length - 1 - index), name].join('/'),
  );
  return [name, ...withParents, path];
}

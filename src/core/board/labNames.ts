/**
 * What the labs are called beside each other: copies of one lab have the same name, and are told apart by the folder
 * they lie in, or by the whole path where even that is the same.
 *
 * @returns by folder
 */
export function labNames(
  labs: readonly { readonly folder: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  const plain = labs.map(({ folder, name }) => ({ folder, name, longer: `${name} (${parentOf(folder)})` }));
  return new Map(
    plain.map(({ folder, name, longer }) => {
      if (countOf(plain, (one) => one.name === name) === 1) return [folder, name];
      return [folder, countOf(plain, (one) => one.longer === longer) === 1 ? longer : `${name} (${folder})`];
    }),
  );
}

function countOf<T>(items: readonly T[], matches: (item: T) => boolean): number {
  return items.filter(matches).length;
}

function parentOf(folder: string): string {
  return folder.split(/[\\/]/).filter(Boolean).at(-2) ?? folder;
}

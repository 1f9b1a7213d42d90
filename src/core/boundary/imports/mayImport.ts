const types = /\.(d\.[mc]?ts|[mc]?[jt]s|[jt]sx|vue|svelte|html?|p?css|postcss|scss|sass|less|styl)$/iu;

/** The type of file that a name says, in small letters and without a dot; `undefined` for those that name no other file. */
export function importingType(path: string): string | undefined {
  return types.exec(path)?.[1]?.toLowerCase();
}

/** Whether `findImports` looks into a file with this name. Apart from it, as most who ask never need the parser. */
export function mayImport(path: string): boolean {
  return importingType(path) !== undefined;
}

import type { FileChange, PrototypeFile } from './fileChange.ts';

/** The files a prototype would have after a turn, in the order of their paths. */
export function applyChanges(
  files: readonly PrototypeFile[],
  changes: readonly FileChange[],
): PrototypeFile[] {
  const texts = new Map<string, string | undefined>(files.map((file) => [file.path, file.text]));
  for (const { path, text } of changes) texts.set(path, text);
  return [...texts]
    .flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }]))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

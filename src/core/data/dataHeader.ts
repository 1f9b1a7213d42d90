import { type DatasetProfile, mayBeUsed } from './datasetProfile.ts';

/** The part of a profile that a page may know, and in which order its columns come. */
export function headerColumns(
  { columns }: DatasetProfile,
  wanted: readonly string[] | undefined,
): { name: string; label: string; type: DatasetProfile['columns'][number]['type'] }[] {
  return columns
    .filter((column) => mayBeUsed(column) && (wanted?.includes(column.name) ?? true))
    .map(({ name, label, type }) => ({ name, label, type }));
}

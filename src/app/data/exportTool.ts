import { toolPage } from '../../core/data/toolPage.ts';
import { mayBeUsed, type DatasetProfile } from '../../core/data/datasetProfile.ts';
import { errors } from '../../core/errors.ts';
import type { PrototypeFile } from '../../core/generation/fileChange.ts';
import type { DataSelection, DataStore, PackDataset } from './dataStore.ts';

/** Packed data beyond this makes a page that browsers open slowly or not at all. In bytes. */
const mostPackedBytes = 30 * 1024 * 1024;
const namedColumns = 6;

export interface ExportToolOrder {
  readonly slug: string;
  /** The compiled outer page. */
  readonly page: string;
  readonly files: readonly PrototypeFile[];
  /** Columns to keep, as `column` or `dataset.column`; all that may be used without. */
  readonly columns?: readonly string[] | undefined;
  /** Only the first so many rows of each dataset. */
  readonly rows?: number | undefined;
  /** Stops packing. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the one file of a tool: the compiled page with the data it uses. Personal columns that nobody approved never go
 * along.
 *
 * @returns the whole HTML document
 * @throws FootbridgeError `tool-too-large` with the largest columns, `unknown-column`, `damaged-file`, `cancelled`
 */
export async function exportTool(
  order: ExportToolOrder,
  store: DataStore,
  pack: PackDataset,
): Promise<string> {
  const { datasets } = await store.list(order.slug);
  const used = datasets.map(({ profile }) => profile).filter((profile) => isUsed(profile, order.files));
  refuseUnknown(order.columns, used);
  const packings = [];
  let bytes = 0;
  for (const profile of used) {
    const limits = { most: mostPackedBytes - bytes, signal: order.signal };
    const selection = selectionFor(profile, order);
    const packing = await pack(store, order.slug, profile, selection, limits);
    bytes += packing.columns.reduce((sum, column) => sum + column.bytes, 0);
    packings.push(packing);
  }
  if (bytes > mostPackedBytes) {
    const columns = packings.flatMap(({ id, columns: all }) => all.map((column) => ({ ...column, id })));
    throw errors.toolTooLarge(size(bytes), size(mostPackedBytes), largest(columns));
  }
  return toolPage(order.page, packings, madeFrom(used));
}

/**
 * Real data goes along only with code that asks for it: that names the dataset in a string of its own, or asks for the
 * names of all. The same word in a text or a variable asks for nothing.
 */
function isUsed({ id }: DatasetProfile, files: readonly PrototypeFile[]): boolean {
  const code = files.filter(({ path }) => /\.(?:html|[cm]?[jt]sx?)$/i.test(path));
  const names = ["'", '"', '`'].map((quote) => quote + id + quote);
  return code.some(({ text }) => names.some((name) => text.includes(name)) || /\bdatasets\s*\(/.test(text));
}

function selectionFor({ id, columns }: DatasetProfile, order: ExportToolOrder): DataSelection {
  const usable = columns.filter(mayBeUsed).map(({ name }) => name);
  const wanted = order.columns;
  const kept = wanted && usable.filter((name) => wanted.includes(name) || wanted.includes(`${id}.${name}`));
  return { ...(kept && { columns: kept }), ...(order.rows !== undefined && { rows: order.rows }) };
}

function refuseUnknown(wanted: readonly string[] | undefined, profiles: readonly DatasetProfile[]): void {
  const known = new Set(
    profiles.flatMap(({ id, columns }) =>
      columns.filter(mayBeUsed).flatMap(({ name }) => [name, `${id}.${name}`]),
    ),
  );
  const unknown = wanted?.find((name) => !known.has(name));
  if (unknown !== undefined) throw errors.unknownColumn(unknown);
}

function largest(columns: readonly { label: string; bytes: number; id: string }[]): string {
  return columns
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, namedColumns)
    .map(({ id, label, bytes }) => `${label} in ${id} (${size(bytes)})`)
    .join(', ');
}

function size(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function madeFrom(profiles: readonly DatasetProfile[]): string {
  if (profiles.length === 0) return 'A prototype with made-up sample data.';
  const sources = profiles.map(({ sourceName, attachedAt }) => `${sourceName} of ${attachedAt.slice(0, 10)}`);
  return `A prototype with real data: ${sources.join(', ')}. It does not update itself.`;
}

import { closeSync, openSync, writeSync } from 'node:fs';
import { constants } from 'node:fs';
import { columnKind, type ColumnKind } from '../../core/data/columnKind.ts';
import { columnNames } from '../../core/data/columnNames.ts';
import type { Cell, ColumnProfile, DatasetFormat, DatasetProfile } from '../../core/data/datasetProfile.ts';
import type { ChunkPlace } from '../../core/data/datasetRecord.ts';
import { personalColumn } from '../../core/data/personal/personalColumn.ts';
import { errors } from '../../core/errors.ts';
import { columnFacts, sampleRows } from './columnFacts.ts';
import type { ChunkContent } from './decodeCells.ts';
import { encodeChunk } from './encodeChunk.ts';
import { readCsv } from './readCsv.ts';
import { readJson, readJsonLines } from './readJson.ts';
import { readXlsx } from './readXlsx.ts';
import type { ReadContext, RowReader } from './rowReader.ts';
import { ScratchColumns } from './scratchColumns.ts';

export interface ImportOrder {
  readonly file: string;
  readonly name: string;
  readonly format: DatasetFormat;
  /** Two new files in a folder of their own: the texts while reading, and the columns that remain. */
  readonly scratchFile: string;
  readonly columnsFile: string;
}

/** What was read; the rest of the profile is not the reader's business. */
export interface Imported {
  readonly profile: Pick<DatasetProfile, 'rows' | 'columns' | 'sample' | 'issues'>;
  readonly chunks: ChunkPlace[][];
}

interface ImportedColumn {
  readonly profile: ColumnProfile;
  readonly sample: readonly Cell[];
  readonly places: ChunkPlace[];
}

const readers: Record<DatasetFormat, RowReader> = {
  csv: readCsv,
  json: readJson,
  jsonl: readJsonLines,
  xlsx: readXlsx,
};

const readWrite = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL;

/**
 * Reads a file into typed column chunks, in memory that does not grow with the file.
 *
 * @param progress is told the bytes and rows read so far
 * @throws FootbridgeError `data-unreadable`, `data-too-large`; system errors of the disk
 */
export async function importFile(
  order: ImportOrder,
  progress: (read: number, rows: number) => void,
): Promise<Imported> {
  const scratch = openSync(order.scratchFile, readWrite, 0o600);
  const output = openSync(order.columnsFile, readWrite, 0o600);
  try {
    const columns = new ScratchColumns(scratch, order.name);
    const context: ReadContext = {
      name: order.name,
      file: order.file,
      headings: [],
      issues: new Set(),
      commaFile: false,
      progress: (read) => progress(read, columns.rows),
    };
    for await (const rows of readers[order.format](context)) {
      columns.add(rows, context.headings.length);
    }
    columns.flush();
    return await writeColumns(context, columns, output);
  } finally {
    closeSync(scratch);
    closeSync(output);
  }
}

async function writeColumns(
  context: ReadContext,
  scratch: ScratchColumns,
  output: number,
): Promise<Imported> {
  const kept = keptColumns(context, scratch);
  if (kept.length === 0) throw errors.dataUnreadable(context.name, 'it is empty');
  const names = columnNames(kept.map((index) => context.headings[index] ?? ''));
  const imported: ImportedColumn[] = [];
  let offset = 0;
  for (const [position, index] of kept.entries()) {
    const named = names[position] ?? { name: `column_${position + 1}`, label: '' };
    const column = await writeColumn({ context, scratch, output, offset }, index, named);
    offset = column.places.reduce((end, place) => end + place.bytes, offset);
    imported.push(column);
  }
  reportIssues(context, scratch);
  return {
    profile: {
      rows: scratch.rows,
      columns: imported.map(({ profile }) => profile),
      sample: samples(imported, Math.min(sampleRows, scratch.rows)),
      issues: [...context.issues],
    },
    chunks: imported.map(({ places }) => places),
  };
}

/** Columns without heading and content come from separators at the end of lines. */
function keptColumns({ headings }: ReadContext, { columns }: ScratchColumns): number[] {
  const count = Math.max(headings.length, columns.length);
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => (headings[index] ?? '').trim() !== '' || (columns[index]?.tally.filled ?? 0) > 0,
  );
}

interface ColumnPlace {
  readonly context: ReadContext;
  readonly scratch: ScratchColumns;
  readonly output: number;
  readonly offset: number;
}

async function writeColumn(
  { context, scratch, output, offset }: ColumnPlace,
  index: number,
  { name, label }: { name: string; label: string },
): Promise<ImportedColumn> {
  const tally = scratch.columns[index]?.tally;
  const filled = tally?.filled ?? 0;
  const kind = columnKind(tally?.common ?? 0, filled, context.commaFile);
  const personal = personalColumn(label, kind.type, { filled, counts: tally?.personal ?? new Map() });
  const places: ChunkPlace[] = [];
  const written = (function* (): Generator<ChunkContent> {
    let end = offset;
    for (const [group, rows] of scratch.groups.entries()) {
      const { encoding, bytes } = encodeChunk(scratch.read(index, group), kind);
      writeSync(output, bytes, 0, bytes.length, end);
      places.push({ offset: end, bytes: bytes.length, rows, encoding });
      end += bytes.length;
      yield { encoding, bytes, rows };
    }
  })();
  const facts = await columnFacts(kind.type, written);
  noteKind(context, label, kind, personal !== undefined);
  const base = { name, label, type: kind.type, filled, distinct: tally?.distinct ?? 0 };
  const profile: ColumnProfile = personal
    ? { ...base, examples: [], personal: { ...personal, approved: false } }
    : { ...base, ...facts.range, examples: facts.examples };
  return { profile, sample: personal ? [] : facts.sample, places };
}

function noteKind({ issues }: ReadContext, label: string, kind: ColumnKind, personal: boolean): void {
  if (kind.unsureOrder && !personal && issues.size < 20)
    issues.add(
      `The dates of "${label.slice(0, 60)}" could be day or month first; they were read as day first.`,
    );
}

function samples(columns: readonly ImportedColumn[], rows: number): Record<string, Cell>[] {
  const usable = columns.filter(({ profile }) => profile.personal === undefined);
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(usable.map(({ profile, sample }) => [profile.name, sample[row] ?? null])),
  );
}

function reportIssues({ issues }: ReadContext, { rows, longer, cut }: ScratchColumns): void {
  if (rows === 0) issues.add('The file has headings but no rows.');
  if (longer > 0)
    issues.add(`${longer} ${longer === 1 ? 'row has' : 'rows have'} more cells than there are headings.`);
  if (cut > 0)
    issues.add(`${cut} very long ${cut === 1 ? 'text was' : 'texts were'} cut to 100,000 characters.`);
}

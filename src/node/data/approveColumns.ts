import type { DataApproval } from '../../core/data/dataApproval.ts';
import type { Cell, ColumnProfile } from '../../core/data/datasetProfile.ts';
import type { DatasetRecord } from '../../core/data/datasetRecord.ts';
import { errors } from '../../core/errors.ts';
import { columnFacts } from './columnFacts.ts';
import type { ColumnsFile } from './columnsFile.ts';

/**
 * The record with personal columns approved: from then on its profile tells of their values as of any other's.
 * @throws FootbridgeError `unknown-column` for a column that is not there or is not personal
 */
export async function approveColumns(
  record: DatasetRecord,
  approval: DataApproval,
  file: ColumnsFile,
): Promise<DatasetRecord> {
  const { profile } = record;
  for (const name of approval.columns) {
    if (!profile.columns.some((column) => column.name === name && column.personal !== undefined))
      throw errors.unknownColumn(name);
  }
  const columns: ColumnProfile[] = [];
  const cells = new Map<string, readonly Cell[]>();
  for (const [index, column] of profile.columns.entries()) {
    if (column.personal === undefined || !approval.columns.includes(column.name)) {
      columns.push(column);
      continue;
    }
    const facts = await columnFacts(column.type, file.readAll(record.chunks[index] ?? []));
    const personal = { ...column.personal, approved: true };
    columns.push({ ...column, ...facts.range, examples: facts.examples, personal });
    cells.set(column.name, facts.sample);
  }
  const sample = profile.sample.map((row, index) => ({ ...row, ...cellsAt(cells, index) }));
  return {
    ...record,
    profile: { ...profile, columns, sample },
    approvals: [...record.approvals, approval],
  };
}

function cellsAt(cells: ReadonlyMap<string, readonly Cell[]>, row: number): Record<string, Cell> {
  return Object.fromEntries([...cells].map(([name, values]) => [name, values[row] ?? null]));
}

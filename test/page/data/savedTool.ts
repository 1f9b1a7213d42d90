import { strictEqual } from 'node:assert/strict';
import { exportTool } from '../../../src/app/data/exportTool.ts';
import type { PageParts } from '../../../src/core/prototype/compileTools.ts';
import type { PrototypeFile } from '../../../src/core/generation/fileChange.ts';
import { packDataset } from '../../../src/node/data/packDataset.ts';
import { compilePage } from '../prototype/pages.ts';
import { at, type DataLab, slug } from '../../unit/data/dataLab.ts';

/** A tool over a table of so many orders, with an approved e-mail column. */
export async function savedTool(
  lab: DataLab,
  parts: PageParts,
  files: Record<string, string>,
  rows: number,
): Promise<string> {
  await attachOrders(lab, rows);
  const list = Object.entries(files).map(([path, text]) => ({ path, text }));
  return await toolOf(lab, compilePage(files, parts, 'Orders'), list);
}

/** Attaches `orders`, a table of so many rows with an approved e-mail column. */
export async function attachOrders(lab: DataLab, rows: number): Promise<void> {
  const lines = Array.from({ length: rows }, (_, row) => {
    const city = ['Oslo', 'Köln', 'Paris', 'Rome'][row % 4];
    const note = row === 7 ? '=HYPERLINK(1)' : `Note ${(row * 7919) % rows}`;
    return `${row + 1},${city},${((row * 37) % 100_000) / 100},2026-0${1 + (row % 9)}-15,${note},p${row}@example.com`;
  });
  const table = `order,city,amount,ordered,note,email\n${lines.join('\n')}\n`;
  strictEqual((await lab.attach('orders.csv', table)).rows, rows);
  await lab.store.approve(slug, 'orders', { columns: ['email'], reason: 'made up', by: 'test', at });
}

/** The one file of a tool: a compiled page with the attached data that its files use. */
export function toolOf(lab: DataLab, page: string, files: readonly PrototypeFile[]): Promise<string> {
  return exportTool({ slug, page, files }, lab.store, packDataset);
}

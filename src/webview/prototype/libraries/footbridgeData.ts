/** What prototypes get as `footbridge/data`: the datasets that are attached, and a table to show them. */
import { readData } from 'footbridge';
import { dataTable } from '../data/dataTable.ts';
import { datasets, loadData } from '../data/loadData.ts';

export const library = {
  __esModule: true,
  loadData: (name: string) => loadData(readData, name),
  datasets: () => datasets(readData),
  dataTable,
};

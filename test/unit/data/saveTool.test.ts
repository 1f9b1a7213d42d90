import { rejects } from 'node:assert/strict';
import { exportTool } from '../../../src/app/data/exportTool.ts';
import { packDataset } from '../../../src/node/data/packDataset.ts';
import { DataLab, slug } from './dataLab.ts';

describe('Saving a tool', () => {
  let lab: DataLab;

  beforeEach(async () => {
    lab = await DataLab.make();
    await lab.attach('cities.csv', 'id,city\n1,Oslo\n2,Rome\n');
  });
  afterEach(() => lab.remove());

  it('stops when somebody cancels while data is packed', async () => {
    const files = [{ path: 'app.js', text: "loadData('cities')" }];
    const order = { slug, page: '<html></html>', files, signal: AbortSignal.abort() };
    await rejects(exportTool(order, lab.store, packDataset), { code: 'cancelled' });
  });
});

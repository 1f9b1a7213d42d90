import { deepStrictEqual, doesNotMatch, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { exportTool } from '../../../src/app/data/exportTool.ts';
import { approveColumns } from '../../../src/app/data/approveColumns.ts';
import { describeDatasets } from '../../../src/core/data/describeDatasets.ts';
import { packDataset } from '../../../src/node/data/packDataset.ts';
import { at, DataLab, slug } from './dataLab.ts';

const secret = 'zora.quill@example.com';
const born = '1971-03-04';
const table = `id,email,date of birth,city\n1,${secret},${born},Oslo\n2,mo@example.com,1990-01-01,Rome\n`;
const page = '<html><template id="frame"></template></html>';
const files = [{ path: 'app.js', text: "loadData('people')" }];

describe('Personal columns that nobody approved', () => {
  let lab: DataLab;

  beforeEach(async () => {
    lab = await DataLab.make();
    await lab.attach('people.csv', table);
  });
  afterEach(() => lab.remove());

  /** All that leaves the store: record, prompt, chunks for the page, and an exported tool. */
  async function everything(): Promise<string> {
    const { datasets } = await lab.store.list(slug);
    const tool = await exportTool({ slug, page, files }, lab.store, packDataset);
    const lines = /<script[^>]*>([\s\S]*?)<\/script>/.exec(tool)?.[1]?.split('\n') ?? [];
    const { gunzipSync } = await import('node:zlib');
    const [head = '', ...columns] = lines.map((line) => Buffer.from(line, 'base64'));
    const chunks = await lab.chunks('people');
    return [
      await readFile(lab.folder('people', 'dataset.json'), 'utf8'),
      describeDatasets(datasets.map(({ profile }) => profile)),
      String(head),
      ...columns.map((bytes) => readable(gunzipSync(bytes))),
      ...chunks.map(({ bytes }) => readable(Buffer.from(bytes))),
    ].join('\n');
  }

  /** Texts as they are, and numbers as the dates they may be. */
  function readable(bytes: Buffer): string {
    const days = Array.from({ length: Math.floor(bytes.length / 8) }, (_, n) => bytes.readDoubleLE(n * 8));
    const dates = days.filter((ms) => Math.abs(ms) < 8.64e15).map((ms) => new Date(ms).toISOString());
    return bytes.toString('latin1') + dates.join(' ');
  }

  it('leave no value in record, prompt, page or tool, and come along once they are approved', async () => {
    const before = await everything();
    ok(!before.includes(secret) && !before.includes(born));
    ok(before.includes('Oslo'));
    await approveColumns(
      { slug, columns: ['email', 'people.date_of_birth'], reason: 'our own team', by: 'pm', at },
      lab.store,
    );
    const after = await everything();
    ok(after.includes(secret) && after.includes(born));
    const { approvals, profile } = (await lab.store.list(slug)).datasets[0] ?? {};
    deepStrictEqual(approvals, [
      { columns: ['email', 'date_of_birth'], reason: 'our own team', by: 'pm', at },
    ]);
    strictEqual(profile?.sample[0]?.['email'], secret);
    deepStrictEqual(profile.columns[2]?.min, born);
  });

  it('are not approved by halves: an unknown column changes nothing', async () => {
    const order = { slug, columns: ['email', 'city'], reason: 'why not', by: 'pm', at };
    await rejects(approveColumns(order, lab.store), /no column called "city"/);
    deepStrictEqual((await lab.store.list(slug)).datasets[0]?.approvals, []);
  });

  it('cannot be asked for by name', async () => {
    const asked = { slug, page, files, columns: ['email'] };
    await rejects(exportTool(asked, lab.store, packDataset), /no column called "email"/);
  });

  it('says in the tool what it was made from', async () => {
    match(await exportTool({ slug, page, files }, lab.store, packDataset), /people\.csv of 2026-11-23/);
    match(await exportTool({ slug, page, files: [] }, lab.store, packDataset), /made-up sample data/);
  });

  it('do not get into a tool with the rest, when nothing asks for the data', async () => {
    const without = /made-up sample data/;
    const made = async (text: string) =>
      await exportTool({ slug, page, files: [{ path: 'app.js', text }] }, lab.store, packDataset);
    for (const text of ['const people = 3;', "say('people like it');", '// people', '<p title="our people">'])
      match(await made(text), without, text);
    for (const text of [
      'loadData("people")',
      'loadData(`people`)',
      'for (const { id } of await datasets ()) x(id);',
    ])
      doesNotMatch(await made(text), without, text);
  });
});

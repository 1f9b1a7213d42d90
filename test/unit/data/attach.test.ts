import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8 } from 'fflate';
import { sourceNameOf } from '../../../src/core/data/sourceNameOf.ts';
import { FootbridgeError } from '../../../src/core/errors/footbridgeError.ts';
import { at, DataLab, slug } from './dataLab.ts';
import { xlsxFile } from './xlsxFile.ts';

const fails = (code: string, words?: RegExp) => (error: unknown) =>
  error instanceof FootbridgeError && error.code === code && (words?.test(error.message) ?? true);

describe('Attaching data', () => {
  let lab: DataLab;

  beforeEach(async () => {
    lab = await DataLab.make();
  });
  afterEach(() => lab.remove());

  it('reads a CSV file into a typed profile, and the cells into columns', async () => {
    const profile = await lab.attach(
      'Sales 2026.csv',
      'Order No,City,Amount,Paid,Ordered At\n1,Köln,12.5,yes,2026-05-01\n2,"Paris, ""Nord""",-3,no,2026-05-02\n3,,,,\n',
    );
    strictEqual(profile.id, 'sales-2026');
    strictEqual(profile.rows, 3);
    deepStrictEqual(
      profile.columns.map(({ name, label, type, filled }) => [name, label, type, filled]),
      [
        ['order_no', 'Order No', 'integer', 3],
        ['city', 'City', 'text', 2],
        ['amount', 'Amount', 'number', 2],
        ['paid', 'Paid', 'boolean', 2],
        ['ordered_at', 'Ordered At', 'date', 2],
      ],
    );
    const [, , amount, , ordered] = profile.columns;
    deepStrictEqual([amount?.min, amount?.max], [-3, 12.5]);
    deepStrictEqual([ordered?.min, ordered?.max], ['2026-05-01', '2026-05-02']);
    strictEqual(profile.sample[1]?.['city'], 'Paris, "Nord"');
    deepStrictEqual(
      (await lab.chunks('sales-2026')).map(({ column, rows }) => [column, rows]),
      profile.columns.map(({ name }) => [name, 3]),
    );
    strictEqual((await lab.store.list(slug)).datasets.length, 1);
    match(await readFile(lab.folder('.gitignore'), 'utf8'), /^\*$/m);
  });

  it('is known again by the name of its file, however the file system spells accents', async () => {
    for (const name of ['Büro\u0007 Köln.csv', `${'ü'.repeat(60)}.csv`]) {
      const { sourceName } = await lab.attach(name.normalize('NFD'), 'a,b\n1,2\n');
      deepStrictEqual(
        [name.normalize('NFD'), name].map((spelt) => sourceNameOf(spelt)),
        [sourceName, sourceName],
      );
    }
  });

  const table = 'name;price\nA;1,5\nB;2,25\n';
  const utf16 = (text: string, littleEndian: boolean, mark: boolean): Buffer => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
    return littleEndian ? bytes : bytes.swap16();
  };
  for (const [what, bytes] of [
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${table}`)],
    ['UTF-16 little-endian', utf16(table, true, true)],
    ['UTF-16 big-endian', utf16(table, false, true)],
    ['UTF-16 without a mark', utf16(table, true, false)],
    ['Windows line ends', Buffer.from(table.replaceAll('\n', '\r\n'))],
    ['old Macintosh line ends', Buffer.from(table.replaceAll('\n', '\r'))],
    ["Excel's separator line", Buffer.from(`sep=;\n${table}`)],
  ] as const) {
    it(`reads semicolons and decimal commas in ${what}`, async () => {
      const { columns, sample } = await lab.attach('prices.csv', bytes);
      deepStrictEqual(columns.map(({ name, type }) => [name, type]), [['name', 'text'], ['price', 'number']]); // prettier-ignore
      deepStrictEqual(sample, [{ name: 'A', price: 1.5 }, { name: 'B', price: 2.25 }]); // prettier-ignore
    });
  }

  it('reads what older programs write as Windows-1252, and says so', async () => {
    const { sample, issues } = await lab.attach('old.csv', Buffer.from('city,n\nKöln,1\n', 'latin1'));
    strictEqual(sample[0]?.['city'], 'Köln');
    match(issues.join(), /Windows-1252/);
  });

  it('keeps ragged rows, and reports those that are too long', async () => {
    const { columns, sample, issues } = await lab.attach('ragged.csv', 'a,b\n1\n1,2,extra\n\n,,\n5,6\n');
    deepStrictEqual(columns.map(({ name }) => name), ['a', 'b', 'column_3']); // prettier-ignore
    deepStrictEqual(sample[1], { a: 1, b: 2, column_3: 'extra' });
    strictEqual(sample.length, 3);
    match(issues.join(), /1 row has more cells/);
  });

  it('leaves out the title above the headings, and numbers columns that have none', async () => {
    const titled = await lab.attach('report.csv', 'Sales report,,\n,,\nday,city,sum\n1,Oslo,2\n2,Bergen,3\n');
    deepStrictEqual(titled.columns.map(({ name }) => name), ['day', 'city', 'sum']); // prettier-ignore
    const bare = await lab.attach('bare.csv', '1,a@example.com\n2,b@example.com\n');
    strictEqual(bare.rows, 2);
    deepStrictEqual(bare.columns.map(({ label }) => label), ['column_1', 'column_2']); // prettier-ignore
  });

  it('keeps codes with leading zeros and long numbers as text', async () => {
    const { columns } = await lab.attach('codes.csv', 'zip,sku\n01067,12345678901234567\n50667,2\n');
    deepStrictEqual(columns.map(({ type }) => type), ['text', 'text']); // prettier-ignore
  });

  it('attaches a file with headings only', async () => {
    const { rows, columns, issues } = await lab.attach('empty.csv', 'a,b\n');
    deepStrictEqual([rows, columns.length], [0, 2]);
    match(issues.join(), /no rows/);
  });

  it('reads JSON lists, lists inside of an object, and JSON Lines, with nested values as columns', async () => {
    const records = [
      { id: 1, at: { city: 'Oslo' }, tags: ['a', 'b'] },
      { id: 2, late: true, __proto__: null },
    ];
    for (const [name, text] of [
      ['list.json', JSON.stringify(records)],
      ['inside.json', JSON.stringify({ meta: { pages: [1] }, data: records })],
      ['lines.jsonl', records.map((record) => JSON.stringify(record)).join('\r\n')],
    ] as const) {
      const { columns, sample } = await lab.attach(name, text);
      deepStrictEqual(columns.map((column) => column.label), ['id', 'at.city', 'tags', 'late'], name); // prettier-ignore
      deepStrictEqual(sample[0], { id: 1, at_city: 'Oslo', tags: '["a","b"]', late: null }, name);
    }
  });

  it('reads the first visible sheet of an XLSX file with dates, formulas, errors and rich text', async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>When</t></is></c><c r="D1" t="str"><v>OK</v></c></row>' +
      '<row r="3"><c r="A3"><v>1.1000000000000001</v></c><c r="B3" s="1"><v>46143</v></c><c r="C3" s="2"><v>46143.5</v></c><c r="D3" t="b"><v>1</v></c></row>' +
      '<row r="4"><c r="B4" s="1"><v>46144</v></c><c r="D4" t="e"><v>#REF!</v></c></row>';
    const shared =
      '<si><t>Amount</t></si><si><r><t>Da</t></r><r><t>y</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>';
    const styles = '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>';
    const { columns, sample } = await lab.attach('book.xlsx', xlsxFile({ rows, shared, styles }));
    deepStrictEqual(
      columns.map(({ label, type }) => [label, type]),
      [['Amount', 'number'], ['Day', 'date'], ['When', 'datetime'], ['OK', 'boolean']], // prettier-ignore
    );
    deepStrictEqual(sample, [
      { amount: 1.1, day: '2026-05-01', when: '2026-05-01T12:00:00', ok: true },
      { amount: null, day: '2026-05-02', when: null, ok: null },
    ]);
  });

  const hostile: readonly (readonly [string, string, () => string | Uint8Array, string])[] = [
    ['an empty file', 'e.csv', () => '', 'data-unreadable'],
    ['nothing but blank lines', 'b.csv', () => '\n\n  \n', 'data-unreadable'],
    ['a million columns', 'wide.csv', () => `${'a,'.repeat(1_000_000)}\n1\n`, 'data-too-large'],
    ['names of nothing', 'nulls.jsonl', () => Array.from({ length: 1_200 }, (_, n) => `{"id":1,"k${n}":null}`).join('\n'), 'data-too-large'],
    ['a quotation mark that never ends', 'q.csv', () => `a,b\n1,"${'x\n'.repeat(5_000_000)}`, 'data-unreadable'],
    ['a quotation mark open at the end', 'q2.csv', () => 'a,b\n1,"x\n2,y\n', 'data-unreadable'],
    ['cut JSON', 'cut.json', () => '[{"a":1},{"a":', 'data-unreadable'],
    ['JSON without a list', 'one.json', () => '{"a":1}', 'data-unreadable'],
    ['broken JSON', 'bad.json', () => '[{"a":1},{a:2}]', 'data-unreadable'],
    ['text called XLSX', 'x.xlsx', () => 'a,b\n', 'data-unreadable'],
    ['another kind of file', 'x.pdf', () => '%PDF', 'data-unreadable'],
    ['a cell in column XFD', 'far.xlsx', () => xlsxFile({ rows: '<row><c r="XFD1"><v>1</v></c></row>' }), 'data-too-large'],
    ['damaged XML', 'xml.xlsx', () => xlsxFile({ rows: '<row><c r="A1"><v>1</c></row>' }), 'data-unreadable'],
    ['a zip bomb', 'bomb.xlsx', () => xlsxFile({ rows: ' '.repeat(60_000_000) }), 'data-too-large'],
    ['a bomb of texts', 'texts.xlsx', () => xlsxFile({ rows: '', shared: `<si><t>${'A'.repeat(210_000_000)}</t></si>` }), 'data-too-large'],
    ['a missing sheet', 'gone.xlsx', () => xlsxFile({ rows: '', more: { 'xl/workbook.xml': strToU8('<workbook/>') } }), 'data-unreadable'],
  ]; // prettier-ignore
  for (const [what, name, content, code] of hostile) {
    it(`refuses ${what} and leaves nothing behind`, async () => {
      await rejects(lab.attach(name, content()), fails(code));
      deepStrictEqual(await readdir(lab.folder()).catch(() => []), code === 'data-unreadable' && /^(e\.csv|x\.pdf)$/.test(name) ? [] : ['.gitignore']); // prettier-ignore
    });
  }

  it('expands no entities of an XLSX file', async () => {
    const rows = '<row><c r="A1" t="inlineStr"><is><t>head</t></is></c></row>';
    const bomb =
      '<!DOCTYPE sst [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><sst><si><t>&b;&f;</t></si></sst>';
    await rejects(
      lab.attach('dtd.xlsx', xlsxFile({ rows, more: { 'xl/sharedStrings.xml': strToU8(bomb) } })),
      fails('data-unreadable', /XML/),
    );
  });

  it('replaces a dataset, and with it every approval', async () => {
    await lab.attach('people.csv', 'email,n\na@example.com,1\n');
    await lab.store.approve(slug, 'people', { columns: ['email'], reason: 'own team', by: 'me', at });
    const replaced = await lab.attach('people.csv', 'email,n\nb@example.com,2\nc@example.com,3\n', 'people');
    deepStrictEqual([replaced.id, replaced.rows], ['people', 2]);
    strictEqual(replaced.columns[0]?.personal?.approved, false);
    deepStrictEqual((await lab.store.list(slug)).datasets[0]?.approvals, []);
    strictEqual((await readdir(lab.folder('people'))).length, 2);
  });

  it('cancels without a trace, and removes a dataset whole', async () => {
    const file = path.join(lab.root, 'big.csv');
    await writeFile(file, `a,b\n${'1,hello\n'.repeat(1_000_000)}`);
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    await rejects(
      lab.store.attach(slug, { file, at, onProgress, signal: controller.signal }),
      fails('cancelled'),
    );
    deepStrictEqual(await readdir(lab.folder()), ['.gitignore']);
    await lab.attach('small.csv', 'a,b\n1,2\n');
    await lab.store.remove(slug, 'small');
    await lab.store.remove(slug, 'small');
    deepStrictEqual((await lab.store.list(slug)).datasets, []);
    await rejects(lab.chunks('small'), fails('unknown-dataset'));
  });

  it('goes through no link, and takes no name that leads elsewhere', async () => {
    const elsewhere = path.join(lab.root, 'elsewhere');
    await writeFile(elsewhere, '');
    await symlink(lab.root, lab.folder());
    await rejects(lab.attach('a.csv', 'a,b\n1,2\n'), fails('unsafe-path'));
    for (const name of ['../..', 'a/b', '', 'CON', '.git'])
      await rejects(lab.chunks(name), fails('unknown-dataset'), name);
  });

  it('reports a record that is damaged, and columns that are cut off, instead of guessing', async () => {
    await lab.attach('a.csv', `a,b\n${'x,1\n'.repeat(100)}`);
    const columns = (await readdir(lab.folder('a'))).find((name) => name.endsWith('.bin')) ?? '';
    await writeFile(lab.folder('a', columns), 'short');
    await rejects(lab.chunks('a'), fails('damaged-file'));
    await writeFile(lab.folder('a', 'dataset.json'), '{"schemaVersion":1');
    const { datasets, damaged } = await lab.store.list(slug);
    deepStrictEqual([datasets.length, damaged.length], [0, 1]);
    ok(damaged[0]?.file.endsWith('a/dataset.json'));
  });
});

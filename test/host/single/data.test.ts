import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { answer } from '../../support/modelServer.ts';
import { sampleOrders } from '../../support/sampleOrders.ts';
import { failureOf, run } from '../bridge.ts';
import { type ModelLab, openModelLab } from '../modelLab.ts';

const address = 'customer7@example.com';

const toolAnswer = writeWire([
  {
    path: 'index.html',
    text: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Orders</title></head>
<body><main data-screen="orders"><h1>Orders</h1><div id="table"></div></main>
<script type="module" src="app.js"></script></body></html>
`,
  },
  {
    path: 'app.js',
    text: `import { loadData, dataTable } from 'footbridge/data';
const orders = await loadData('orders');
dataTable(document.getElementById('table'), orders, { label: 'Orders' });
`,
  },
]);

describe('an internal tool over an attached file', function () {
  this.timeout(60_000);
  let made: ModelLab;
  let target = '';

  before(async () => {
    made = await openModelLab({
      kind: 'internalTool',
      title: 'Late orders',
      steps: [{ id: 'orders', title: 'Orders' }],
    });
    target = join(made.lab, 'orders-tool.html');
  });
  after(() => made.close());

  it('is attached as a typed profile, with the column that looks personal flagged and none of its values', async () => {
    const file = join(made.lab, 'orders.csv');
    writeFileSync(file, sampleOrders(500));
    const { profile } = (await run('attachData', { files: [file] })) as {
      profile: {
        id: string;
        rows: number;
        columns: { name: string; type: string; personal?: { kind: string } }[];
      };
    };
    assert.equal(profile.rows, 500);
    assert.equal(profile.columns.find(({ name }) => name === 'value')?.type, 'number');
    assert.equal(profile.columns.find(({ name }) => name === 'customer_email')?.personal?.kind, 'email');
    assert.doesNotMatch(JSON.stringify(profile), /@example\.com/);
  });

  it('is told to the model as a profile, without the file and without personal values', async () => {
    made.server.script(answer(toolAnswer));
    await run('generatePrototype');
    const asked = made.asked();
    assert.ok(asked.includes('days_late'));
    assert.doesNotMatch(asked, /@example\.com/);
    assert.ok(!asked.includes('A100400'), 'the whole file went along');
    assert.deepEqual(await run('openPreview'), { ok: true });
  });

  it('says which files arrived when a later one cannot be read', async () => {
    const [good, bad] = ['returns.csv', 'broken.xlsx'].map((name) => join(made.lab, name));
    assert.ok(good && bad);
    writeFileSync(good, sampleOrders(3));
    writeFileSync(bad, 'no workbook');
    const { error } = (await run('attachData', { files: [good, bad] })) as {
      error: { code: string; message: string };
    };
    assert.equal(error.code, 'some-data-attached');
    assert.match(error.message, /broken\.xlsx[^]*“returns\.csv”/);
    const data = join(made.lab, 'experiments', made.experiment, 'data');
    assert.deepEqual(
      readdirSync(data)
        .filter((name) => /^[a-z]/.test(name))
        .toSorted(),
      ['orders', 'returns'],
    );
  });

  it('saves as one file without the values nobody approved', async () => {
    assert.deepEqual(await run('exportTool', { target }), { file: target });
    const kept = everythingIn(target);
    assert.ok(kept.includes('ParcelJet'), 'the data is not in the file');
    assert.doesNotMatch(kept, /@example\.com/);
    const wanted = { target, columns: ['order', 'customer_email'] };
    assert.equal(await failureOf('exportTool', wanted), 'unknown-column');
  });

  it('takes them along once their use is approved, with a reason on record', async () => {
    assert.equal(
      await failureOf('approvePersonalData', { columns: ['customer_email'], reason: '' }),
      'invalid-argument',
    );
    const approval = { columns: ['customer_email'], reason: 'Support answers these customers.' };
    assert.deepEqual(await run('approvePersonalData', approval), { ok: true });
    const record = join(made.lab, 'experiments', made.experiment, 'data', 'orders', 'dataset.json');
    assert.match(readFileSync(record, 'utf8'), /Support answers these customers\./);
    await run('exportTool', { target });
    assert.ok(everythingIn(target).includes(address));
  });

  it('takes the place of the one before also where the file system spells its name with loose accents', async () => {
    const ids: string[] = [];
    for (const rows of [3, 4]) {
      const file = join(made.lab, 'Büro.csv'.normalize('NFD'));
      writeFileSync(file, sampleOrders(rows));
      const { profile } = (await run('attachData', { files: [file] })) as { profile: { id: string } };
      ids.push(profile.id);
    }
    assert.equal(ids[1], ids[0]);
  });
});

/** The text of a page together with what is packed in it: base64 of gzip, wherever it stands. */
function everythingIn(file: string): string {
  const page = readFileSync(file, 'utf8');
  const packed = [...page.matchAll(/H4sI[A-Za-z0-9+/]+={0,2}/g)].map(([text]) =>
    gunzipSync(Buffer.from(text, 'base64')).toString('utf8'),
  );
  assert.ok(packed.length > 0, 'nothing is packed in the page');
  return [page, ...packed].join('\n');
}

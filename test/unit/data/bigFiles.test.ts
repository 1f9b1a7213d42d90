import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as z from 'zod';
import { sweepTemporaries } from '../../../src/node/lab/sweep.ts';
import { DataLab, slug } from './dataLab.ts';

const child = path.join(import.meta.dirname, 'attachChild.ts');
const resultSchema = z.object({ rows: z.number(), megabytes: z.number() });

/** Writes rows until the file has so many bytes; returns how many rows there are. */
async function writeRows(
  file: string,
  bytes: number,
  row: (index: number) => string,
  [head, between, tail]: readonly [string, string, string],
): Promise<number> {
  const stream = createWriteStream(file);
  let written = head.length + tail.length;
  let piece = head;
  let count = 0;
  while (written < bytes) {
    const text = (count === 0 ? '' : between) + row(count);
    count += 1;
    written += text.length;
    piece += text;
    if (piece.length < 1024 * 1024) continue;
    if (!stream.write(piece)) await once(stream, 'drain');
    piece = '';
  }
  stream.end(piece + tail);
  await once(stream, 'close');
  return count;
}

describe('Large attached files', function () {
  this.timeout(240_000);
  let lab: DataLab;

  beforeEach(async () => {
    lab = await DataLab.make();
  });
  afterEach(() => lab.remove());

  const hundred = 100 * 1024 * 1024 - 2000;
  const cells = (n: number): (string | number)[] => [
    n,
    `Customer ${(n * 7919) % 50_000}`,
    ((n * 37) % 100_000) / 100,
    `2026-0${1 + (n % 9)}-15`,
    n % 7 === 0 ? 'a longer note about what happened here, and why' : '',
  ];
  for (const [name, row, around] of [
    [
      'large.csv',
      (n: number) =>
        `${cells(n)
          .map((cell) => (String(cell).includes(',') ? `"${cell}"` : cell))
          .join(',')}\n`,
      ['id,customer,amount,day,note\n', '', ''],
    ],
    [
      'large.json',
      (n: number) =>
        JSON.stringify({
          id: n,
          customer: cells(n)[1],
          amount: cells(n)[2],
          day: cells(n)[3],
          note: cells(n)[4],
        }),
      ['[', ',\n', ']'],
    ],
  ] as const)
    // prettier-ignore
    it(`of 100 MB (${name}) are read in bounded memory`, async () => {
      const file = path.join(lab.root, name);
      const rows = await writeRows(file, hundred, row, around);
      const { stdout } = await promisify(execFile)(process.execPath, [child, lab.root, file]);
      const result = resultSchema.parse(JSON.parse(stdout));
      strictEqual(result.rows, rows);
      ok(result.megabytes < 750, `${result.megabytes} MB`);
      for await (const chunk of lab.store.readChunks(slug, 'large'))
        ok(chunk.bytes.length <= 4 * 1024 * 1024);
    });

  it('are there whole or not at all, whenever the process is killed', async () => {
    const file = path.join(lab.root, 'orders.csv');
    const rows = await writeRows(file, 3_000_000, (n) => `${cells(n).join(';')}\n`, ['a;b;c;d;e\n', '', '']);
    await lab.attach('orders2.csv', 'a,b\n1,2\n');
    const seen = { before: 0, after: 0 };
    for (let attempt = 0; attempt < 14; attempt += 1) {
      const running = spawn(process.execPath, [child, lab.root, file, 'orders2'], { stdio: 'ignore' });
      const ended = once(running, 'exit');
      await Promise.race([ended, delay(200 + attempt * 150)]);
      running.kill('SIGKILL');
      await ended;
      await sweepTemporaries(lab.root, Date.now());
      const { datasets, damaged } = await lab.store.list(slug);
      deepStrictEqual(damaged, []);
      const held = datasets[0]?.profile.rows ?? 0;
      ok(held === 1 || held === rows, `${held} rows`);
      seen[held === 1 ? 'before' : 'after'] += 1;
      const counted = (await lab.chunks('orders2')).filter(({ column }) => column === 'a');
      strictEqual(counted.reduce((sum, chunk) => sum + chunk.rows, 0), held); // prettier-ignore
      deepStrictEqual((await readdir(lab.folder())).toSorted(), ['.gitignore', 'orders2']);
      if (held === rows) await lab.attach('orders2.csv', 'a,b\n1,2\n', 'orders2');
    }
    ok(seen.before > 0, JSON.stringify(seen));
    strictEqual((await readdir(lab.folder('orders2'))).length, 2);
  });
});

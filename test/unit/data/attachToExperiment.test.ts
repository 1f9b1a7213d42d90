import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, it } from 'mocha';
import { attachToExperiment } from '../../../src/app/data/attachToExperiment.ts';
import type { AttachOrder, DataStore } from '../../../src/app/data/dataStore.ts';
import { openDataStore } from '../../../src/node/data/dataStore.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { slug, testedLab } from '../evidence/testedLab.ts';
import { at, worker } from './dataLab.ts';

const when = new Date('2026-03-03T10:00:00Z');
const allowed = (): undefined => undefined;

/** What takes a moment to read, in which a prototype can be thrown away. */
function manyRows(): string {
  const rows = Array.from({ length: 300_000 }, (_, row) => `anna${row}@example.org,Köln`);
  return `Email,City\n${rows.join('\n')}\n`;
}

describe('Attaching data to an experiment whose prototype is thrown away', () => {
  let tested: Awaited<ReturnType<typeof testedLab>>;
  let data: DataStore;
  let file: string;
  let folder: string;

  beforeEach(async () => {
    tested = await testedLab();
    data = openDataStore(tested.lab, worker);
    file = path.join(path.dirname(tested.lab), 'customers.csv');
    folder = path.join(tested.lab, 'experiments', slug, 'data');
    await writeFile(file, 'Name,City\nAnna,Köln\nBen,Paris\n');
  });

  const attach = (more: Partial<AttachOrder> = {}) =>
    attachToExperiment(
      slug,
      { file, at, signal: new AbortController().signal, ...more },
      { data, store: tested.store },
    );

  it('is refused, and leaves nothing in the way of taking it back', async () => {
    const { store } = tested;
    await store.discard(slug, when, allowed);
    await assert.rejects(attach(), { code: 'discarded-already' });
    assert.equal(existsSync(folder), false);
    await store.restore(slug, when);
    assert.equal((await attach()).rows, 2);
  });

  it('is refused where that happens while the file is read, and what was thrown away stays so', async () => {
    const other = await openLabStore(tested.lab);
    await attach();
    await writeFile(file, manyRows());
    let discarding: Promise<unknown> | undefined;
    const onProgress = (): void => void (discarding ??= other.discard(slug, when, allowed));
    await assert.rejects(attach({ onProgress }), { code: 'discarded-already' });
    assert.ok(discarding, 'it happened meanwhile');
    await discarding;
    assert.equal(existsSync(folder), false);
    await other.restore(slug, when);
    const { datasets } = await data.list(slug);
    assert.deepEqual(
      datasets.map(({ profile }) => profile.rows),
      [2],
    );
  });
});

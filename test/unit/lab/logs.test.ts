import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import * as z from 'zod';
import type { CrossingEvent } from '../../../src/core/boundary/crossing.ts';
import type { EvidenceEvent } from '../../../src/core/evidence/evidenceEvent.ts';
import { readLog, appendRecord } from '../../../src/node/lab/jsonl.ts';
import { runUntilKilled } from '../../support/killHarness.ts';
import { temporaryFolder } from '../../support/cleanup.ts';
import { sampleGeneration } from './sampleGeneration.ts';
import { sampleLab, sampleTime } from './samples.ts';

const child = fileURLToPath(new URL('appendChild.ts', import.meta.url));
const kind = { schema: z.object({ schemaVersion: z.literal(1), text: z.string() }), version: 1 };
const record = (text: string) => ({ schemaVersion: 1 as const, text });

const ended: CrossingEvent = {
  schemaVersion: 1,
  id: 'c2',
  at: sampleTime,
  type: 'ended',
  crossing: 'c1',
  how: 'undone',
};

function started(session: string): EvidenceEvent {
  return {
    schemaVersion: 1,
    id: 'e1',
    at: sampleTime,
    type: 'started',
    session,
    participant: 'P1',
    variant: 'v1',
  };
}

describe('A log', function () {
  this.timeout(20_000);

  it('loses one record at most when it is cut off, at any byte, and goes on after it', async () => {
    const root = temporaryFolder('log').path;
    const file = path.join(root, 'cut.jsonl');
    await appendRecord(root, 'cut.jsonl', kind, record('first'));
    const whole = (await readFile(file)).length;
    await appendRecord(root, 'cut.jsonl', kind, record('sécond'));
    const end = (await readFile(file)).length;
    const all = await readFile(file);
    for (let cut = whole; cut < end; cut += 1) {
      await writeFile(file, all);
      await truncate(file, cut);
      await appendRecord(root, 'cut.jsonl', kind, record('third'));
      const { records, damaged } = await readLog(root, 'cut.jsonl', kind);
      assert.deepEqual(records, [record('first'), record('third')], `cut at ${cut}`);
      assert.equal(damaged.length, cut <= whole + 1 ? 0 : 1);
    }
  });

  it('reports damaged and newer lines with their place, and keeps them', async () => {
    const root = temporaryFolder('log').path;
    await appendRecord(root, 'a/b.jsonl', kind, record('one'));
    const strange = '\n{"schemaVersion":2,"more":true}\n{"schemaVersion":1}\nnot json\r\n\n';
    await appendFile(path.join(root, 'a/b.jsonl'), strange);
    await appendRecord(root, 'a/b.jsonl', kind, record('two'));
    const { records, damaged } = await readLog(root, 'a/b.jsonl', kind);
    assert.deepEqual(records, [record('one'), record('two')]);
    assert.deepEqual(
      damaged.map(({ file }) => file),
      ['a/b.jsonl:3', 'a/b.jsonl:4', 'a/b.jsonl:5'],
    );
    assert.match(damaged[0]?.why ?? '', /newer Footbridge/);
    assert.ok((await readFile(path.join(root, 'a/b.jsonl'), 'utf8')).includes(strange));
  });

  it('takes records of two windows at once without mixing them', async () => {
    const { lab, store } = await sampleLab();
    await Promise.all(['a', 'b'].map((name) => runUntilKilled(child, [lab, name, '40'])));
    const ids = (await store.readGenerations('checkout')).records.map((generation) => generation.id);
    for (const name of ['a', 'b']) {
      const expected = Array.from({ length: 40 }, (_, index) => `${name}-${index}`);
      assert.deepEqual(
        ids.filter((id) => id.startsWith(name)),
        expected,
      );
    }
  });

  it('has its damaged lines told with what is read from it, whichever log it is', async () => {
    const { lab, store } = await sampleLab();
    await store.appendGeneration('checkout', sampleGeneration('one'));
    await store.appendEvidence('checkout', 's1', started('s1'));
    await store.appendCrossing('checkout', ended);
    const folder = path.join(lab, 'experiments/checkout');
    for (const file of ['generations.jsonl', 'crossings.jsonl', 'evidence/s1.jsonl'])
      await appendFile(path.join(folder, file), '\n{"torn');
    const why = 'it is cut off or not JSON';
    const damaged = (file: string) => [{ file: `experiments/checkout/${file}:3`, why }];
    assert.deepEqual(await store.readGenerations('checkout'), {
      records: [sampleGeneration('one')],
      damaged: damaged('generations.jsonl'),
    });
    assert.deepEqual(await store.readCrossings('checkout'), {
      records: [ended],
      damaged: damaged('crossings.jsonl'),
    });
    assert.deepEqual(await store.readEvidence('checkout'), {
      records: new Map([['s1', [started('s1')]]]),
      damaged: damaged('evidence/s1.jsonl'),
    });
    assert.deepEqual(await store.readGenerations('other'), { records: [], damaged: [] });
  });

  it('refuses sessions whose id is no file name, and leaves out files that are copies', async () => {
    const { lab, store } = await sampleLab();
    for (const session of ['../x', 'a/b', '', 'nul', '.x', 'a b'])
      await assert.rejects(store.appendEvidence('checkout', session, started(session)), {
        code: 'unknown-session',
      });
    await store.appendEvidence('checkout', 's1', started('s1'));
    const folder = path.join(lab, 'experiments/checkout/evidence');
    for (const copy of ['s1-copy.jsonl', 's1 (2).jsonl'])
      await writeFile(path.join(folder, copy), await readFile(path.join(folder, 's1.jsonl')));
    await mkdir(path.join(folder, 'notes'));
    const { records: sessions, damaged } = await store.readEvidence('checkout');
    assert.deepEqual([...sessions], [['s1', [started('s1')]]]);
    assert.deepEqual(
      damaged.map(({ file }) => path.basename(file)),
      ['s1 (2).jsonl', 's1-copy.jsonl'],
    );
  });
});

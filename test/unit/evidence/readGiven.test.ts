import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { toCapture } from '../../../src/core/evidence/capture.ts';
import { readGiven } from '../../../src/core/evidence/givenSession.ts';
import { lockedLab, nothing } from './lockedLab.ts';
import { fileOf } from './sampleResults.ts';

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

describe('Reading texts that somebody hands in', function () {
  this.timeout(60_000);
  let lab: Awaited<ReturnType<typeof lockedLab>>;
  beforeEach(async () => {
    lab = await lockedLab();
  });

  it('lets the window have its turn after each of very many parts, and reads them once', async () => {
    const many = 200_000;
    const parts = (part: string) => Array.from({ length: many }, () => part).join(',');
    const foreign = '{"event":"$pageview","properties":{}}';
    const texts = {
      batch: `{"api_key":"x","batch":[${parts('{}')}]}`,
      results: `{"next":null,"results":[${parts(foreign)}],"took":1}`,
      rows: `{"results":[${parts('["$pageview",1]')}],"columns":["event","timestamp"]}`,
      list: `[${parts('1')}]`,
      lines: parts('{}').replaceAll(',', '\n'),
    };
    for (const [name, text] of Object.entries(texts)) {
      let rests = 0;
      const rest = () => void (rests += 1);
      await assert.rejects(all(readGiven(text, rest)), { code: 'result-not-recognised' }, name);
      assert.ok(rests >= many, `${name}: ${rests}`);
    }
    const open = '{"kind":"footbridge-test-results","x":';
    const time = async (blocks: number) => {
      const since = performance.now();
      const text = `Hello ${open.repeat(blocks)}"${'1,'.repeat(2_400_000)}`;
      await assert.rejects(all(readGiven(text, () => undefined)), {
        code: 'result-not-recognised',
      });
      return performance.now() - since;
    };
    const one = await time(1);
    assert.ok((await time(1000)) < one * 8 + 200, 'unfinished results are not read again and again');
  });

  it('finds the columns of rows wherever they stand, and refuses a list that was cut off', async () => {
    const events = toCapture(lab.result('k1', 'K7'));
    const results = events.map(({ event, timestamp, uuid, properties }) => [
      event,
      timestamp,
      uuid,
      properties,
    ]);
    const columns = ['event', 'timestamp', 'uuid', 'properties'];
    const text = JSON.stringify({ results, columns }, undefined, 1);
    assert.deepEqual(await lab.take([fileOf('rows.json', text)]), { ...nothing, imported: 1 });
    const list = JSON.stringify(['k3', 'k4', 'k5'].map((id, index) => lab.result(id, `K${index}`)));
    const report = await lab.take([
      fileOf('cut.json', text.slice(0, -3)),
      fileOf('list.json', list.slice(0, -200)),
      fileOf('lines.jsonl', `${list.slice(1, -1).replaceAll('},{"kind"', '}\n{"kind"')}\n{"torn`),
    ]);
    assert.equal(report.rejected['cut.json'], 'result-not-recognised');
    assert.equal(report.rejected['list.json'], 'result-ambiguous');
    assert.equal(report.rejected['lines.jsonl'], 'result-not-recognised');
  });

  it('reads no more events of a captured session than a result may have', async () => {
    const events = toCapture(
      lab.result(
        'k1',
        'K7',
        {},
        Array.from({ length: 20_000 }, () => ({ type: 'step', step: 's' }) as const),
      ),
    );
    const found = await all(readGiven(JSON.stringify({ batch: events }), () => undefined));
    assert.deepEqual(
      found.map(({ session, error }) => session?.events.length ?? error?.code),
      ['result-incomplete', 20_000],
    );
  });
});

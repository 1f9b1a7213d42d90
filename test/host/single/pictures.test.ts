import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { failureOf, freshLab, run } from '../bridge.ts';

/** One transparent pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

describe('saving pictures of the evidence', function () {
  this.timeout(60_000);
  let lab = '';

  before(async () => {
    lab = await freshLab();
    const { experiment } = (await run('frameHypothesis', sampleHypothesis())) as { experiment: string };
    await run('setActiveExperiment', { experiment });
    await run('generatePrototype');
    const { tasks } = (
      JSON.parse(readFileSync(join(lab, 'experiments', experiment, 'experiment.json'), 'utf8')) as {
        hypothesis: { tasks: { id: string }[] };
      }
    ).hypothesis;
    const bodies = [
      { type: 'started', session: 's1', participant: 'P1', variant: 'a' },
      ...tasks.map(({ id }) => ({ type: 'task', task: id, outcome: 'completed' })),
    ];
    const lines = bodies.map((body, index) =>
      JSON.stringify({ schemaVersion: 1, id: `e${index}`, at: '2026-03-02T10:00:00.000Z', ...body }),
    );
    const folder = join(lab, 'experiments', experiment, 'evidence');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 's1.jsonl'), `\n${lines.join('\n')}`);
  });

  it('writes each as an SVG that says what it shows', async () => {
    for (const picture of ['funnel', 'outcomes', 'interval', 'time']) {
      const target = join(lab, `${picture}.svg`);
      assert.deepEqual(await run('exportPicture', { picture, target }), { file: target });
      const svg = readFileSync(target, 'utf8');
      assert.match(svg, /^<svg .*role="img"/);
      if (picture === 'interval') assert.match(svg, /<desc[^>]*>Variant A: 1 of 1 did every task alone/);
    }
  });

  it('writes a PNG that the guide has drawn, and nothing else under that name', async () => {
    const target = join(lab, 'funnel.png');
    assert.deepEqual(await run('exportPicture', { picture: 'funnel', target, png: pixel }), { file: target });
    assert.equal(readFileSync(target).toString('base64'), pixel);
    const script = Buffer.from('<script>alert(1)</script>').toString('base64');
    assert.equal(
      await failureOf('exportPicture', { picture: 'funnel', target, png: script }),
      'invalid-argument',
    );
    assert.equal(await failureOf('exportPicture', { picture: 'funnel', target }), 'invalid-argument');
    const page = join(lab, 'funnel.html');
    assert.equal(
      await failureOf('exportPicture', { picture: 'funnel', target: page, png: pixel }),
      'invalid-argument',
    );
    assert.equal(readFileSync(target).toString('base64'), pixel);
  });
});

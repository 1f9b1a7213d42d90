import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { failureOf, freshLab, run } from '../bridge.ts';

interface Kit {
  readonly experiment: string;
  readonly protocol: string;
  readonly variants: readonly { readonly id: string; readonly page: string }[];
  readonly prototypes: Readonly<Record<string, string>>;
}

describe('exporting a test kit', function () {
  this.timeout(60_000);
  let lab = '';
  let experiment = '';
  const record = () =>
    JSON.parse(readFileSync(join(lab, 'experiments', experiment, 'experiment.json'), 'utf8')) as {
      readonly lock?: { readonly hash: string };
    };

  before(async () => {
    lab = await freshLab();
    ({ experiment } = (await run('frameHypothesis', sampleHypothesis())) as { experiment: string });
    await run('setActiveExperiment', { experiment });
  });

  it('is refused as long as there is nothing to try, and locks nothing then', async () => {
    const target = join(lab, 'kit.html');
    assert.equal(await failureOf('exportTestKit', { target }), 'no-prototype');
    await run('generatePrototype');
    assert.equal(await failureOf('exportTestKit', { target: join(lab, 'kit.txt') }), 'invalid-argument');
    assert.equal(record().lock, undefined);
  });

  it('writes all variants into one file and locks the protocol that it was made with', async () => {
    await run('addVariant', { axis: 'messaging', change: 'Says what delivery costs', from: 'a' });
    const target = join(lab, 'kits', 'kit.html');
    const { file } = await run('exportTestKit', { experiment, target });
    assert.equal(file, target);
    const html = readFileSync(target, 'utf8');
    const [, data = ''] = /id="kit-data">(.*?)<\/script>/s.exec(html) ?? [];
    const kit = JSON.parse(data) as Kit;
    assert.deepEqual([kit.experiment, kit.protocol], [experiment, record().lock?.hash]);
    assert.deepEqual(
      kit.variants.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.deepEqual(Object.keys(kit.prototypes), ['a', 'b']);
    assert.ok(kit.variants.every(({ page }) => page.includes('data-screen')));
    assert.doesNotMatch(html, /sourceMappingURL/);
    assert.ok(statSync(target).size > 50_000);
  });

  it('is refused after the verdict', async () => {
    await run('decide', { experiment, outcome: 'inconclusive', rationale: 'Nobody came.' });
    assert.equal(await failureOf('exportTestKit', { target: join(lab, 'late.html') }), 'already-decided');
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { experimentSchema } from '../../../src/core/experiment/experiment.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { kitResult } from '../../unit/evidence/sampleResults.ts';
import { failureOf, freshLab, run } from '../bridge.ts';

describe('test results from elsewhere', function () {
  this.timeout(60_000);
  let lab = '';
  let slug = '';
  let inbox = '';
  const evidence = () =>
    readdirSync(join(lab, 'experiments', slug, 'evidence')).filter((name) => name.endsWith('.jsonl'));

  before(async () => {
    lab = await freshLab();
    ({ experiment: slug } = (await run('frameHypothesis', sampleHypothesis())) as { experiment: string });
    await run('setActiveExperiment', { experiment: slug });
    await run('generatePrototype');
    await run('lockProtocol');
    const record = readFileSync(join(lab, 'experiments', slug, 'experiment.json'), 'utf8');
    const experiment = experimentSchema.parse(JSON.parse(record));
    const variant = experiment.variants[0]?.id ?? '';
    const task = experiment.hypothesis.tasks[0]?.id ?? '';
    inbox = join(lab, '..', 'inbox');
    mkdirSync(inbox);
    for (const [index, code] of ['K1', 'K2', 'K3'].entries()) {
      const text = JSON.stringify(kitResult(experiment, `kit-${index}`, code, { variant }));
      writeFileSync(join(inbox, `${index}.json`), text.replaceAll('"task":"buy"', `"task":"${task}"`));
    }
    writeFileSync(join(inbox, 'other.json'), '{"hello":1}');
    writeFileSync(join(inbox, 'notes.docx'), 'not read');
  });

  it('are imported from a folder, each once, and what is refused has a reason in words', async () => {
    const refused = [
      {
        file: 'other.json',
        why: 'It holds no result of a test kit, or was changed on its way. Ask for the file that the kit saved.',
      },
    ];
    const files = [inbox];
    assert.deepEqual(await run('importTestResults', { files }), {
      imported: 3,
      duplicates: 0,
      rejected: refused,
    });
    assert.deepEqual(await run('importTestResults', { files }), {
      imported: 0,
      duplicates: 3,
      rejected: refused,
    });
    assert.deepEqual(evidence(), ['kit-0.jsonl', 'kit-1.jsonl', 'kit-2.jsonl']);
  });

  it('leave as a spreadsheet and as a capture that is known when it is read again', async () => {
    const [csv, capture] = [join(lab, 'evidence.csv'), join(lab, 'evidence.json')];
    assert.deepEqual(await run('exportEvidence', { target: csv }), { file: csv });
    assert.equal(readFileSync(csv, 'utf8').match(/^K\d,/gm)?.length, 3);
    assert.deepEqual(await run('exportEvidence', { target: capture }), { file: capture });
    assert.deepEqual(await run('importTestResults', { files: [capture] }), {
      imported: 0,
      duplicates: 3,
      rejected: [],
    });
    assert.equal(
      await failureOf('exportEvidence', { target: join(lab, 'evidence.doc') }),
      'invalid-argument',
    );
  });

  it('do not come back for a participant who withdrew', async () => {
    const { deleted } = (await run('withdrawParticipant', { participant: 'k2' })) as { deleted: string[] };
    assert.deepEqual(deleted, [`experiments/${slug}/evidence/kit-1.jsonl`]);
    const { imported, rejected } = (await run('importTestResults', { files: [join(inbox, '1.json')] })) as {
      imported: number;
      rejected: { file: string; why: string }[];
    };
    assert.equal(imported, 0);
    assert.match(rejected[0]?.why ?? '', /withdrew/);
    assert.deepEqual(evidence(), ['kit-0.jsonl', 'kit-2.jsonl']);
  });
});

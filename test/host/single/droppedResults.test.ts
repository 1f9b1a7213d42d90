import assert from 'node:assert/strict';
import { LabState } from '../../../src/app/labState.ts';
import type { Commands } from '../../../src/editor/commands/allCommands.ts';
import { EvidenceReports } from '../../../src/editor/guide/evidenceReports.ts';
import { EvidenceWork } from '../../../src/editor/guide/evidenceWork.ts';
import { Log } from '../../../src/editor/log.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { freshLab, run } from '../bridge.ts';

describe('results that are dropped on the guide', function () {
  this.timeout(60_000);

  it('are imported as far as they came where the guide is closed meanwhile, and what is missing is said', async () => {
    const lab = new LabState(() => undefined);
    const store = await openLabStore(await freshLab());
    const slug = String((await run('frameHypothesis', sampleHypothesis()))['experiment']);
    await lab.open(store, slug);
    const reports = new EvidenceReports();
    const sessions = undefined as never;
    const clock = { now: () => new Date() };
    const work = new EvidenceWork({ lab, clock, log: new Log(), sessions }, {} as Commands, reports);
    const files = [
      { name: 'one.json', text: 'nothing' },
      { name: 'two.json', text: 'nothing' },
    ];
    const dropped = work.handle({ type: 'importResults', files, last: false }, slug);
    assert.equal(reports.of(slug)?.type, 'importing');
    work.pageBegan();
    await dropped;
    const report = reports.of(slug);
    assert.ok(report?.type === 'imported');
    assert.deepEqual(
      report.reasons.map(({ file }) => file),
      ['one.json', 'two.json', 'two.json'],
    );
    assert.match(report.reasons[2]?.why ?? '', /guide was closed/);
    await work.handle({ type: 'importResults', files: files.slice(0, 1), last: true }, slug);
    const next = reports.of(slug);
    assert.equal(next?.type === 'imported' && next.rejected, 1, 'what is dropped then is a drop of its own');
  });
});

import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { toCapture } from '../../../src/core/evidence/capture.ts';
import type { EvidenceBody } from '../../../src/core/evidence/evidenceEvent.ts';
import { lockedLab } from './lockedLab.ts';
import { fileOf, stamped } from './sampleResults.ts';
import { slug } from './testedLab.ts';

describe('What an import believes', function () {
  this.timeout(30_000);
  let lab: Awaited<ReturnType<typeof lockedLab>>;
  beforeEach(async () => {
    lab = await lockedLab();
  });

  it('hears nobody but the participant’s page in what a participant hands in', async () => {
    const by = (...more: EvidenceBody[]) => lab.result('k1', 'K7', { source: undefined }, more);
    const observed: Record<string, EvidenceBody> = {
      outcome: { type: 'task', task: 'buy', outcome: 'completed', by: 'observer' },
      'outcome without a source': { type: 'task', task: 'buy', outcome: 'completed' },
      reason: { type: 'task', task: 'buy', outcome: 'completed', by: 'page', reason: 'Anna' },
      note: { type: 'note', text: 'Anna' },
      quote: { type: 'quote', text: 'Anna' },
      exclusion: { type: 'excluded', reason: 'Anna' },
      readmission: { type: 'readmitted', reason: 'It was the wrong one.' },
    };
    const { rejected, imported } = await lab.take(
      Object.entries(observed).map(([name, body]) => fileOf(name, by(body))),
    );
    const names = Object.keys(observed).map((name) => [name, 'result-by-observer']);
    assert.deepEqual([imported, rejected], [0, Object.fromEntries(names)]);
    await lab.take([fileOf('plain.json', by())]);
    assert.equal((await lab.session('k1'))?.source, 'kit', 'leaving out where it came from changes nothing');
    const { events } = lab.result('k2', 'K8', { source: undefined });
    const unasked = { ...by(), session: 'k2', events: events.filter(({ type }) => type !== 'consented') };
    assert.deepEqual((await lab.take([fileOf('unasked.json', unasked)])).rejected, {
      'unasked.json': 'result-without-consent',
    });
  });

  it('does not let a later file overrule who looked at a session, or say another outcome', async () => {
    const before = lab.result('k1', 'K7');
    await lab.take([fileOf('1.json', before)]);
    await lab.observe('k1', { type: 'excluded', reason: 'A colleague tried it' });
    await lab.observe('k1', { type: 'task', task: 'buy', outcome: 'failed', reason: 'Paid by accident' });
    const at = '2027-01-01T10:00:00.000Z';
    const more = (...bodies: EvidenceBody[]) => ({
      ...before,
      events: [
        ...before.events,
        ...bodies.map((body, index) => ({ schemaVersion: 1, id: `more-${index}`, at, ...body })),
      ],
    });
    const back = more(
      { type: 'readmitted' },
      { type: 'task', task: 'buy', outcome: 'completed', by: 'observer', reason: 'x' },
      { type: 'note', text: 'x' },
    );
    const other = more({ type: 'task', task: 'buy', outcome: 'abandoned', by: 'page' });
    const capture = { batch: toCapture(back as typeof before) };
    const report = await lab.take([
      fileOf('one.json', back),
      fileOf('list.json', [back]),
      fileOf('capture.json', capture),
      fileOf('other.json', other),
      fileOf('moderated.json', [{ ...more(), events: [{ ...before.events[0], participant: 'K9' }] }]),
    ]);
    assert.deepEqual(report, {
      imported: 0,
      duplicates: 2,
      rejected: {
        'one.json': 'result-by-observer',
        'other.json': 'result-contradicts',
        'moderated.json': 'result-contradicts',
      },
    });
    const session = await lab.session('k1');
    assert.equal(session?.excluded, 'A colleague tried it');
    assert.equal(session.runs[0]?.attempts.get('buy')?.outcome, 'failed');
    // Nor does the page's own word against a session that was readmitted.
    await lab.observe('k1', { type: 'readmitted', reason: 'It was a customer' });
    await lab.take([fileOf('again.json', more({ type: 'excluded', reason: 'It stopped', by: 'page' }))]);
    assert.equal((await lab.session('k1'))?.excluded, undefined);
  });

  it('tells sessions that another lab or a capture says were moderated from those held here', async () => {
    const session = (id: string, code: string) => ({
      ...lab.result(id, code),
      events: stamped(id, [
        { type: 'started', session: id, participant: code, variant: 'a', protocol: lab.locked.lock?.hash },
        { type: 'task', task: 'buy', outcome: 'completed', by: 'observer' },
        { type: 'ended' },
      ]),
    });
    const capture = { batch: toCapture(session('m2', 'K2')) };
    await lab.take([fileOf('lab.json', [session('m1', 'K1')]), fileOf('capture.json', capture)]);
    await lab.start('P1', { variant: 'a' });
    assert.deepEqual(
      Object.fromEntries((await lab.sessions()).map(({ participant, source }) => [participant, source])),
      { K1: 'lab', K2: 'capture', P1: 'moderated' },
    );
  });

  it('keeps of what a prototype reported only what the team wrote', async () => {
    const typed = 'anna@example.com';
    const given = lab.result('k1', 'K7', {}, [
      { type: 'screen', screen: 'basket', state: typed },
      { type: 'step', step: typed },
      { type: 'problem', message: `SyntaxError: "${typed}" is no number` },
    ]);
    await lab.take([
      fileOf('1.json', given),
      fileOf('lab.json', [
        {
          ...given,
          session: 'k2',
          events: stamped(
            'k2',
            given.events.map((event) =>
              event.type === 'started' ? { ...event, session: 'k2', participant: 'K8' } : event,
            ),
          ),
        },
      ]),
    ]);
    assert.doesNotMatch(JSON.stringify([...(await lab.store.readEvidence(slug)).records]), /example/);
    assert.deepEqual(
      (await lab.sessions()).map(({ runs: [run] }) => [run?.screens[0], run?.steps]),
      [1, 2].map(() => ['basket/ready', ['?']]),
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { CaptureReader, toCapture, type CapturedSession } from '../../../src/core/evidence/capture.ts';
import { csvCell } from '../../../src/core/csvCell.ts';
import { evidenceCsvHead, evidenceCsvLines } from '../../../src/core/evidence/evidenceCsv.ts';
import {
  evidenceBodySchema,
  taskOutcomes,
  type EvidenceBody,
} from '../../../src/core/evidence/evidenceEvent.ts';
import { readSession } from '../../../src/core/evidence/session.ts';
import { sampleExperiment } from '../lab/samples.ts';
import { kitResult, stamped } from './sampleResults.ts';

const name = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const text = fc.string({ minLength: 1, maxLength: 60 });

const bodies: fc.Arbitrary<EvidenceBody> = fc.oneof(
  fc.record(
    { type: fc.constant('taskStarted' as const), task: name, variant: name },
    { requiredKeys: ['type', 'task'] },
  ),
  fc.record(
    {
      type: fc.constant('task' as const),
      task: name,
      variant: name,
      outcome: fc.constantFrom(...taskOutcomes),
      seconds: fc.double({ min: 0, max: 86_400, noNaN: true }).map((value) => value + 0),
      by: fc.constantFrom('observer' as const, 'page' as const, 'participant' as const),
      reason: text,
    },
    { requiredKeys: ['type', 'task', 'outcome'] },
  ),
  fc.record({ type: fc.constant('note' as const), text }),
  fc.record({ type: fc.constant('screen' as const), screen: text, state: text }),
  fc.record({ type: fc.constant('seq' as const), task: name, value: fc.integer({ min: 1, max: 7 }) }),
  fc.constant<EvidenceBody>({ type: 'ended' }),
);

/** A session that began, with anything after that. */
const sessions: fc.Arbitrary<CapturedSession> = fc
  .tuple(name, fc.uuid(), fc.array(bodies, { maxLength: 12 }))
  .map(([experiment, session, later]) => ({
    experiment,
    session,
    events: stamped(session, [
      { type: 'started', session, participant: 'P1', variant: 'a', prototypes: { a: 'f'.repeat(64) } },
      ...later,
    ]),
  }));

function read(...values: unknown[]) {
  const reader = new CaptureReader();
  const ours = values.reduce<number>((sum, value) => sum + reader.take(JSON.parse(JSON.stringify(value))), 0);
  return { ours, damaged: reader.damaged, sessions: [...reader.sessions()] };
}

describe('Evidence as capture JSON', () => {
  it('comes back as it was, in whatever order and shape it is handed out', () => {
    const shapes: ((events: readonly object[]) => unknown[])[] = [
      (batch) => [{ api_key: 'x', batch }],
      (results) => [{ next: null, results }],
      (events) => [...events],
      (events) => [
        {
          columns: ['uuid', 'event', 'properties', 'timestamp', 'distinct_id'],
          results: events.map((event) => {
            const { uuid, event: called, properties, timestamp } = event as Record<string, unknown>;
            return [uuid, called, JSON.stringify(properties), timestamp, 'someone'];
          }),
        },
      ],
      (events) => [{ columns: ['*', 'person'], results: events.map((event) => [event, { email: 'x' }]) }],
    ];
    fc.assert(
      fc.property(sessions, fc.constantFrom(...shapes), fc.boolean(), (session, shape, reverse) => {
        for (const event of session.events) evidenceBodySchema.parse(event);
        const events = toCapture(session);
        const found = read(...shape(reverse ? events.toReversed() : events));
        assert.deepEqual(found, { ours: events.length, damaged: 0, sessions: [session] });
      }),
      { numRuns: 300 },
    );
  });

  it('makes events that such tools take, without a profile of a person', () => {
    const [first] = toCapture(kitResult(sampleExperiment('checkout'), 'k1', 'K7'));
    assert.equal(first?.event, 'footbridge started');
    assert.equal(first.distinct_id, 'checkout:K7');
    assert.equal(first.timestamp, '2026-03-02T11:00:00.000Z');
    assert.equal(first.properties['$process_person_profile'], false);
    assert.equal(first.properties['$geoip_disable'], true);
  });

  it('leaves behind what is not ours and what tells of a person or a device', () => {
    const session = kitResult(sampleExperiment('checkout'), 'k1', 'K7');
    const events = toCapture(session).map((event) => ({
      ...event,
      ip: '192.0.2.7',
      person: { properties: { email: 'someone@example.com' } },
      timestamp: event.timestamp.replace('T', ' ').replace('Z', '000+00:00'),
      properties: {
        ...event.properties,
        $ip: '192.0.2.7',
        $user_agent: 'Mozilla',
        $set: { email: 'someone@example.com' },
        email: 'someone@example.com',
      },
    }));
    const found = read({ results: [{ event: '$pageview', properties: {} }, ...events, 'nonsense', null] });
    assert.equal(found.ours, events.length);
    assert.deepEqual(found.sessions, [{ experiment: 'checkout', session: 'k1', events: session.events }]);
  });

  it('reads times without a zone as UTC, as databases export them, wherever they are read', () => {
    const event = {
      event: 'footbridge started',
      uuid: '0190b7e4-0000-7000-8000-000000000001',
      properties: { experiment: 'checkout', session: 's9', participant: 'A1', variant: 'a' },
    };
    const here = process.env['TZ'];
    try {
      process.env['TZ'] = 'Asia/Tokyo';
      for (const timestamp of [
        '2026-03-02 10:00:01.000000',
        '2026-03-02T10:00:01',
        '2026-03-02 10:00:01 UTC',
      ])
        assert.equal(
          read({ ...event, timestamp }).sessions[0]?.events[0]?.at,
          '2026-03-02T10:00:01.000Z',
          timestamp,
        );
    } finally {
      if (here === undefined) delete process.env['TZ'];
      else process.env['TZ'] = here;
    }
  });

  it('takes events that a team’s own analytics made, and says that they came by capture', () => {
    const at = (second: number) => `2026-03-02T11:00:0${second}+01:00`;
    const of = (event: string, second: number, more: object) => ({
      event: `footbridge ${event}`,
      uuid: `0190b7e4-0000-7000-8000-00000000000${second}`,
      timestamp: at(second),
      distinct_id: 'anyone',
      properties: { experiment: 'checkout', session: 's9', ...more },
    });
    const { sessions: found } = read(
      of('task', 2, { task: 'buy', outcome: 'completed', by: 'page' }),
      of('started', 1, { participant: 'A1', variant: 'a' }),
    );
    const session = readSession(found[0]?.events ?? []);
    assert.equal(session?.source, 'capture');
    assert.equal(session.startedAt, '2026-03-02T10:00:01.000Z');
    assert.equal(session.runs[0]?.attempts.get('buy')?.outcome, 'completed');
  });

  it('counts events of ours that are damaged', () => {
    const [first] = toCapture(kitResult(sampleExperiment('checkout'), 'k1', 'K7'));
    const { ours, damaged, sessions: found } = read({ ...first, properties: { session: 'k1' } });
    assert.deepEqual([ours, damaged, found], [1, 1, []]);
  });
});

describe('Evidence for a spreadsheet', () => {
  it('has a row per variant and task, also where nothing was done', () => {
    const { events } = kitResult(sampleExperiment('checkout'), 'k1', 'K7', { order: ['a', 'b'] });
    const session = readSession(events);
    assert.ok(session);
    const rows = evidenceCsvLines(session, ['buy', 'pay']).trimEnd().split('\r\n');
    const columns = evidenceCsvHead.slice(1).trimEnd().split(',');
    const cells = rows.map((row) =>
      Object.fromEntries(row.split(',').map((cell, index) => [columns[index], cell])),
    );
    assert.deepEqual(
      cells.map((row) => [row['variant'], row['task'], row['outcome'], row['seconds'], row['seq']]),
      [
        ['a', 'buy', 'completed', '31.5', '6'],
        ['a', 'pay', '', '', ''],
        ['b', 'buy', '', '', ''],
        ['b', 'pay', '', '', ''],
      ],
    );
  });

  it('has no cell that a spreadsheet would run', () => {
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '=cmd|"/c calc"!A0'])
      assert.match(csvCell(formula), /^"?'/, formula);
    assert.equal(csvCell('a,"b"'), '"a,""b"""');
    assert.equal(csvCell(-1.5), '-1.5');
    assert.equal(csvCell('P3 = lamp'), 'P3 = lamp');
  });
});

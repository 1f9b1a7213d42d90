import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Experiment } from '../../../src/core/experiment/experiment.ts';
import type { BriefRecords } from '../../../src/core/handoff/briefRecords.ts';
import { composeBrief } from '../../../src/core/handoff/composeBrief.ts';
import { newerThanBrief, type NewerPart } from '../../../src/core/handoff/newerThanBrief.ts';
import { renderMarkdown } from '../../../src/core/handoff/renderMarkdown.ts';
import { sampleExperiment, sampleRecords, sampleVerdict, withoutVerdict } from './support/sampleRecords.ts';

const present = (fingerprint: string) => ({ prototypes: { first: fingerprint } });
const records: BriefRecords = { ...sampleRecords, present: present('a') };
const exported = composeBrief(records);

function newer(change: Partial<BriefRecords>) {
  return newerThanBrief(exported, composeBrief({ ...records, ...change }));
}

function parts(change: Partial<BriefRecords>): NewerPart[] {
  return newer(change).map(({ part }) => part);
}

function experiment(change: Partial<Experiment>): Partial<BriefRecords> {
  return { experiment: { ...sampleExperiment, ...change } };
}

function hypothesis(change: Partial<Experiment['hypothesis']>): Partial<BriefRecords> {
  return experiment({ hypothesis: { ...sampleExperiment.hypothesis, ...change } });
}

describe('what the records say otherwise than an exported brief', () => {
  it('is nothing while the same records make the same brief, also as a draft and without pictures', () => {
    assert.deepEqual(newer({}), []);
    assert.deepEqual(newerThanBrief(composeBrief(records, true), composeBrief(records)), []);
    const screens = [
      { screen: 'home', state: 'ready', file: 'screens/home-ready-0123456789ab.png', width: 1, height: 1 },
    ];
    assert.deepEqual(newerThanBrief(composeBrief({ ...records, screens }), composeBrief(records)), []);
  });

  it('is nothing where only what no reader sees differs', () => {
    assert.deepEqual(newer(experiment({ updatedAt: '2030-01-01T00:00:00.000Z' })), []);
    const handedOff = experiment({ stage: 'handedOff', handedOffAt: '2030-01-01T00:00:00.000Z' });
    assert.deepEqual(newer(handedOff), []);
  });

  it('is the sessions, by how many are new, gone or say something else, and not what follows from them', () => {
    const all = [...sampleRecords.evidence];
    const [last] = all.slice(-1);
    assert.ok(last);
    const older = composeBrief({ ...records, evidence: new Map(all.slice(0, -2)) });
    assert.deepEqual(newerThanBrief(older, exported), [{ part: 'newSessions', count: 2 }]);
    assert.deepEqual(newer({ evidence: new Map(all.slice(0, -2)) }), [{ part: 'goneSessions', count: 2 }]);
    const cut = new Map([...all.slice(0, -1), [last[0], last[1].slice(0, 1)] as const]);
    assert.deepEqual(newer({ evidence: cut }), [{ part: 'changedSessions', count: 1 }]);
  });

  it('is what somebody changed, each once', () => {
    const at = '2030-01-01T00:00:00.000Z';
    const { handoff } = sampleExperiment.hypothesis;
    const review = { status: 'accepted', reviewer: 'Ops', reason: 'Fits.', at } as const;
    const cases: readonly (readonly [Partial<BriefRecords>, readonly NewerPart[]])[] = [
      [{ experiment: withoutVerdict(sampleExperiment) }, ['verdict']],
      [experiment({ verdict: { ...sampleVerdict, rationale: 'Thought again.' } }), ['verdict']],
      [experiment({ reviews: [review] }), ['answer']],
      [hypothesis({ handoff: { ...handoff, privacy: 'Order history for 30 days.' } }), ['fields']],
      [hypothesis({ nonGoals: ['Payment'] }), ['fields']],
      [hypothesis({ throwAwayDate: '2030-05-05' }), ['throwAwayDate']],
      [
        hypothesis({ handoff: { ...handoff, questions: [{ question: 'Who pays?', owner: 'Ops' }] } }),
        ['questions'],
      ],
      [{ present: present('b') }, ['prototype']],
      [{ crossings: [] }, ['crossings']],
      [{ manifest: { ...sampleRecords.manifest, name: 'Another lab' } }, ['other']],
      [{ unreadable: { evidence: 0, generations: 3, crossings: 0 } }, ['other']],
    ];
    for (const [change, expected] of cases) assert.deepEqual(parts(change), expected, expected.join(', '));
    assert.deepEqual(
      parts({ ...hypothesis({ nonGoals: ['Payment'] }), present: present('b') }),
      ['fields', 'prototype'],
      'in one order',
    );
  });

  it('is told of the prototype’s code where the brief of an earlier version has no fingerprint', () => {
    const { present: _, ...unknown } = records;
    const earlier = composeBrief(unknown);
    assert.deepEqual(newerThanBrief(earlier, exported), []);
    const files = sampleRecords.files.slice(1);
    const now = composeBrief({ ...records, files });
    assert.deepEqual(newerThanBrief(earlier, now)[0]?.part, 'prototype');
  });

  it('is never empty where a reader would see something else, and names nothing where they would not', () => {
    for (const change of [
      hypothesis({ problem: 'Another one.' }),
      hypothesis({ riskiestAssumption: 'Another one.' }),
      experiment({ amendments: [] }),
      experiment({ createdAt: '2026-01-01T00:00:00.000Z' }),
      { generations: [] },
    ] satisfies Partial<BriefRecords>[]) {
      const after = composeBrief({ ...records, ...change });
      const isSeen = withoutTime(renderMarkdown(after)) !== withoutTime(renderMarkdown(exported));
      assert.equal(newerThanBrief(exported, after).length > 0, isSeen, JSON.stringify(Object.keys(change)));
    }
  });
});

function withoutTime(markdown: string): string {
  return markdown.replace(/^asOf: .*$/m, '').replaceAll(/as of \d{4}-\d\d-\d\d/g, '');
}

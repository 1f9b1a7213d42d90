import type { SessionView } from '../../../../src/protocol/guideEvidence.ts';
import { liveOf } from './evidenceParts.ts';
import { threeVariants } from './prototypeParts.ts';
import { begun, prototyped, sessionOf, taskIds, tested, today, variantOf, withLab } from './states.ts';

const [firstTask = '', lastTask = ''] = taskIds;
const lock = { at: `${today}T08:30:00.000Z`, hash: '5d41402abc4b2a76b9719d911017c592'.repeat(2) };
const locked = {
  lock,
  consent: 'You will try an early sketch of an idea. It is the idea that is tested, not you.',
  drifted: false,
  amendments: [
    {
      at: `${today}T10:05:00.000Z`,
      reason: 'The first task said “basket”, which nobody understood.',
      fields: ['tasks'],
    },
  ],
};

const noticed: SessionView = {
  ...begun('P3'),
  quotable: false,
  runs: [
    {
      variant: 'a',
      standing: 'underWay',
      attempts: { [firstTask]: { outcome: 'completed', by: 'page', seconds: 38, seq: 6 } },
    },
  ],
  notes: [{ id: 'n1', text: 'Smiled at “Welcome back”' }],
};

/** Two variants tried by different people. */
const between = [
  sessionOf('P9', 'completed', 'b'),
  { ...sessionOf('P8', 'failed', 'a'), excluded: 'The network was gone for two minutes' },
  sessionOf('P7', 'completed', 'b'),
  { ...sessionOf('P6', 'assisted', 'a'), source: 'kit' as const },
  sessionOf('P5', 'completed', 'b'),
  sessionOf('P4', 'failed', 'a'),
  sessionOf('P3', 'completed', 'b'),
  { ...sessionOf('P2', 'completed', 'a'), assigned: 'chosen' as const },
  sessionOf('P1', 'abandoned', 'b'),
  { ...sessionOf('T1', 'completed', 'a'), pilot: true },
];

/** Two variants tried by the same people. */
const within = ['completed', 'failed', 'completed', 'completed', 'failed'].map(
  (outcome, index): SessionView => {
    const one = sessionOf(`P${index + 1}`, 'completed', 'a');
    const other = sessionOf(`P${index + 1}`, outcome === 'failed' ? 'failed' : 'completed', 'b');
    return { ...one, runs: [...one.runs, ...other.runs] };
  },
);

const variants = [
  variantOf('a'),
  variantOf('b', { axis: 'messaging', change: 'say “Save for later”', from: 'a' }),
];
const testing = { stage: 'testing', next: 'decide', variants } as const;

/** What a user can see of tests with people, beside what situations.ts has. */
export const evidenceSituations = {
  'before-people': withLab({ active: prototyped({ variants: threeVariants, variant: 'a' }) }),
  live: withLab({
    active: prototyped({
      stage: 'testing',
      next: 'decide',
      sessions: [noticed, sessionOf('P2', 'assisted'), sessionOf('P1', 'completed')],
      evidence: {
        live: liveOf('P3', { task: lastTask, since: new Date(Date.now() - 84_000).toISOString() }),
        protocol: locked,
      },
    }),
  }),
  'live-consent': withLab({
    active: prototyped({
      ...testing,
      sessions: [begun('P1', 'b', 'a')],
      evidence: { live: liveOf('P1', { phase: 'consent', order: ['b', 'a'], variant: 'b' }) },
    }),
  }),
  'live-troubled': withLab({
    active: prototyped({
      stage: 'testing',
      next: 'decide',
      sessions: [
        { ...noticed, quotable: true, pilot: true, quotes: [{ id: 'q1', text: 'Where did my things go?' }] },
      ],
      evidence: {
        live: liveOf('P3', {
          pilot: true,
          where: 'gone',
          phase: 'rating',
          task: firstTask,
          problems: ['total is not defined (app.js:12)'],
          wantsToStop: true,
          unsaved: { records: 2, why: 'There is no space left on the disk.' },
        }),
      },
    }),
  }),
  'live-beside': withLab({
    active: prototyped({
      stage: 'testing',
      next: 'decide',
      sessions: [begun('P1')],
      evidence: { live: liveOf('P1', { where: 'editor', windowRefused: true, phase: 'ready' }) },
    }),
  }),
  interrupted: withLab({
    active: prototyped({
      stage: 'testing',
      next: 'decide',
      sessions: [noticed, sessionOf('P2', 'failed'), sessionOf('P1', 'completed')],
    }),
  }),
  imported: withLab({
    active: prototyped({
      ...testing,
      sessions: between,
      evidence: {
        total: 1240,
        report: {
          type: 'imported',
          imported: 1231,
          duplicates: 3,
          rejected: 2,
          reasons: [
            { file: 'results-7QK4.json', why: 'It was made with another plan than this experiment has.' },
            { file: 'holiday.json', why: 'It is no result of a test kit.' },
          ],
        },
      },
    }),
  }),
  withdrawn: withLab({
    active: prototyped({
      ...testing,
      sessions: between,
      evidence: {
        report: {
          type: 'withdrawn',
          participant: 'P10',
          deleted: ['experiments/remembered-basket/evidence/0f3c.jsonl'],
          outOfReach: [
            'Copies of the lab on other computers',
            'A brief that was exported on 10 January 2030',
          ],
        },
      },
    }),
  }),
  between: withLab({
    active: prototyped({ ...testing, sessions: between, evidence: { protocol: locked } }),
  }),
  within: withLab({
    active: prototyped({ ...testing, sessions: within, evidence: { protocol: locked } }),
  }),
  overruled: withLab({
    active: tested(2, 5, {
      stage: 'decided',
      next: 'handOff',
      evidence: { protocol: { ...locked, drifted: true } },
      verdict: {
        outcome: 'validated',
        byTheBar: 'inconclusive',
        rationale:
          'Both who failed could not read the small print, which is fixed in the design system already.',
        by: 'Product lead',
        at: `${today}T11:00:00.000Z`,
      },
    }),
  }),
};

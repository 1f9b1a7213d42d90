import type { BriefRecords } from '../../../../src/core/handoff/briefRecords.ts';
import { logsOf, testedExperiment, type Tried } from '../../evidence/evidenceLogs.ts';
import { sampleRecords } from './sampleRecords.ts';

const alone = ['completed', 'completed'] as const;
const failing = ['completed', 'failed'] as const;
const both = (code: string, b: Tried['runs'][string], seconds: number): Tried => ({
  code,
  runs: { a: failing, b },
  seconds,
  more: [
    { type: 'consented', quotes: true },
    { type: 'seq', task: 'order', variant: 'b', value: 6 },
    { type: 'umuxLite', variant: 'b', capabilities: 6, ease: 5 },
  ],
});

/** The plan that holds since the change. */
const amended = 'b'.repeat(64);
const later = { start: { protocol: amended } };

/** Two variants tried by the same people, with all that may go besides: a pilot, an exclusion, an override, quotes, amendments. */
export const variantRecords: BriefRecords = {
  ...sampleRecords,
  variant: 'b',
  screens: [],
  experiment: testedExperiment({
    stage: 'decided',
    hypothesis: {
      ...testedExperiment().hypothesis,
      problem: 'Ordering the same again takes too long.',
      nonGoals: ['None'],
      handoff: {
        disposition: 'rebuild',
        baseline: 'not measured',
        target: 'every second order',
        privacy: 'none',
        security: 'none known',
        accessibility: 'none known',
      },
    },
    amendments: [
      {
        at: '2026-03-01T12:30:00.000Z',
        reason: 'The second task was misread by everybody.',
        fields: ['tasks'],
        hash: amended,
      },
    ],
    verdict: {
      outcome: 'validated',
      byTheBar: 'validated',
      rationale: 'One page is enough.',
      at: '2026-03-04T09:00:00.000Z',
      successes: 5,
      participants: 5,
      variant: 'b',
      by: 'Product',
      prototypes: { b: 'x' },
    },
  }),
  evidence: logsOf([
    { code: 'T1', runs: { a: alone, b: alone }, start: { pilot: true } },
    {
      ...both('P1', alone, 14),
      more: [
        { type: 'consented', quotes: false },
        { type: 'quote', text: 'Never to be seen.' },
      ],
    },
    both('P2', alone, 20),
    {
      ...both('P3', ['completed', 'failed'], 31),
      ...later,
      more: [
        {
          type: 'task',
          task: 'order',
          variant: 'b',
          outcome: 'completed',
          by: 'observer',
          reason: 'The page missed the last screen. Ask jo@mail.example.',
        },
      ],
    },
    {
      ...both('P4', alone, 22),
      ...later,
      more: [
        { type: 'consented', quotes: true },
        { type: 'quote', task: 'order', text: 'So that was all?' },
      ],
    },
    { ...both('P5', alone, 18), ...later },
    {
      code: 'P6',
      runs: { b: ['completed'] },
      more: [{ type: 'excluded', reason: 'The network of the room failed.' }],
    },
  ]),
};

import type { ExperimentView } from '../../../../src/protocol/guide.ts';
import type {
  DisposalView,
  HandoffView,
  RelatedView,
  WhatGoesView,
} from '../../../../src/protocol/guideHandoff.ts';

/** All that only the team can say. */
export const written: HandoffView['fields'] = {
  disposition: 'build',
  baseline: '31 of 100 who come back order (shop analytics)',
  target: '40 of 100 within a month',
  privacy: 'None',
  security: 'A basket is seen only by whoever filled it.',
  accessibility: 'None known',
  questions: [{ question: 'What happens when an item is sold out?', owner: 'Shop team' }],
};

/** How much the sample prototype leaves to engineering. */
export const gaps: NonNullable<HandoffView['readiness']>['gaps'] = [
  { axis: 'scale', count: 3 },
  { axis: 'resilience', count: 5 },
  { axis: 'security', count: 2 },
  { axis: 'maintainability', count: 4 },
];

/** What is missing before anything was written, as core/handoff/readiness.ts words it. */
export const missing: NonNullable<HandoffView['readiness']>['blockers'] = [
  { field: 'handoff.disposition', message: 'Say what engineering is asked to do.' },
  {
    field: 'handoff.baseline',
    message: 'Say what the metric is in production today; “not measured” is an answer.',
  },
  { field: 'handoff.privacy', message: 'Say which personal data this touches; “none” is an answer.' },
];

/** A handoff with nothing missing once there is a verdict. */
export function handoffOf({ verdict }: Pick<Partial<ExperimentView>, 'verdict'>): HandoffView {
  const blockers = [{ field: 'verdict', message: 'Nothing is decided yet. Decide, with a sentence why.' }];
  return {
    readiness: { blockers: verdict ? [] : blockers, later: verdict ? 0 : 6, gaps },
    fields: verdict ? written : {},
    unwritten: 0,
    forms: [],
    newer: [],
    form: 'agrees',
    handedOffAt: undefined,
    reviews: [],
    changedSince: false,
  };
}

export const untouchedDisposal: DisposalView = {
  due: '2030-02-09',
  earliest: '2030-02-10',
  latest: '2030-04-10',
  extension: undefined,
  earlier: [],
  note: undefined,
  goes: undefined,
  discarded: undefined,
};

export const goes: WhatGoesView = {
  variants: 1,
  files: 6,
  checkpoints: 4,
  datasets: 0,
  bytes: 183_000,
  keeps: ['hypothesis', 'evidence', 'generations', 'brief', 'learning'],
  outOfReach: ['Test kits that were given out'],
};

export const related: readonly RelatedView[] = [
  {
    slug: 'saved-lists',
    title: 'Saved shopping lists',
    at: '2029-05-12T10:00:00.000Z',
    outcome: 'invalidated',
    successes: 1,
    participants: 6,
    insight: 'People do not trust a list that they did not fill the same day.',
    superseded: false,
  },
  {
    slug: 'one-tap-reorder',
    title: 'Order the same again',
    at: '2028-11-02T10:00:00.000Z',
    outcome: 'inconclusive',
    successes: 3,
    participants: 6,
    insight: 'It depends on whether prices have changed.',
    superseded: true,
  },
];

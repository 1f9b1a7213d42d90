import { gaps, goes, missing, related } from './handoffParts.ts';
import { emptyDraft, formOf, freshWindow, tested, today, withLab } from './states.ts';

const verdict = {
  outcome: 'validated',
  rationale: 'Four of five ordered alone; the fifth looked for the total at the top.',
  by: 'Product lead',
  at: `${today}T11:00:00.000Z`,
} as const;
const decided = { stage: 'decided', next: 'handOff', verdict } as const;
const handedOff = {
  ...decided,
  stage: 'handedOff',
  brief: '/home/me/storefront-lab/experiments/remembered-basket/handoff/brief.md',
} as const;
const forms = ['brief.md', 'brief.html', 'issue.md', 'spec.md', 'brief.json'] as const;

/** So many days before the page's own clock, as it counts the days that a brief waits. */
function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000 - 60_000).toISOString();
}

const accepted = {
  status: 'accepted',
  reviewer: 'Checkout team lead',
  reason: 'We build it into the basket service in the next quarter.',
  owner: 'Checkout team',
  spec: 'https://issues.example.test/checkout/214',
  at: daysAgo(1),
} as const;

/** What a user can see of the handoff and of the prototype's end, beside what situations.ts has. */
export const handoffSituations = {
  'handoff-missing': withLab({
    active: tested(4, 5, {
      ...decided,
      handoff: { fields: {}, readiness: { blockers: missing, later: 0, gaps } },
    }),
  }),
  'handoff-looking': withLab({ active: tested(4, 5, { ...decided, handoff: { readiness: undefined } }) }),
  'handoff-unwritten': withLab({
    active: tested(4, 5, {
      ...decided,
      handoff: {
        readiness: {
          blockers: [
            { field: 'problem', message: 'Say which problem this solves.' },
            { field: 'nonGoals', message: 'Name what is not part of it; “none” is an answer.' },
          ],
          later: 0,
          gaps,
        },
      },
    }),
  }),
  'handoff-waiting': withLab({
    active: tested(4, 5, { ...handedOff, handoff: { forms, handedOffAt: daysAgo(3) } }),
  }),
  'handoff-older': withLab({
    active: tested(4, 5, {
      ...handedOff,
      handoff: {
        forms,
        handedOffAt: daysAgo(3),
        newer: [
          { part: 'newSessions', count: 2 },
          { part: 'verdict', count: 1 },
        ],
        form: 'other',
      },
    }),
  }),
  'handoff-accepted': withLab({
    active: tested(4, 5, {
      ...handedOff,
      handoff: { forms, handedOffAt: daysAgo(3), reviews: [accepted] },
      disposal: { goes },
    }),
  }),
  'handoff-returned': withLab({
    active: tested(4, 5, {
      ...handedOff,
      handoff: {
        forms,
        reviews: [
          {
            status: 'returned',
            reviewer: 'Checkout team lead',
            reason: 'Which prices hold when they changed since?',
            at: daysAgo(1),
          },
        ],
      },
    }),
  }),
  'disposal-late': withLab({
    active: tested(2, 5, {
      daysLeft: -3,
      disposal: {
        extension: {
          at: daysAgo(40),
          from: '2029-12-08',
          until: '2030-01-07',
          reason: 'Two people can only come in January.',
        },
        earlier: related.map(({ slug, title }) => ({ slug, title })),
        goes,
      },
    }),
  }),
  discarded: withLab({
    active: tested(1, 5, {
      stage: 'discarded',
      next: 'handOff',
      hasPrototype: false,
      variants: [],
      verdict: { outcome: 'invalidated', rationale: '' },
      disposal: {
        note: {
          observed: 'People who order without help: 1 of 5 did it alone.',
          insight: 'People do not trust a basket that they did not fill the same day.',
          action: 'Ask before anything is put back.',
        },
        discarded: {
          at: `${today}T12:00:00.000Z`,
          until: '2030-02-09T12:00:00.000Z',
          outOfReach: ['Test kits that were given out'],
        },
      },
    }),
  }),
  'related-learnings': {
    ...freshWindow,
    form: {
      ...formOf({ ...emptyDraft, belief: 'people order again when the shop remembers their basket' }),
      related,
    },
  },
};

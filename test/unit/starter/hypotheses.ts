import type { Hypothesis, HypothesisKind } from '../../../src/core/experiment/hypothesis.ts';

const shared = {
  tasks: [{ id: 'task', goal: 'Get to the end' }],
  criterion: {
    metric: 'People who finish without help',
    passAtLeast: 4,
    killAtMost: 1,
    minimumParticipants: 5,
  },
  plan: { assignment: 'between' as const, consent: '' },
  riskiestAssumption: 'People see the first step.',
  nonGoals: ['Accounts', 'Payment by invoice'],
  throwAwayDate: '2030-03-15',
};

/** One hypothesis of each kind, as a product manager would frame it. */
export const hypothesisOf: Record<HypothesisKind, Hypothesis> = {
  customerFlow: {
    ...shared,
    kind: 'customerFlow',
    title: 'Choose your delivery day',
    belief: 'We believe that shoppers order more often when they choose the day of delivery themselves.',
    segment: 'Shoppers who missed a parcel in the last month',
    problem: 'Parcels arrive when nobody is home, so people stop ordering what they need soon.',
    steps: [
      { id: 'find', title: 'Find a product' },
      {
        id: 'look',
        title: 'Look at the details',
        detail: 'One product at rest, with what it costs and how many.',
      },
      {
        id: 'day',
        title: 'Choose a delivery day',
        detail: 'Days and two-hour windows; one is already taken.',
      },
      { id: 'you', title: 'Tell us where you live' },
      { id: 'check', title: 'Check your order' },
      { id: 'placed', title: 'Order placed' },
    ],
  },
  messaging: {
    ...shared,
    kind: 'messaging',
    title: 'Dinner is planned before you are hungry',
    belief:
      'We believe that busy parents will try a weekly meal plan if we promise to take the deciding off them.',
    segment: 'Parents who cook on weekdays',
    problem: 'At six in the evening nobody wants to decide what to cook, so it is toast again.',
    steps: [
      { id: 'page', title: 'Landing page', detail: '“Seven dinners, decided on Sunday”' },
      { id: 'mail', title: 'Email on Sunday morning' },
      { id: 'news', title: 'Announcement in the app' },
      { id: 'how', title: 'How it works' },
      { id: 'join', title: 'Join the first round' },
      { id: 'thanks', title: 'Thank you' },
    ],
  },
  interaction: {
    ...shared,
    kind: 'interaction',
    title: 'Rank requests without dragging',
    belief: 'We believe that support leads agree on an order faster when moving a request takes one key.',
    segment: 'Support leads who plan the week',
    problem: 'Dragging long lists is slow, and impossible with a keyboard.',
    steps: [
      { id: 'triage', title: 'Keep or skip requests' },
      { id: 'rank', title: 'Rank what is left' },
      { id: 'rename', title: 'Rename unclear ones' },
      { id: 'find', title: 'Find one again' },
      { id: 'done', title: 'All done' },
    ],
  },
  internalTool: {
    ...shared,
    kind: 'internalTool',
    title: 'Late orders at a glance',
    belief:
      'We believe that the operations team answers late orders the same day when it sees them in one place.',
    segment: 'Operations team of the shop',
    problem: 'Late orders are spread over three spreadsheets and a mailbox.',
    steps: [
      { id: 'today', title: 'Overview of today' },
      { id: 'orders', title: 'All orders' },
      { id: 'one', title: 'Open an order' },
      { id: 'export', title: 'Export for the meeting' },
    ],
  },
};

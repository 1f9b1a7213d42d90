import type { Hypothesis } from '../../../src/core/experiment/hypothesis.ts';

/** A complete hypothesis, with every optional field filled in. */
export const sampleHypothesis: Hypothesis = {
  kind: 'customerFlow',
  title: 'One-page checkout',
  belief: 'A checkout on one page lets returning customers order without stopping to think.',
  segment: 'Customers who have ordered at least once',
  problem: 'Many baskets are left at the third of five checkout pages.',
  steps: [
    { id: 'basket', title: 'Basket', detail: 'Three products, one of them on sale.' },
    { id: 'checkout', title: 'Checkout' },
    { id: 'confirmation', title: 'Order confirmed' },
  ],
  tasks: [
    {
      id: 'order',
      goal: 'Order what is in the basket',
      success: 'The confirmation is shown.',
      timeoutSeconds: 180,
    },
    { id: 'address', goal: 'Send it to another address' },
  ],
  criterion: { metric: 'Orders without help', passAtLeast: 4, killAtMost: 1, minimumParticipants: 5 },
  plan: { assignment: 'between', consent: '' },
  riskiestAssumption: 'People trust a page that asks for everything at once.',
  nonGoals: ['Guest checkout', 'Payment methods other than card'],
  throwAwayDate: '2030-01-31',
};

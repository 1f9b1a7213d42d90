/** A hypothesis for tests, as `footbridge.frameHypothesis` takes it: plainly a sample. */
export function sampleHypothesis(changes: Record<string, unknown> = {}) {
  return {
    kind: 'customerFlow',
    title: 'Guest checkout',
    belief:
      'We believe that first-time visitors finish more purchases when checkout does not ask for an account.',
    segment: 'First-time visitors on a phone',
    problem: 'The sample shop asks for an account before it takes a payment.',
    steps: [
      { title: 'Basket' },
      { title: 'Delivery address' },
      { title: 'Payment' },
      { title: 'Order confirmed' },
    ],
    tasks: [{ goal: 'Buy what is in the basket without an account', success: 'Sees the confirmation' }],
    criterion: {
      metric: 'Finishes the purchase alone',
      passAtLeast: 2,
      killAtMost: 0,
      minimumParticipants: 2,
    },
    riskiestAssumption: 'An account is what stops them, not the price of delivery.',
    nonGoals: ['Order history for guests'],
    handoff: {
      disposition: 'build',
      baseline: 'Not measured in the sample shop',
      target: 'Half of first-time visitors finish',
      privacy: 'None beyond the delivery address.',
      security: 'None known.',
      accessibility: 'None known.',
    },
    ...changes,
  };
}

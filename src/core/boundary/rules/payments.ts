import { isAbout, type BoundaryRule } from '../boundaryRule.ts';

const words = `
  payment payments billing invoice invoices invoicing refund refunds payout payouts chargeback
  chargebacks stripe paypal adyen braintree klarna
`
  .trim()
  .split(/\s+/);

/** Payments, billing, invoices and refunds. */
export const payments: BoundaryRule = {
  name: 'critical/payments',
  zone: 'critical',
  why: 'Payments: a mistake here charges real people.',
  matches: (file) => isAbout(file, words),
};

import type { BoundaryRule } from '../boundaryRule.ts';
import { isAbout, subject } from '../isAbout.ts';

const sure = new Set(
  `
  payment payments billing invoice invoices invoicing refund refunds payout payouts chargeback
  chargebacks paypal adyen braintree klarna
`
    .trim()
    .split(/\s+/),
);

/** Tables have them too. */
const stripe = {
  asFolder: true,
  asName: true,
  beside: new Set(
    'api checkout client config customer customers event events lib sdk server service subscription utils webhook webhooks'.split(
      ' ',
    ),
  ),
};
const subjectWords = subject(sure, { stripe });

/** Payments, billing, invoices and refunds. */
export const payments: BoundaryRule = {
  name: 'critical/payments',
  zone: 'critical',
  why: 'Payments: a mistake here charges real people.',
  risk: 'People may be charged wrongly, twice or not at all.',
  matches: (file) => isAbout(file, subjectWords),
};

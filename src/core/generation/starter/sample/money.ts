import { type SamplePack, item } from './samplePack.ts';

/** Money in and out: budgets, invoices, subscriptions. */
export const money: SamplePack = {
  words:
    /\b(?:bank|budget|saving|expens|invoice|loan|insur|finance|spend|subscription|money|tax|salary|payroll|refund|claim|wallet|bill)/gi,
  noun: 'expense',
  nouns: 'expenses',
  items: [
    item('Train to the workshop', 'Travel, return ticket', 'Travel', 8640, 'train'),
    item('Team lunch', 'Food, six people', 'Food', 11250, 'bowl'),
    item('Second screen', 'Equipment, 27 inches', 'Equipment', 28900, 'screen'),
    item('Course on accessibility', 'Learning, two days', 'Learning', 39000, 'book'),
    item('Parking, two days', 'Travel', 'Travel', 3200, 'ticket'),
    item('Paper and pens', 'Office', 'Office', 2475, 'pencil'),
    item('Phone contract', 'Every month', 'Office', 1900, 'receipt'),
    item('Guest room, one night', 'Travel', 'Travel', 9400, 'bed'),
  ],
  options: [
    {
      name: 'Basic',
      note: 'For getting started',
      price: 0,
      points: ['One account', 'Monthly overview', 'Export as CSV'],
    },
    {
      name: 'Plus',
      note: 'For a household or small team',
      price: 600,
      points: ['Five accounts', 'Weekly overview', 'Rules for categories'],
    },
    {
      name: 'Complete',
      note: 'For several people with roles',
      price: 1400,
      points: ['Accounts without limit', 'Approvals', 'Receipts read for you'],
    },
  ],
  facts: [
    ['Category', 'Travel'],
    ['Receipt', 'Attached'],
    ['Paid with', 'Company card'],
    ['Cost centre', 'Product'],
  ],
  prefix: 'EXP',
};

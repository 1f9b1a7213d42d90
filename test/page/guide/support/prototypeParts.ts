import type {
  DatasetView,
  ImageView,
  QuestionsView,
  VariantView,
} from '../../../../src/protocol/guidePrototype.ts';
import { variantOf } from './states.ts';

/** Questions as a model asks them. */
export const questions: QuestionsView = {
  experiment: 'remembered-basket',
  thinking: false,
  questions: [
    {
      id: 'q1',
      question: 'On which device do they order?',
      why: 'It decides how much fits on one screen.',
      options: ['Phone', 'Laptop', 'Both'],
    },
    {
      id: 'q2',
      question: 'How should the shop sound when it says welcome back?',
      options: ['Warm and short', 'Matter of fact'],
    },
    {
      id: 'q3',
      question: 'What happens when something in the basket is sold out?',
      why: 'People may meet it in the first task.',
      options: ['Say so and offer something close', 'Take it out quietly', 'Do not show this case'],
    },
  ],
};

/** A grey square. */
export const sketch: ImageView = {
  id: 'i1',
  name: 'sketch.png',
  thumbnail:
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNomLAAAANEAbF61zYUAAAAAElFTkSuQmCC',
};

/** The first prototype, one that says other words, and one that is empty as yet. */
export const threeVariants: readonly VariantView[] = [
  variantOf('a'),
  variantOf('b', { axis: 'messaging', change: 'say “Save for later” instead of “Submit”', from: 'a' }),
  variantOf('c', {
    axis: 'flow',
    change: 'ask for the address after the payment',
    madeAt: undefined,
    turns: 0,
  }),
];

/** Data with columns that look personal. */
export const orders: DatasetView = {
  id: 'orders',
  name: 'orders',
  sourceName: 'orders-2029.csv',
  rows: 84_213,
  columns: [
    { name: 'order_number', label: 'Order number', type: 'integer' },
    { name: 'placed_on', label: 'Placed on', type: 'date' },
    { name: 'total', label: 'Total', type: 'number' },
    { name: 'gift', label: 'Gift', type: 'boolean' },
    {
      name: 'e_mail',
      label: 'E-mail',
      type: 'text',
      personal: { why: 'holds e-mail addresses', approved: false },
    },
    {
      name: 'phone',
      label: 'Phone',
      type: 'text',
      personal: { why: 'holds phone numbers', approved: false },
    },
    {
      name: 'postcode',
      label: 'Postcode',
      type: 'text',
      personal: { why: 'its name says so', approved: true },
    },
  ],
  issues: ['12 rows had more cells than there are columns; the rest was left out.'],
};

import { type SamplePack, item } from './samplePack.ts';

/** Meals and groceries. */
export const food: SamplePack = {
  words:
    /\b(?:food|meal|restaurant|recipe|grocer|kitchen|menu|dish|lunch|dinner|breakfast|cook|eat|café|cafe|diet)/gi,
  noun: 'dish',
  nouns: 'dishes',
  items: [
    item('Lentil and squash stew', 'Vegan, 25 minutes', 'Warm', 1150, 'bowl'),
    item('Baked trout with herbs', 'Gluten-free, 30 minutes', 'Fish', 1490, 'fish'),
    item('Sourdough and soft cheese', 'Vegetarian, 10 minutes', 'Light', 780, 'bread'),
    item('Green garden salad', 'Vegan, 10 minutes', 'Light', 890, 'leaf'),
    item('Apple and oat crumble', 'Vegetarian, 35 minutes', 'Sweet', 620, 'apple'),
    item('Ginger noodle broth', 'Vegan, 20 minutes', 'Warm', 1090, 'bowl'),
    item('Smoked mackerel toast', '15 minutes', 'Fish', 990, 'fish'),
    item('Mint tea and shortbread', 'Vegetarian, 5 minutes', 'Sweet', 540, 'cup'),
  ],
  options: [
    {
      name: 'Two dishes a week',
      note: 'For one or two people',
      price: 2400,
      points: ['Swap dishes until Thursday', 'Pause any week', 'One delivery'],
    },
    {
      name: 'Four dishes a week',
      note: 'For most evenings',
      price: 4400,
      points: ['Swap dishes until Thursday', 'Pause any week', 'Choose the delivery day'],
    },
    {
      name: 'One box, no plan',
      note: 'Order when you like',
      price: 2900,
      points: ['Nothing to cancel', 'Two dishes', 'Delivery in two days'],
    },
  ],
  facts: [
    ['Serves', 'Two'],
    ['Ready in', '25 minutes'],
    ['Allergens', 'Celery, mustard'],
    ['Keeps', 'Three days in the fridge'],
  ],
  prefix: 'MEAL',
};

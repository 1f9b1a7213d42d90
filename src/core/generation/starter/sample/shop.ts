import { type SamplePack, item } from './samplePack.ts';

/** Homeware: the pack for shops, baskets and deliveries of things. */
export const shop: SamplePack = {
  words:
    /\b(?:shop|store|basket|cart|product|order|deliver|retail|checkout|purchas|buy|return|wishlist|catalog)/gi,
  noun: 'product',
  nouns: 'products',
  items: [
    item('Stoneware mug', 'Hand-glazed, 350 ml', 'Kitchen', 1800, 'cup'),
    item('Linen table lamp', 'Warm light, dimmable', 'Lighting', 6400, 'lamp'),
    item('Ash dining chair', 'Solid ash, oiled', 'Furniture', 14500, 'chair'),
    item('Ribbed glass vase', 'Mouth-blown, 24 cm', 'Decoration', 3200, 'vase'),
    item('Woven storage basket', 'Seagrass, with handles', 'Storage', 2900, 'basket'),
    item('Flat-weave wool rug', '120 × 180 cm', 'Textiles', 18900, 'rug'),
    item('Serving bowl', 'Olive wood, 28 cm', 'Kitchen', 4200, 'bowl'),
    item('Oak side table', 'Folds flat', 'Furniture', 8900, 'table'),
  ],
  options: [
    {
      name: 'Standard delivery',
      note: 'Three to five working days',
      price: 0,
      points: ['No extra cost', 'Parcel is tracked', 'Left with a neighbour if you are out'],
    },
    {
      name: 'Chosen day',
      note: 'You pick the day',
      price: 490,
      points: ['Two-hour window', 'Change it until the evening before', 'Parcel is tracked'],
    },
    {
      name: 'Collect in store',
      note: 'Ready from tomorrow',
      price: 0,
      points: ['Held for seven days', 'Try before you take it', 'Return it on the spot'],
    },
  ],
  facts: [
    ['Material', 'Natural, untreated'],
    ['Made in', 'Small series'],
    ['Care', 'Wipe with a damp cloth'],
    ['Returns', 'Within 30 days'],
  ],
  prefix: 'ORD',
};

import { type SamplePack, item } from './samplePack.ts';

/** Appointments and services: health, repairs, visits. */
export const care: SamplePack = {
  words:
    /\b(?:appointment|clinic|patient|doctor|health|care|repair|visit|service|treatment|dent|vet|therap|fitness|wellbeing|mechanic|clean)/gi,
  noun: 'service',
  nouns: 'services',
  items: [
    item('First consultation', '45 minutes, in person', 'In person', 6000, 'pulse'),
    item('Video call', '20 minutes, from home', 'Remote', 3500, 'screen'),
    item('Home visit', '60 minutes, morning', 'At home', 8500, 'home'),
    item('Yearly check', '30 minutes, in person', 'In person', 4500, 'shield'),
    item('Repair and tune', 'Same day if before ten', 'Workshop', 5200, 'tools'),
    item('Follow-up', '15 minutes, by phone', 'Remote', 2000, 'chat'),
    item('Group class', '50 minutes, up to eight', 'In person', 1800, 'heart'),
    item('Collection and return', 'We fetch it and bring it back', 'At home', 2400, 'truck'),
  ],
  options: [
    {
      name: 'Soonest',
      note: 'Whoever is free first',
      price: 0,
      points: ['Usually within two days', 'Any location', 'Change until two hours before'],
    },
    {
      name: 'Same person each time',
      note: 'Someone who knows your case',
      price: 0,
      points: ['Usually within a week', 'One location', 'Notes carried over'],
    },
    {
      name: 'At your home',
      note: 'We come to you',
      price: 2500,
      points: ['Morning or afternoon', 'Within 15 km', 'Everything is brought along'],
    },
  ],
  facts: [
    ['Takes', '45 minutes'],
    ['Bring', 'Earlier letters, if you have any'],
    ['Where', 'Ground floor, step-free'],
    ['Change or cancel', 'Until the day before'],
  ],
  prefix: 'VIS',
};

import { type SamplePack, item } from './samplePack.ts';

/** Journeys and stays. */
export const travel: SamplePack = {
  words:
    /\b(?:travel|trip|hotel|flight|train|journey|holiday|vacation|guest|room|stay|itinerar|airport|passenger|tour|ride)/gi,
  noun: 'trip',
  nouns: 'trips',
  items: [
    item('Cabin above the lake', 'Sleeps four, own jetty', 'Stays', 13800, 'home'),
    item('Night train to the coast', 'Two-berth cabin', 'Trains', 8900, 'train'),
    item('Ridge walk, three days', 'Hut to hut, with guide', 'Outdoors', 24500, 'mountain'),
    item('Old town guest room', 'Breakfast included', 'Stays', 7600, 'bed'),
    item('Island hopping by ferry', 'Five-day pass', 'Outdoors', 11900, 'boat'),
    item('River path by bicycle', 'Bicycle and panniers', 'Outdoors', 6400, 'bike'),
    item('Morning flight, direct', 'Cabin bag included', 'Flights', 12200, 'plane'),
    item('Scenic rail day pass', 'Any train, one day', 'Trains', 4900, 'ticket'),
  ],
  options: [
    {
      name: 'Fixed',
      note: 'Lowest price',
      price: 0,
      points: ['Date cannot be changed', 'Seat given at check-in', 'One bag'],
    },
    {
      name: 'Flexible',
      note: 'Plans may change',
      price: 2400,
      points: ['Change the date until the day before', 'Choose your seat', 'Two bags'],
    },
    {
      name: 'Open',
      note: 'Cancel whenever you need to',
      price: 4800,
      points: ['Money back until departure', 'Choose your seat', 'Two bags'],
    },
  ],
  facts: [
    ['Length', 'Three days'],
    ['Good for', 'Two to four people'],
    ['Nearest station', '10 minutes on foot'],
    ['Cancel', 'Free until two days before'],
  ],
  prefix: 'TRIP',
};

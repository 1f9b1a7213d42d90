import { type SamplePack, item } from './samplePack.ts';

/** Work in a team: requests, tasks, tickets. The pack for tools when nothing else fits. */
export const work: SamplePack = {
  words:
    /\b(?:team|task|project|ticket|support|request|onboard|employee|backlog|roadmap|sprint|report|approv|workflow|document|agent|queue|triage)/gi,
  noun: 'request',
  nouns: 'requests',
  items: [
    item('Export takes too long', 'Reported by three teams', 'Speed', 0, 'clock'),
    item('Laptop for a new colleague', 'Starts on Monday', 'Equipment', 0, 'laptop'),
    item('Access to the reports', 'Read only', 'Access', 0, 'key'),
    item('Wrong total on an invoice', 'Second time this month', 'Data', 0, 'receipt'),
    item('Clearer reminder email', 'Wording and time of day', 'Content', 0, 'mail'),
    item('Search misses synonyms', 'Seen on the help pages', 'Search', 0, 'search'),
    item('Calendar shows the wrong zone', 'Travelling colleagues', 'Data', 0, 'calendar'),
    item('Room booking on the phone', 'Asked for by visitors', 'Access', 0, 'home'),
  ],
  options: [
    {
      name: 'Normal',
      note: 'Goes into the weekly round',
      price: 0,
      points: ['Answer within five days', 'Discussed on Tuesdays', 'You are told of changes'],
    },
    {
      name: 'Soon',
      note: 'Somebody is held up',
      price: 0,
      points: ['Answer within a day', 'One person takes it on', 'You are told of changes'],
    },
    {
      name: 'Whenever it fits',
      note: 'A good idea without a date',
      price: 0,
      points: ['Kept in the list', 'Looked at each month', 'Easy to pick up again'],
    },
  ],
  facts: [
    ['Asked for by', 'Operations'],
    ['Affects', 'Two teams'],
    ['Effort', 'Two days, estimated'],
    ['Last change', 'Yesterday'],
  ],
  prefix: 'REQ',
};

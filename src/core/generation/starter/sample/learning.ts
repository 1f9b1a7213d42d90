import { type SamplePack, item } from './samplePack.ts';

/** Courses and lessons. */
export const learning: SamplePack = {
  words:
    /\b(?:learn|course|lesson|student|teacher|school|class|quiz|exam|train(?:ing|ee)|tutor|skill|practi[cs]e|study|universit)/gi,
  noun: 'course',
  nouns: 'courses',
  items: [
    item('Reading charts well', 'Six lessons, beginner', 'Data', 2900, 'chart'),
    item('Writing that is understood', 'Eight lessons, beginner', 'Language', 3400, 'pencil'),
    item('Chemistry in the kitchen', 'Five lessons, curious', 'Science', 2400, 'flask'),
    item('Maps and how they lie', 'Four lessons, curious', 'Science', 1900, 'globe'),
    item('First steps at the piano', 'Twelve lessons, beginner', 'Music', 4900, 'music'),
    item('Spreadsheets for teams', 'Seven lessons, advanced', 'Data', 3900, 'table'),
    item('Reading aloud', 'Five lessons, any level', 'Language', 1900, 'book'),
    item('Plants on a balcony', 'Six lessons, beginner', 'Science', 2200, 'leaf'),
  ],
  options: [
    {
      name: 'At your own pace',
      note: 'Start today',
      price: 0,
      points: ['All lessons at once', 'Exercises with answers', 'No fixed times'],
    },
    {
      name: 'With a group',
      note: 'Starts every Monday',
      price: 2900,
      points: ['One call a week', 'Up to ten people', 'Exercises are discussed'],
    },
    {
      name: 'With a tutor',
      note: 'Times you agree on',
      price: 8900,
      points: ['Four calls alone', 'Your own exercises', 'Written feedback'],
    },
  ],
  facts: [
    ['Lessons', 'Six, 20 minutes each'],
    ['Level', 'No previous knowledge'],
    ['Language', 'English, with captions'],
    ['Access', 'Twelve months'],
  ],
  prefix: 'CRS',
};

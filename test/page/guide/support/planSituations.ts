import { completeHypothesis } from '../../../../src/core/experiment/completeHypothesis.ts';
import { landmarks } from './planParts.ts';
import { threeVariants } from './prototypeParts.ts';
import { formOf, fullDraft, prototyped, tested, today, withLab } from './states.ts';

const slug = 'remembered-basket';
const [first, second] = completeHypothesis(fullDraft, today).tasks;
if (!first || !second) throw new Error('The sample has two tasks.');

/** The sample with all that a plan can say about its tasks. */
export const plannedDraft = {
  ...fullDraft,
  tasks: [
    { ...first, successWhen: { screen: 'order-placed' }, timeoutSeconds: 180 },
    { ...second, successWhen: { screen: 'your-basket', state: 'empty' } },
  ],
  plan: { assignment: 'within' as const, consent: 'You will try a sketch.\n\nYou can stop at any time.' },
};

/** Such as every form has that changes an experiment with a prototype. */
export const known = { variants: ['a'], landmarks };

const lock = { at: `${today}T08:30:00.000Z`, hash: '9f86d081884c7d659a2feaa0c55ad015'.repeat(2) };
const protocol = {
  lock,
  consent: 'You will try an early sketch of an idea.\n\nYou can stop at any time.',
  drifted: false,
  amendments: [],
};
const amendments = [
  { at: `${today}T10:05:00.000Z`, reason: 'The first task was misread by two people.', fields: ['tasks'] },
  {
    at: `${today}T11:20:00.000Z`,
    reason: 'A second idea for the words came up.',
    fields: ['variants', 'assignment', 'consent'],
    bar: {
      before: { metric: 'People who finish', passAtLeast: 5, killAtMost: 2, minimumParticipants: 5 },
      after: { metric: 'People who finish', passAtLeast: 4, killAtMost: 1, minimumParticipants: 5 },
    },
  },
];

/** What a user can see of the plan of a test, beside what situations.ts has. */
export const planSituations = {
  'plan-weak-bar': withLab({
    form: formOf({
      ...fullDraft,
      criterion: { ...fullDraft.criterion, passAtLeast: 3, minimumParticipants: 5 },
    }),
  }),
  'plan-strict-bar': withLab({
    active: prototyped({ variants: threeVariants }),
    form: formOf(
      {
        ...fullDraft,
        criterion: { ...fullDraft.criterion, passAtLeast: 6, killAtMost: 4, minimumParticipants: 6 },
      },
      slug,
      { ...known, variants: ['a', 'b', 'c'] },
    ),
  }),
  'plan-tasks': withLab({ active: prototyped(), form: formOf(plannedDraft, slug, known) }),
  'plan-pointing': withLab({
    active: prototyped(),
    form: formOf(plannedDraft, slug, { ...known, pointing: { task: 0, picked: undefined } }),
  }),
  'plan-picked': withLab({
    active: prototyped(),
    form: formOf(plannedDraft, slug, {
      ...known,
      pointing: {
        task: 0,
        picked: {
          words: 'Place order',
          place: { screen: 'your-basket', state: undefined },
          taskStep: 'place-order',
        },
      },
    }),
  }),
  'plan-unnoticed': withLab({
    active: prototyped({ variants: threeVariants }),
    form: formOf(plannedDraft, slug, { ...known, variants: ['a', 'b', 'c'], unnoticed: [['b', 'c'], []] }),
  }),
  amending: withLab({
    active: tested(1, 2, { evidence: { protocol } }),
    form: formOf(plannedDraft, slug, { ...known, locked: { changed: ['tasks', 'consent', 'assignment'] } }),
  }),
  'plan-open': withLab({ active: prototyped({ draft: plannedDraft, landmarks }) }),
  'plan-locked': withLab({
    active: tested(1, 2, { draft: plannedDraft, landmarks, evidence: { protocol } }),
  }),
  'plan-amended': withLab({
    active: tested(1, 2, {
      draft: plannedDraft,
      landmarks,
      variants: threeVariants,
      evidence: { protocol: { ...protocol, drifted: true, amendments } },
    }),
  }),
};

import type { GuideState } from '../../../../src/protocol/guide.ts';
import {
  begun,
  emptyDraft,
  experimentWith,
  formOf,
  freshWindow,
  fullDraft,
  prototyped,
  sessionOf,
  taskIds,
  tested,
  withLab,
} from './states.ts';

const network = { provider: 'openaiCompatible', label: 'local model' } as const;
const [firstTask = ''] = taskIds;

const generation = {
  experiment: 'remembered-basket',
  phase: 'writing',
  received: 12_345,
  files: ['index.html', 'screens/welcome-back.js', 'styles.css'],
  note: '',
} as const;

const underWay = [
  sessionOf('P1', 'completed'),
  sessionOf('P2', 'assisted'),
  sessionOf('P3', 'completed'),
  { ...begun('P4'), outcomes: { [firstTask]: 'completed' as const }, notes: ['Smiled at “Welcome back”'] },
];

/** Everything a user can see in the guide, by a name for its picture; `undefined` is before the first state. */
export const situations = {
  loading: undefined,
  'first-time': { ...freshWindow, form: formOf(emptyDraft) },
  'empty-window': { ...freshWindow, hasFolder: false, production: [] },
  'form-filled': { ...freshWindow, form: formOf(fullDraft) },
  restricted: withLab({ trusted: false, model: network, active: experimentWith() }),
  framed: withLab({ active: experimentWith() }),
  generating: withLab({ active: experimentWith(), generation }),
  retrying: withLab({
    model: network,
    active: prototyped(),
    generation: {
      ...generation,
      phase: 'retrying',
      received: 0,
      files: [],
      note: 'The provider is busy. Trying again in 8 s.',
    },
  }),
  failed: withLab({
    active: experimentWith(),
    model: network,
    problem: {
      message:
        'No answer from localhost:11434 (connection refused). Check the network and the address; local servers must be running.',
      action: { label: 'Try Again', command: 'footbridge.generatePrototype' },
    },
  }),
  prototyped: withLab({ active: prototyped() }),
  testing: withLab({ active: prototyped({ stage: 'testing', next: 'decide', sessions: underWay }) }),
  'ready-to-decide': withLab({ active: tested(4, 5) }),
  'below-the-bar': withLab({ active: tested(1, 5) }),
  validated: withLab({
    active: tested(4, 5, {
      stage: 'decided',
      next: 'handOff',
      verdict: {
        outcome: 'validated',
        rationale: 'Four of five ordered alone; the fifth looked for the total at the top.',
      },
    }),
  }),
  invalidated: withLab({
    active: tested(1, 5, {
      stage: 'decided',
      next: 'handOff',
      verdict: { outcome: 'invalidated', rationale: '' },
    }),
  }),
  'handed-off': withLab({
    active: tested(4, 5, {
      stage: 'handedOff',
      next: 'handOff',
      verdict: { outcome: 'validated', rationale: '' },
      brief: '/home/me/storefront-lab/experiments/remembered-basket/handoff/brief.md',
    }),
  }),
  editing: withLab({
    active: tested(1, 2),
    form: formOf(fullDraft, 'remembered-basket'),
  }),
  several: withLab({
    active: prototyped({ daysLeft: -3, openCrossings: 2 }),
    experiments: [
      { slug: 'remembered-basket', title: 'Remembered basket', stage: 'prototyping' },
      {
        slug: 'clear-prices',
        title: 'Prices people understand at the first glance, on the smallest phone',
        stage: 'decided',
      },
    ],
    damaged: ['experiments/old/experiment.json: it is not valid JSON'],
  }),
} satisfies Readonly<Record<string, GuideState | undefined>>;

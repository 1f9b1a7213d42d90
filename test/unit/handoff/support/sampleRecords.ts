import type { CrossingEvent } from '../../../../src/core/boundary/crossing.ts';
import type { EvidenceEvent, TaskOutcome } from '../../../../src/core/evidence/evidenceEvent.ts';
import type { Verdict } from '../../../../src/core/evidence/verdict.ts';
import { experimentSchema, type Experiment } from '../../../../src/core/experiment/experiment.ts';
import type { Generation, PrototypeFile } from '../../../../src/core/generation/fileChange.ts';
import type { BriefRecords } from '../../../../src/core/handoff/briefRecords.ts';

const tasks = ['find-the-last-order', 'order-it-again'] as const;

/** The decision of {@link sampleExperiment}. */
export const sampleVerdict: Verdict = {
  outcome: 'validated',
  byTheBar: 'validated',
  rationale: 'Everybody found the last order at once; only removing an item needs another look.',
  at: '2026-03-12T15:00:00.000Z',
  successes: 5,
  participants: 6,
};

/** An experiment that is decided and ready to hand off. */
export const sampleExperiment: Experiment = experimentSchema.parse({
  schemaVersion: 1,
  slug: 'order-again',
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-03-12T15:00:00.000Z',
  stage: 'decided',
  hypothesis: {
    kind: 'customerFlow',
    title: 'Order again in two taps',
    belief: 'We believe that returning customers reorder more often when their last basket is one tap away.',
    segment: 'Customers who ordered at least twice in the last three months',
    problem: 'Putting the same basket together again takes longer than going to the shop next door.',
    steps: [
      { id: 'home', title: 'Home', detail: 'shows the last order on top' },
      { id: 'review', title: 'Review the basket' },
      { id: 'done', title: 'Confirmation' },
    ],
    tasks: [
      { id: tasks[0], goal: 'Find what you ordered last time', success: 'The last order is open on screen.' },
      {
        id: tasks[1],
        goal: 'Order the same things again, but one item less',
        success: 'The confirmation shows the smaller order.',
        timeoutSeconds: 180,
      },
    ],
    criterion: {
      metric: 'People who reorder without help',
      passAtLeast: 4,
      killAtMost: 1,
      minimumParticipants: 5,
    },
    riskiestAssumption: 'Prices have rarely changed since the last order.',
    nonGoals: ['Subscriptions', 'A new payment method'],
    throwAwayDate: '2026-04-15',
    handoff: {
      disposition: 'build',
      baseline: '12 % of orders are repeat orders',
      target: '18 % within a quarter',
      privacy: 'Past orders are personal data; nothing new is kept.',
      security: 'Only the customer may see past orders.',
      accessibility: 'None known.',
      owner: 'Product',
      questions: [
        { question: 'Does it also hold for shared accounts?', owner: 'Research' },
        { question: 'What happens to vouchers?' },
      ],
    },
  },
  variants: [{ id: 'first', createdAt: '2026-03-02T09:05:00.000Z' }],
  verdict: sampleVerdict,
});

/** The files of its prototype, with the kinds of gaps that prototypes have. */
export const sampleFiles: readonly PrototypeFile[] = [
  {
    path: 'index.html',
    text: `<!doctype html>
<html lang="en">
  <body>
    <!-- <input type="text"> is only mentioned here -->
    <main data-screen="home">
      <h1>Welcome back</h1>
      <p data-state="empty">You have not ordered yet.</p>
      <p data-state="error">Your orders cannot be shown right now.</p>
      <ul id="orders"></ul>
      <button data-go="review" data-task-step="reorder">Order again</button>
    </main>
    <main data-screen="review">
      <h1>Your basket</h1>
      <label>Note for the driver <input type="text" name="note"></label>
      <button onclick="placeOrder()">Place order</button>
    </main>
    <main data-screen="done"><h1>Thank you</h1></main>
    <main data-screen="help"><h1>Help</h1></main>
    <script type="module" src="app.js"></script>
  </body>
</html>
`,
  },
  {
    path: 'app.js',
    text: `import { go } from 'footbridge';

const orders = [{ name: 'Bread', price: 3 }, { name: 'Milk', price: 2 }];

// innerHTML = in a comment is nothing
document.querySelector('#orders').innerHTML = orders.map((order) => \`<li>\${order.name}</li>\`).join('');

window.placeOrder = function () {
  localStorage.setItem('order', JSON.stringify(orders));
  setTimeout(() => go('done'), 1200);
};
`,
  },
];

/** A session's log. `outcomes` go by the tasks' order; `undefined` means not tried. */
export function sessionLog(
  participant: string,
  day: number,
  outcomes: readonly (TaskOutcome | undefined)[],
  notes: readonly string[] = [],
  variant = 'first',
): readonly EvidenceEvent[] {
  const session = `session-${participant.toLowerCase()}-${day}`;
  const at = (minute: number) =>
    `2026-03-${`${day}`.padStart(2, '0')}T10:${`${minute}`.padStart(2, '0')}:00.000Z`;
  const common = (minute: number) => ({
    schemaVersion: 1 as const,
    id: `${session}-${minute}`,
    at: at(minute),
  });
  return [
    { ...common(0), type: 'started', session, participant, variant },
    ...outcomes.flatMap((outcome, index): EvidenceEvent[] => {
      const task = tasks[index];
      return outcome && task ? [{ ...common(index + 1), type: 'task', task, outcome }] : [];
    }),
    ...notes.map((text, index): EvidenceEvent => ({
      ...common(20 + index),
      type: 'note',
      task: tasks[1],
      text,
    })),
    { ...common(40), type: 'ended' },
  ];
}

/** Sessions by id, as the store gives them. */
export function evidenceOf(
  logs: readonly (readonly EvidenceEvent[])[],
): Map<string, readonly EvidenceEvent[]> {
  return new Map(logs.flatMap((log) => (log[0]?.type === 'started' ? [[log[0].session, log] as const] : [])));
}

const generations: readonly Generation[] = [
  {
    schemaVersion: 1,
    id: 'turn-1',
    at: '2026-03-02T09:05:00.000Z',
    variant: 'first',
    instruction: '',
    promptVersion: 1,
    provider: 'openaiCompatible',
    model: 'sample-model',
    usage: { inputTokens: 2100, outputTokens: 5400 },
    files: ['index.html', 'app.js'],
    outcome: 'applied',
  },
  {
    schemaVersion: 1,
    id: 'turn-2',
    at: '2026-03-02T09:30:00.000Z',
    variant: 'first',
    instruction: 'Show the last order on top',
    promptVersion: 1,
    provider: 'openaiCompatible',
    model: 'sample-model',
    usage: { inputTokens: 6800 },
    files: [],
    outcome: 'model-cut-off',
  },
  {
    schemaVersion: 1,
    id: 'turn-3',
    at: '2026-03-02T09:40:00.000Z',
    variant: 'first',
    instruction: 'Fix: placeOrder is not defined (app.js:8)',
    promptVersion: 1,
    provider: 'openaiCompatible',
    model: 'sample-model',
    usage: {},
    files: ['app.js'],
    outcome: 'applied',
    purpose: 'fix',
  },
  {
    schemaVersion: 1,
    id: 'turn-4',
    at: '2026-03-10T18:00:00.000Z',
    variant: 'first',
    instruction: 'Name the button “Order again”',
    promptVersion: 1,
    provider: 'openaiCompatible',
    model: 'sample-model',
    usage: {},
    files: ['index.html'],
    outcome: 'applied',
  },
];

const crossings: readonly CrossingEvent[] = [
  crossed('crossing-1', 'src/pages/CartPage.tsx', 'production'),
  {
    schemaVersion: 1,
    id: 'end-1',
    at: '2026-03-03T11:05:00.000Z',
    type: 'ended',
    crossing: 'crossing-1',
    how: 'undone',
  },
  crossed('crossing-2', 'content/copy/en.json', 'open'),
];

function crossed(id: string, path: string, zone: 'open' | 'production'): CrossingEvent {
  return {
    schemaVersion: 1,
    id,
    at: '2026-03-03T11:00:00.000Z',
    type: 'crossed',
    folder: 'storefront',
    path,
    zone,
    rule: `${zone}/sample`,
    change: 'edit',
    silenced: false,
  };
}

/** Everything a complete brief is made from. */
export const sampleRecords: BriefRecords = {
  manifest: {
    schemaVersion: 1,
    name: 'storefront-lab',
    createdAt: '2026-03-01T08:00:00.000Z',
    production: [
      {
        name: 'storefront',
        path: '../storefront',
        remote: 'https://someone:token@git.example.com/shop/storefront.git',
      },
    ],
  },
  experiment: sampleExperiment,
  variant: 'first',
  files: sampleFiles,
  evidence: evidenceOf([
    sessionLog('P1', 10, ['completed', 'completed']),
    sessionLog('P2', 10, ['completed', 'completed'], ['Looked for a bin to remove the item.']),
    sessionLog(
      'P3',
      11,
      ['completed', 'assisted'],
      ['Asked how to remove one. Wants the receipt at p3@example.com.'],
    ),
    sessionLog('P4', 11, ['completed', 'completed']),
    sessionLog('P5', 12, ['completed', 'completed']),
    sessionLog('P6', 12, ['completed', 'completed'], ['"That was quick."']),
  ]),
  unreadable: { evidence: 0, generations: 0, crossings: 0 },
  generations,
  crossings,
  screens: [
    { screen: 'home', state: 'ready', file: 'screens/home-ready-0a1b2c3d4e5f.png', width: 390, height: 844 },
    { screen: 'home', state: 'empty', file: 'screens/home-empty-1a1b2c3d4e5f.png', width: 390, height: 844 },
    { screen: 'home', state: 'error', missing: 'notReached' },
    {
      screen: 'review',
      state: 'ready',
      file: 'screens/review-ready-2a1b2c3d4e5f.png',
      width: 390,
      height: 844,
    },
    { screen: 'done', state: 'ready', missing: 'timedOut' },
  ],
};

const { handoff: _answers, ...withoutHandoff } = sampleExperiment.hypothesis;

/** Nobody has tried it, nothing is decided, and one field is unfinished. */
export const untestedRecords: BriefRecords = {
  ...sampleRecords,
  experiment: {
    ...withoutVerdict(sampleExperiment),
    stage: 'prototyping',
    hypothesis: { ...withoutHandoff, problem: 'TBD', riskiestAssumption: '' },
  },
  screens: [],
  evidence: new Map(),
  crossings: [],
};

/** An experiment as it was before anything was decided. */
export function withoutVerdict(experiment: Experiment): Experiment {
  const { verdict: _, ...rest } = experiment;
  return rest;
}

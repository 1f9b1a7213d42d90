import { labNames } from '../../src/core/board/labNames.ts';
import { mergeLabs, type MergedLabs } from '../../src/core/board/mergeLabs.ts';
import type { ExperimentSummary, LabSummary } from '../../src/core/board/labSummary.ts';
import { tally } from '../../src/core/evidence/verdict.ts';
import { experimentSchema, type Experiment, type Stage } from '../../src/core/experiment/experiment.ts';
import type { BoardView } from '../../src/protocol/board.ts';

/** When sample boards are read. */
export const boardMoment = { now: new Date('2026-03-30T12:00:00.000Z'), today: '2026-03-30' };

const dayMs = 24 * 60 * 60 * 1000;
const titles = [
  'Guest checkout',
  'Shorter sign-up form',
  'Price shown with delivery from the first page',
  'Weekly summary by e-mail',
  'Search that forgives typing mistakes',
  'Refunds without calling support',
  'One list for all invoices of a supplier',
  'Reminder before the trial ends',
];
const segments = [
  'First-time visitors on a phone',
  'Team leads',
  'Accountants of small firms',
  'Support staff',
];

/** `experiment.json` number `index`: the numbers run through stages, results, dates and amendments. Plainly samples. */
export function sampleRecord(index: number, changes: Partial<Experiment> = {}): Experiment {
  const stage = (
    [
      'testing',
      'framed',
      'decided',
      'prototyping',
      'handedOff',
      'discarded',
    ] as const satisfies readonly Stage[]
  )[index % 6];
  const createdAt = at(90 - (index % 80));
  const isDecided = stage === 'decided' || stage === 'handedOff' || stage === 'discarded';
  const isLocked = isDecided || stage === 'testing';
  const successes = index % 7;
  const outcome = successes >= 5 ? 'validated' : successes <= 2 ? 'invalidated' : 'inconclusive';
  return experimentSchema.parse({
    schemaVersion: 1,
    slug: `sample-${index}`,
    createdAt,
    updatedAt: createdAt,
    stage,
    hypothesis: {
      kind: 'customerFlow',
      title: `${titles[index % titles.length]}${index < titles.length ? '' : ` ${index}`}`,
      belief: 'We believe that people get there faster.',
      segment: segments[index % segments.length],
      problem: '',
      steps: [{ id: 'start', title: 'Start' }],
      tasks: [{ id: 'task', goal: 'Get there' }],
      criterion: { metric: 'Gets there alone', passAtLeast: 5, killAtMost: 2, minimumParticipants: 6 },
      riskiestAssumption: '',
      nonGoals: [],
      throwAwayDate: at(20 - (index % 50)).slice(0, 10),
    },
    variants: stage === 'framed' ? [] : [{ id: 'a', createdAt }],
    ...(isLocked && { lock: { at: at(60 - (index % 30)), hash: 'a'.repeat(64) } }),
    amendments:
      isLocked && index % 5 === 0 ? [{ at: at(40), reason: 'A task was unclear', fields: ['tasks'] }] : [],
    ...(isDecided && {
      verdict: {
        outcome: index % 14 === 2 ? 'inconclusive' : outcome,
        byTheBar: outcome,
        rationale: 'A sample.',
        at: at(25 - (index % 20)),
        successes,
        participants: 6,
        by: 'Product',
      },
    }),
    ...(stage === 'handedOff' && handedOff(index)),
    ...(stage === 'discarded' && {
      discarded: { at: at(10), stage: 'decided', trash: `sample-${index}-1` },
    }),
    ...changes,
  });
}

/** The same with its logs brought down to counts. */
export function sampleSummary(index: number, changes: Partial<Experiment> = {}): ExperimentSummary {
  const experiment = sampleRecord(index, changes);
  const counted = tally([], () => ['task'], experiment.hypothesis.criterion, ['a']);
  const [participants, successes] = [Math.min(6, index % 9), Math.min(6, index % 9, index % 5)];
  const variant = { ...counted, variant: 'a', participants, successes, underWay: index % 2 };
  const tested = experiment.stage === 'testing' && { ...counted, ...variant, variants: [variant] };
  return {
    experiment,
    tally: experiment.verdict ? undefined : tested || counted,
    spending: {
      tokens: index * 1200,
      dollars: index % 3 === 0 ? index * 0.07 : undefined,
      estimated: index % 6 === 3,
    },
    drifted: false,
    hasBrief: experiment.stage === 'handedOff',
    hasLearning: experiment.stage === 'discarded',
    damagedLines: 0,
  };
}

/** A lab of so many sample experiments. */
export function sampleLab(count: number, changes: Partial<LabSummary> = {}): LabSummary {
  return {
    folder: '/work/shop-lab',
    name: 'shop-lab',
    experiments: Array.from({ length: count }, (_, index) => sampleSummary(index)),
    unreadable: [],
    problem: undefined,
    ...changes,
  };
}

/** What the page is sent for labs, the first of which is that of the window. */
export function boardOf(labs: readonly LabSummary[], changes: Partial<BoardView> = {}): BoardView {
  const { entries, copied }: MergedLabs = mergeLabs(labs, boardMoment);
  const names = labNames(labs);
  return {
    reading: undefined,
    entries,
    copied,
    labs: labs.map(({ folder, name, experiments, unreadable, problem }, index) => ({
      id: folder,
      name: names.get(folder) ?? name,
      records: experiments.length + unreadable.length,
      isHere: index === 0,
      isAdded: index > 0,
      problem,
    })),
    problem: undefined,
    ...changes,
  };
}

/** Every fourth brief was accepted, every fourth returned, and the others wait. */
function handedOff(index: number): Partial<Experiment> {
  const handedOffAt = at(12);
  if (index % 4 !== 0) return { handedOffAt };
  const answer = { reviewer: 'Engineering', reason: 'A sample.', at: at(9.5), handedOffAt };
  return index % 8 === 0
    ? { handedOffAt, reviews: [{ ...answer, status: 'accepted' }] }
    : { reviews: [{ ...answer, status: 'returned' }] };
}

function at(daysAgo: number): string {
  return new Date(boardMoment.now.getTime() - daysAgo * dayMs).toISOString();
}

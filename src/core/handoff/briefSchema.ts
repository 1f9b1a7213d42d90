import * as z from 'zod';
import { zones } from '../boundary/zone.ts';
import { taskOutcomes } from '../evidence/session.ts';
import { outcomes, verdictSchema } from '../evidence/verdict.ts';
import { hypothesisKinds } from '../experiment/hypothesis.ts';
import { axes, confidences } from './gaps/gap.ts';
import { gapPlaceSchema } from './gaps/gapPlace.ts';
import { screenSchema } from './screens.ts';

/** Version of `handoff/brief.json`. */
export const briefVersion = 1;

/** Who has to answer something nobody has taken on yet. */
export const nobodyYet = 'to be named';

const count = z.number().int().min(0);

/** What keeps a brief from being final. */
const blockerSchema = z.object({
  code: z.enum([
    'no-prototype',
    'no-tasks',
    'no-evidence',
    'too-few-participants',
    'variant-untested',
    'no-verdict',
    'placeholder',
  ]),
  /** What is missing and what to do, in one or two sentences. */
  message: z.string(),
  /** Where it is put right: a field of the hypothesis form, or `prototype`, `evidence` or `verdict`. */
  field: z.string(),
});
export type Blocker = z.infer<typeof blockerSchema>;

const sessionSchema = z.object({
  /** A code such as "P3", never a name. */
  participant: z.string(),
  variant: z.string(),
  startedAt: z.iso.datetime(),
  /** Whether there is an outcome for every task, which makes the session count. */
  counted: z.boolean(),
  success: z.boolean(),
  outcomes: z.array(z.object({ task: z.string(), outcome: z.enum(taskOutcomes) })),
});
export type BriefSession = z.infer<typeof sessionSchema>;

/** The evidence against the bar; counts are participants. */
const evidenceSchema = z.object({
  successes: count,
  participants: count,
  underWay: count,
  passBar: count,
  killBar: count,
  byTheBar: z.enum(outcomes),
  /** How much this many people can show, in words. */
  strength: z.string(),
  /** What a reader must know before believing the counts. */
  caveats: z.array(z.string()),
  sessions: z.array(sessionSchema),
});

/** How far the evidence carries a criterion. See acceptance.ts for how it is judged. */
export const standings = ['shown', 'mixed', 'notShown', 'untested'] as const;

const acceptanceSchema = z.object({
  id: z.string(),
  task: z.string(),
  given: z.string(),
  when: z.string(),
  /** The "then": what shows that they got there. */
  expected: z.string(),
  withinSeconds: count.optional(),
  standing: z.enum(standings),
  /** Participant codes by how their attempt ended. */
  participants: z.object({
    completed: z.array(z.string()),
    assisted: z.array(z.string()),
    failed: z.array(z.string()),
    abandoned: z.array(z.string()),
  }),
});
export type AcceptanceCriterion = z.infer<typeof acceptanceSchema>;

const briefGapSchema = z.object({
  rule: z.string(),
  axis: z.enum(axes),
  inPlainWords: z.string(),
  forEngineers: z.string(),
  instead: z.string(),
  confidence: z.enum(confidences),
  /** Empty when it holds for the prototype as a whole. */
  places: z.array(gapPlaceSchema),
  more: count,
  status: z.literal('not addressed'),
});
export type BriefGap = z.infer<typeof briefGapSchema>;

const flowStepSchema = z.object({
  step: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  /** The screen that shows it; missing when none was found by reading the code. */
  screen: screenSchema.optional(),
});

const crossingSchema = z.object({
  at: z.iso.datetime(),
  folder: z.string(),
  path: z.string(),
  zone: z.enum(zones),
  rule: z.string(),
  change: z.enum(['edit', 'create', 'rename', 'delete']),
  silenced: z.boolean(),
  /** Missing while nothing was done about it. */
  ended: z.enum(['undone', 'kept']).optional(),
});
export type BriefCrossing = z.infer<typeof crossingSchema>;

const questionSchema = z.object({
  id: z.string(),
  question: z.string(),
  from: z.string(),
  owner: z.string(),
});
export type OpenQuestion = z.infer<typeof questionSchema>;

/** `handoff/brief.json`: what engineering receives. The Markdown says the same for people. */
export const briefSchema = z.object({
  schemaVersion: z.literal(briefVersion),
  status: z.enum(['final', 'draft']),
  /** Time of the latest record in it, not of the export: the same records make the same brief. */
  asOf: z.iso.datetime(),
  lab: z.string(),
  experiment: z.object({
    slug: z.string(),
    title: z.string(),
    kind: z.enum(hypothesisKinds),
    framedAt: z.iso.datetime(),
  }),
  blockers: z.array(blockerSchema),
  /** Missing while nothing is decided. */
  decision: verdictSchema.optional(),
  evidence: evidenceSchema,
  hypothesis: z.object({
    belief: z.string(),
    segment: z.string(),
    problem: z.string(),
    riskiestAssumption: z.string(),
  }),
  bar: z.object({ metric: z.string(), passAtLeast: count, killAtMost: count, minimumParticipants: count }),
  amendments: z.array(z.object({ at: z.iso.datetime(), reason: z.string(), fields: z.array(z.string()) })),
  flow: z.array(flowStepSchema),
  /** Screens the prototype has and the hypothesis does not mention. */
  otherScreens: z.array(screenSchema),
  acceptanceCriteria: z.array(acceptanceSchema),
  /** What observers wrote down, with contact details left out. */
  notes: z.array(z.object({ participant: z.string(), task: z.string().optional(), text: z.string() })),
  nonGoals: z.array(z.string()),
  gaps: z.array(briefGapSchema),
  provenance: z.object({
    /** The variant described here; missing when there is no prototype. */
    variant: z.string().optional(),
    /** Model turns by who answered them. */
    models: z.array(z.object({ provider: z.string(), model: z.string(), turns: count, applied: count })),
    inputTokens: count,
    outputTokens: count,
    /** Contact details that were left out of the notes. */
    leftOut: count,
  }),
  production: z.array(z.object({ name: z.string(), remote: z.string().optional() })),
  crossings: z.array(crossingSchema),
  /** Records that could not be read; missing when all could. Those of the evidence are among its caveats. */
  unreadable: z.object({ generations: count, crossings: count }).optional(),
  openQuestions: z.array(questionSchema),
  /** The code, relative to the lab, and the ISO date until which it exists. */
  throwAway: z.object({ path: z.string(), until: z.iso.date() }),
});
export type Brief = z.infer<typeof briefSchema>;

import * as z from 'zod';
import { crossingEnds } from '../boundary/crossing.ts';
import { zones } from '../boundary/zone.ts';
import { taskOutcomes } from '../evidence/evidenceEvent.ts';
import { pictureNames } from '../evidence/pictures/picture.ts';
import { outcomes, verdictSchema } from '../evidence/verdict.ts';
import { barSchema, dispositions, hypothesisKinds } from '../experiment/hypothesis.ts';
import { axes, confidences } from './gaps/gap.ts';
import { gapPlaceSchema } from './gaps/gapPlace.ts';
import { reviewSchema } from './review/review.ts';
import { screenPictureSchema } from './screens/screenPicture.ts';
import { screenSchema } from './screens.ts';

/** Version of `handoff/brief.json`. */
export const briefVersion = 2;

/** Name of its published JSON schema, media/schemas/brief.schema.json. It is an identifier and no address to fetch. */
export const briefSchemaId = `urn:footbridge:brief:${briefVersion}`;

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
    'other-variant',
    'changed-since-verdict',
    'protocol-changed-by-hand',
    'other-bar',
    'no-verdict',
    'placeholder',
    'no-problem',
    'no-non-goals',
    'no-disposition',
    'no-baseline',
    'no-target',
    'no-privacy',
    'no-security',
    'no-accessibility',
    'no-question-owner',
  ]),
  /** What is missing and what to do, in one or two sentences. */
  message: z.string(),
  /** Where it is put right: a field of the hypothesis, such as `handoff.baseline`, or `prototype`, `evidence` or `verdict`. */
  field: z.string(),
});
export type Blocker = z.infer<typeof blockerSchema>;

const sessionSchema = z.object({
  /** A code such as "P3", never a name. */
  participant: z.string(),
  variant: z.string(),
  startedAt: z.iso.datetime(),
  /** Whether it is over and a task was begun, which makes it count. */
  counted: z.boolean(),
  success: z.boolean(),
  /** What became of it where a task has no outcome; who stopped early counts as not having done it. */
  unfinished: z.enum(['stoppedEarly', 'underWay', 'didNotBegin']).optional(),
  /** A trial run of the test itself. */
  pilot: z.boolean().optional(),
  /** Why it is not counted although it may be complete. */
  excluded: z.string().optional(),
  /** Why it was left out first, and why it counts after all. */
  readmitted: z.object({ excluded: z.string(), reason: z.string() }).optional(),
  outcomes: z.array(
    z.object({
      task: z.string(),
      outcome: z.enum(taskOutcomes),
      /** What was recorded before an observer said something else, and why. */
      overridden: z.object({ outcome: z.enum([...taskOutcomes, 'none']), reason: z.string() }).optional(),
    }),
  ),
});
export type BriefSession = z.infer<typeof sessionSchema>;

/** Something that was written down during a session, or said in it. */
const spokenSchema = z.object({
  participant: z.string(),
  /** Where the session is not counted. */
  notCounted: z.enum(['pilot', 'excluded']).optional(),
  task: z.string().optional(),
  text: z.string(),
});

/** A number between two bounds; the interval holds 95 % of the time. */
const intervalSchema = z.object({ lower: z.number(), upper: z.number() });
const meanSchema = z.object({ mean: z.number(), n: count, interval: intervalSchema.optional() });

const taskFiguresSchema = z.object({
  task: z.string(),
  begun: count,
  completed: count,
  assisted: count,
  failed: count,
  abandoned: count,
  /** Geometric mean of those who completed it alone. */
  seconds: meanSchema.optional(),
  /** Single Ease Question, 1 (very difficult) to 7 (very easy). */
  seq: meanSchema.optional(),
});

const briefVariantSchema = z.object({
  variant: z.string(),
  /** What it was to change. */
  change: z.string().optional(),
  /** The variant that it differs from in a footnote only, as the offline starter could not make the change. */
  footnoteOnly: z.string().optional(),
  successes: count,
  participants: count,
  /** Of the participants: who stopped before the last task. */
  stoppedEarly: count,
  /** Not counted. */
  underWay: count,
  didNotBegin: count,
  passBar: count,
  killBar: count,
  byTheBar: z.enum(outcomes),
  /** Adjusted Wald, clipped to 0 and 1; missing without participants. */
  interval: intervalSchema.optional(),
  /** Exact posterior chance that the share of everybody is above "chanceShare", uniform prior. */
  chanceOfTarget: z.number().min(0).max(1).optional(),
  tasks: z.array(taskFiguresSchema),
  /** UMUX-Lite, 0 to 100. */
  umuxLite: meanSchema.optional(),
});
export type BriefVariant = z.infer<typeof briefVariantSchema>;

const sideSchema = z.object({ successes: count, participants: count });
const versus = {
  a: z.string(),
  b: z.string(),
  /** Indicative only. */
  chance: z.number().min(0).max(1),
  /** Participants whom the comparison leaves out: by the same people, who tried one; by different people, who tried both. */
  leftOut: count,
};
const comparisonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('between'), ...versus, counts: z.object({ a: sideSchema, b: sideSchema }) }),
  z.object({
    kind: z.literal('within'),
    ...versus,
    counts: z.object({ both: count, onlyA: count, onlyB: count, neither: count }),
  }),
]);
export type BriefComparison = z.infer<typeof comparisonSchema>;

/** The evidence against the bar; counts are participants of the variant that the outcome rests on. */
const evidenceSchema = z.object({
  variant: z.string(),
  successes: count,
  participants: count,
  /** Of the participants: who stopped before the last task. */
  stoppedEarly: count,
  /** Not counted. */
  underWay: count,
  didNotBegin: count,
  passBar: count,
  killBar: count,
  byTheBar: z.enum(outcomes),
  /** How much this many people can show, in words. */
  strength: z.string(),
  /** What a reader must know before believing the counts. */
  caveats: z.array(z.string()),
  /** The share that the pass bar stands for, 0 to 1. */
  target: z.number().min(0).max(1),
  /** The share that "chanceOfTarget" is about: the target, or 0.9 where the bar asks for everybody. */
  chanceShare: z.number().min(0).max(1),
  /** Each variant that somebody tried; their counts are never added up. */
  variants: z.array(briefVariantSchema),
  comparisons: z.array(comparisonSchema),
  sessions: z.array(sessionSchema),
  notCounted: z.array(z.object({ participant: z.string(), why: z.string() })),
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
    /** Ended the session without getting to the end of it. */
    stopped: z.array(z.string()),
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

/** The pictures of a brief: those of the evidence, and the map of the flow. */
export const briefPictureNames = [...pictureNames, 'flow'] as const;
export type BriefPictureName = (typeof briefPictureNames)[number];

/** Something that went wrong or was not understood, and what was done about it. */
const fixSchema = z.object({
  at: z.iso.datetime(),
  /** An error of the page that a model turn mended, or a change that was asked for after people had tried it. */
  kind: z.enum(['mended', 'changed']),
  /** What was asked for. */
  text: z.string(),
});
export type BriefFix = z.infer<typeof fixSchema>;

const crossingSchema = z.object({
  at: z.iso.datetime(),
  folder: z.string(),
  path: z.string(),
  zone: z.enum(zones),
  rule: z.string(),
  change: z.enum(['edit', 'create', 'rename', 'delete']),
  silenced: z.boolean(),
  /** Missing while nothing was done about it. */
  ended: z.enum(crossingEnds).optional(),
});
export type BriefCrossing = z.infer<typeof crossingSchema>;

const questionSchema = z.object({
  id: z.string(),
  question: z.string(),
  from: z.string(),
  /** Nobody is named where it is "to be named". */
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
  /** What the product side wrote for engineering; empty where it did not. */
  handoff: z.object({
    disposition: z.enum(dispositions).optional(),
    baseline: z.string(),
    target: z.string(),
    privacy: z.string(),
    security: z.string(),
    accessibility: z.string(),
  }),
  bar: z.object({ metric: z.string(), passAtLeast: count, killAtMost: count, minimumParticipants: count }),
  amendments: z.array(
    z.object({
      at: z.iso.datetime(),
      reason: z.string(),
      fields: z.array(z.string()),
      /** Where the bar was changed. */
      bar: z.object({ before: barSchema, after: barSchema }).optional(),
    }),
  ),
  flow: z.array(flowStepSchema),
  /** Screens the prototype has and the hypothesis does not mention. */
  otherScreens: z.array(screenSchema),
  /** Every step's screen, and every other one, in each of its states: a picture, or why there is none. */
  screens: z.array(screenPictureSchema),
  acceptanceCriteria: z.array(acceptanceSchema),
  fixes: z.array(fixSchema),
  /** What observers wrote down, with contact details left out. */
  notes: z.array(spokenSchema),
  /** Participants' own words, of those who agreed to be quoted. */
  quotes: z.array(spokenSchema),
  /** Drawings of the evidence, with paths relative to the brief. */
  pictures: z.array(
    z.object({
      name: z.enum(briefPictureNames),
      file: z.string(),
      title: z.string(),
      description: z.string(),
    }),
  ),
  nonGoals: z.array(z.string()),
  gaps: z.array(briefGapSchema),
  provenance: z.object({
    /** The variant described here; missing when there is no prototype. */
    variant: z.string().optional(),
    /** Of that variant's files as they were described; see core/evidence/fingerprintPrototype.ts. */
    fingerprint: z.string().optional(),
    /** Model turns by who answered them. */
    models: z.array(z.object({ provider: z.string(), model: z.string(), turns: count, applied: count })),
    inputTokens: count,
    outputTokens: count,
    /** Contact details that were left out of notes, quotes and reasons. */
    leftOut: count,
  }),
  production: z.array(z.object({ name: z.string(), remote: z.string().optional() })),
  crossings: z.array(crossingSchema),
  /** Records that could not be read; missing when all could. Those of the evidence are among its caveats. */
  unreadable: z.object({ generations: count, crossings: count }).optional(),
  openQuestions: z.array(questionSchema),
  /** What engineering answered so far, oldest first. */
  reviews: z.array(reviewSchema),
  /** The code, relative to the lab, and the ISO date until which it exists. */
  throwAway: z.object({ path: z.string(), until: z.iso.date() }),
});
export type Brief = z.infer<typeof briefSchema>;

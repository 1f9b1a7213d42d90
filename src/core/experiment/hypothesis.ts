import * as z from 'zod';

/** What the prototype is for; each kind has its own guidance for whoever generates it. */
export const hypothesisKinds = ['customerFlow', 'messaging', 'interaction', 'internalTool'] as const;
export type HypothesisKind = (typeof hypothesisKinds)[number];

const text = (limit: number) => z.string().max(limit);

const stepSchema = z.object({
  /** Also the prototype's `data-screen`. Made from the title when it is left out. */
  id: text(60).optional(),
  title: text(120),
  detail: text(1000).optional(),
});

const taskSchema = z.object({
  id: text(60).optional(),
  goal: text(300),
  /** How an observer knows that the participant got there, in words. */
  success: text(300).optional(),
  timeoutSeconds: z.number().int().min(5).max(7200).optional(),
});

/**
 * The bar that is fixed before people see the prototype. Bars are counted in participants out of
 * `minimumParticipants`; with more participants they scale (see evidence/verdict.ts).
 */
const criterionSchema = z.object({
  metric: text(200),
  passAtLeast: z.number().int().min(0).max(1000).optional(),
  killAtMost: z.number().int().min(0).max(1000).optional(),
  minimumParticipants: z.number().int().min(1).max(1000).optional(),
});

/** A hypothesis as far as it has been written: every field may still be missing. */
export const hypothesisDraftSchema = z.object({
  kind: z.enum(hypothesisKinds).default('customerFlow'),
  title: text(120).default(''),
  belief: text(2000).default(''),
  segment: text(500).default(''),
  problem: text(2000).default(''),
  steps: z.array(stepSchema).max(20).default([]),
  tasks: z.array(taskSchema).max(20).default([]),
  criterion: criterionSchema.default({ metric: '' }),
  riskiestAssumption: text(1000).default(''),
  nonGoals: z.array(text(300)).max(30).default([]),
  /** ISO date (YYYY-MM-DD) on which the prototype's code is due to be thrown away. */
  throwAwayDate: text(10).default(''),
});
export type HypothesisDraft = z.infer<typeof hypothesisDraftSchema>;

/** A hypothesis that can be tested: reviewed, with ids given and bars set. */
export const hypothesisSchema = z.object({
  kind: z.enum(hypothesisKinds),
  title: text(120).min(1),
  belief: text(2000).min(1),
  segment: text(500).min(1),
  problem: text(2000),
  steps: z
    .array(stepSchema.required({ id: true }))
    .min(1)
    .max(20),
  tasks: z
    .array(taskSchema.required({ id: true }))
    .min(1)
    .max(20),
  criterion: criterionSchema.required(),
  riskiestAssumption: text(1000),
  nonGoals: z.array(text(300)).max(30),
  throwAwayDate: z.iso.date(),
});
export type Hypothesis = z.infer<typeof hypothesisSchema>;
export type Step = Hypothesis['steps'][number];
export type Task = Hypothesis['tasks'][number];
export type Criterion = Hypothesis['criterion'];

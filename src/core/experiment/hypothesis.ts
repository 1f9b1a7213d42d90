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

/**
 * What the page itself can notice of a task's success: that a screen is shown (in a state, where one is named, else in any
 * but `loading` and `error`), or that a control with this `data-task-step` is used. See core/prototype/contract.ts.
 */
export const successConditionSchema = z.union([
  z.strictObject({ screen: text(100).min(1), state: text(100).optional() }),
  z.strictObject({ taskStep: text(100).min(1) }),
]);
export type SuccessCondition = z.infer<typeof successConditionSchema>;

const taskSchema = z.object({
  id: text(60).optional(),
  goal: text(300),
  /** How an observer knows that the participant got there, in words. */
  success: text(300).optional(),
  /** The same for the page, chosen by pointing at the preview. */
  successWhen: successConditionSchema.optional(),
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

/** Whether each participant tries one variant, or all of them in a balanced order. */
export const assignments = ['between', 'within'] as const;
export type Assignment = (typeof assignments)[number];

/** How people are asked; with tasks, bars and variants it makes the protocol (see evidence/protocol.ts). */
const planSchema = z.object({
  assignment: z.enum(assignments).default('between'),
  /** What participants agree to before they begin; empty stands for evidence/consent.ts. */
  consent: text(4000).default(''),
});
export type TestPlan = z.infer<typeof planSchema>;

/**
 * What engineering is asked to do: build it new, or anew in place of what is in production; nothing yet, as it is worth it
 * but not now; nothing.
 */
export const dispositions = ['build', 'rebuild', 'later', 'stop'] as const;
export type Disposition = (typeof dispositions)[number];

/**
 * What a brief needs beyond the test. It is no part of the protocol and may be written at any time, also after the verdict;
 * an empty text counts as left out.
 */
export const handoffFieldsSchema = z.object({
  disposition: z.enum(dispositions).optional(),
  /** The metric as it is in production today, and as it is to be once this is live. */
  baseline: text(200).optional(),
  target: text(200).optional(),
  /** What engineering must know; "none known" is an answer. */
  privacy: text(1000).optional(),
  security: text(1000).optional(),
  accessibility: text(1000).optional(),
  /** Who answers what is open; left out, who decided. */
  owner: text(100).optional(),
  /** What is open besides what follows from the records; without an owner of its own it is the owner's above. */
  questions: z
    .array(z.object({ question: text(500), owner: text(100).optional() }))
    .max(20)
    .optional(),
});
export type HandoffFields = z.infer<typeof handoffFieldsSchema>;

/** The same with what framing may have left out and a brief needs as well. */
export const handoffAnswersSchema = handoffFieldsSchema.extend({
  problem: text(2000).optional(),
  nonGoals: z.array(text(300)).max(30).optional(),
});
export type HandoffAnswers = z.infer<typeof handoffAnswersSchema>;

const noPlan: TestPlan = { assignment: 'between', consent: '' };

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
  plan: planSchema.default(noPlan),
  riskiestAssumption: text(1000).default(''),
  nonGoals: z.array(text(300)).max(30).default([]),
  /** ISO date (YYYY-MM-DD) on which the prototype's code is due to be thrown away. */
  throwAwayDate: text(10).default(''),
  handoff: handoffFieldsSchema.optional(),
});
export type HypothesisDraft = z.infer<typeof hypothesisDraftSchema>;

/** A bar with all its numbers. */
export const barSchema = criterionSchema.required();

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
  criterion: barSchema,
  plan: planSchema.default(noPlan),
  riskiestAssumption: text(1000),
  nonGoals: z.array(text(300)).max(30),
  throwAwayDate: z.iso.date(),
  handoff: handoffFieldsSchema.optional(),
});
export type Hypothesis = z.infer<typeof hypothesisSchema>;
export type Step = Hypothesis['steps'][number];
export type Task = Hypothesis['tasks'][number];
export type Criterion = Hypothesis['criterion'];

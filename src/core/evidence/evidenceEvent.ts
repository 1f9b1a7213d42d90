import * as z from 'zod';

/** Version of the records in `evidence/<session-id>.jsonl`. */
export const evidenceVersion = 1;

/** How one participant's attempt at one task ended. */
export const taskOutcomes = ['completed', 'assisted', 'failed', 'abandoned'] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

/** Who said how a task ended. An observer's word replaces the page's and the participant's. */
export const outcomeSources = ['observer', 'page', 'participant'] as const;
export type OutcomeSource = (typeof outcomeSources)[number];

const id = z.string().min(1).max(100);
const variant = z.string().min(1).max(60);
const task = z.string().min(1).max(60);
const text = z.string().min(1).max(4000);
/** Whose variant it was; left out where the session has only one. */
const where = { variant: variant.optional() };

/**
 * What happened in a session, without the stamp each record of it has. The first of a log is `started`; a later outcome of
 * a task replaces an earlier one. Nothing in it names or describes a person.
 */
export const evidenceBodySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    session: id,
    /** A code such as "P3", never a name. */
    participant: z.string().min(1).max(40),
    /** The variant, or the first of `order`. */
    variant,
    /** All variants in the order in which the participant tries them, where they try several. */
    order: z.array(variant).min(1).max(20).optional(),
    /** A trial run of the test itself: never counted. */
    pilot: z.boolean().optional(),
    /** Whether the plan chose the variant or somebody did. */
    assigned: z.enum(['plan', 'chosen']).optional(),
    /** Hash of the protocol that held; left out for a pilot before the lock. */
    protocol: z.string().max(64).optional(),
    /** Fingerprint of each variant's files, so that a change between participants shows. */
    prototypes: z.record(variant, z.string().max(64)).optional(),
    /** Left out for a session in VS Code; `lab`: that was in another lab, and came as a file. */
    source: z.enum(['kit', 'capture', 'lab']).optional(),
  }),
  /** They agreed to take part; `quotes`: their words may be quoted. */
  z.object({ type: z.literal('consented'), quotes: z.boolean() }),
  z.object({ type: z.literal('taskStarted'), task, ...where }),
  z.object({
    type: z.literal('task'),
    task,
    ...where,
    outcome: z.enum(taskOutcomes),
    seconds: z.number().min(0).max(86_400).optional(),
    /** Left out by older records, which an observer made. */
    by: z.enum(outcomeSources).optional(),
    /** Why an observer says something else than the page, or than was recorded when the session was over. */
    reason: z.string().max(1000).optional(),
  }),
  /** What the page reported by the prototype contract. */
  z.object({ type: z.literal('screen'), screen: z.string().max(100), state: z.string().max(100), ...where }),
  z.object({ type: z.literal('step'), step: z.string().max(100), ...where }),
  z.object({ type: z.literal('problem'), message: z.string().max(500), ...where }),
  /** Single Ease Question (1 very difficult – 7 very easy), after a task. */
  z.object({ type: z.literal('seq'), task, ...where, value: z.number().int().min(1).max(7) }),
  /** UMUX-Lite, both items from 1 (strongly disagree) to 7 (strongly agree), after a variant. */
  z.object({
    type: z.literal('umuxLite'),
    ...where,
    capabilities: z.number().int().min(1).max(7),
    ease: z.number().int().min(1).max(7),
  }),
  z.object({ type: z.literal('note'), task: task.optional(), text }),
  /** Their own words; kept only with consent to it. */
  z.object({ type: z.literal('quote'), task: task.optional(), text }),
  /** An observer took a note or quote back, or with `undone` did not after all; see struck.ts. */
  z.object({ type: z.literal('struck'), event: id, undone: z.literal(true).optional() }),
  /** Something technical spoilt the session: it is not counted, and shown with its reason. */
  z.object({
    type: z.literal('excluded'),
    reason: z.string().min(1).max(1000),
    /** The participant ended a task because the prototype had stopped. Left out where an observer says it. */
    by: z.literal('page').optional(),
  }),
  /** Older records do not say why. */
  z.object({ type: z.literal('readmitted'), reason: z.string().max(1000).optional() }),
  z.object({ type: z.literal('ended') }),
]);
export type EvidenceBody = z.infer<typeof evidenceBodySchema>;

const stampSchema = z.object({ schemaVersion: z.literal(evidenceVersion), id, at: z.iso.datetime() });

/** One line of a session's log. */
export const evidenceEventSchema = stampSchema.and(evidenceBodySchema);
export type EvidenceEvent = z.infer<typeof evidenceEventSchema>;

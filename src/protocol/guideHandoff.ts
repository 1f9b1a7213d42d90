/** What the guide's Hand off step and its disposal ask for and show; a part of protocol/guide.ts. */
import * as z from 'zod';
import type { Outcome } from '../core/evidence/verdict.ts';
import type { Extension } from '../core/experiment/experiment.ts';
import { handoffAnswersSchema, type HandoffFields } from '../core/experiment/hypothesis.ts';
import type { Axis } from '../core/handoff/gaps/gap.ts';
import type { Disposal } from '../core/handoff/learning/disposal.ts';
import { learningNoteSchema, type LearningNote } from '../core/handoff/learning/learning.ts';
import type { Newer } from '../core/handoff/newerThanBrief.ts';
import type { FormStanding } from '../core/handoff/review/formStanding.ts';
import { reviewAnswerSchema, type Review } from '../core/handoff/review/review.ts';

/** What a brief can be opened as, by the name of its file. */
export const briefForms = ['brief.md', 'brief.html', 'issue.md', 'spec.md', 'brief.json'] as const;
export type BriefForm = (typeof briefForms)[number];

/** Messages of the Hand off step, about the experiment that is named beside them (see protocol/guide.ts). */
export const handoffMessageSchemas = [
  /** `draft` asks for one that says so on top; without it nothing is written while anything is missing. */
  z.object({ type: z.literal('exportBrief'), draft: z.boolean() }),
  /** Open the brief that was exported last. */
  z.object({ type: z.literal('openBrief'), form: z.enum(briefForms) }),
  /** Put the brief on the clipboard as the text of a GitHub issue. */
  z.object({ type: z.literal('copyIssue') }),
  /** What the records do not say by themselves, sent shortly after each pause in typing; only what was written is given. */
  z.object({ type: z.literal('completeHandoff'), answers: handoffAnswersSchema }),
  /** What engineering answered, by whoever was told. */
  z.object({ type: z.literal('reviewBrief'), answer: reviewAnswerSchema }),
  z.object({ type: z.literal('explainGaps') }),
  z.object({
    type: z.literal('extendThrowAway'),
    until: z.iso.date(),
    reason: z.string().trim().min(1).max(1000),
  }),
  /** The step was unfolded or folded: what only it shows is worked out while somebody looks. */
  z.object({ type: z.literal('showHandoff'), shown: z.boolean() }),
  /** Look what goes and what stays when the prototype is thrown away; nothing is deleted by it. */
  z.object({ type: z.literal('lookWhatGoes') }),
  /** The guide has shown what goes and asked whether that is meant. */
  z.object({ type: z.literal('discardPrototype'), learning: learningNoteSchema }),
  z.object({ type: z.literal('restorePrototype') }),
  /** Open a learning card. */
  z.object({ type: z.literal('openLearning'), slug: z.string().max(60) }),
] as const;

export type HandoffMessage = z.infer<(typeof handoffMessageSchemas)[number]>;

const handoffTypes: ReadonlySet<string> = new Set(handoffMessageSchemas.map(({ shape }) => shape.type.value));

/** Whether a message of the guide is one of the Hand off step. */
export function isHandoffMessage(message: { readonly type: string }): message is HandoffMessage {
  return handoffTypes.has(message.type);
}

/** What keeps the brief from being final. `field` is as in core/handoff/briefSchema.ts. */
export interface BlockerView {
  readonly message: string;
  readonly field: string;
}

/** What takes a look at all records and the prototype's files to know. */
export interface ReadinessView {
  /** In the order in which to put them right; none where the brief would be final. */
  readonly blockers: readonly BlockerView[];
  /** How many more things there will be to write once it is decided that this is built; 0 after the verdict. */
  readonly later: number;
  /** How much the prototype leaves to engineering, on every axis. */
  readonly gaps: readonly { readonly axis: Axis; readonly count: number }[];
}

/** All that belongs to the handoff of an experiment. */
export interface HandoffView {
  /** `undefined` while it is being worked out. */
  readonly readiness: ReadinessView | undefined;
  readonly fields: HandoffFields;
  /** How often answers could not be written in this window: whenever it grows, what is not on record is to be sent again. */
  readonly unwritten: number;
  /** What the brief that was exported last can be opened as; none before there is one. */
  readonly forms: readonly BriefForm[];
  /** What the records say otherwise than the brief that lies in the lab; none where an export would say the same. */
  readonly newer: readonly Newer[];
  /** Whether the brief's review form says what is on record; see FormStanding. */
  readonly form: FormStanding;
  /** When the final brief that waits for an answer was exported, ISO. */
  readonly handedOffAt: string | undefined;
  /** What engineering answered, oldest first. */
  readonly reviews: readonly Review[];
  /** Whether something was written since the last answer. */
  readonly changedSince: boolean;
}

/** A learning card that another one may replace. */
export interface LearningView {
  readonly slug: string;
  readonly title: string;
}

/** A learning that is about the same as the hypothesis being written. */
export interface RelatedView extends LearningView {
  /** When the card was written, ISO. */
  readonly at: string;
  readonly outcome?: Outcome | undefined;
  readonly successes: number;
  readonly participants: number;
  readonly insight: string;
  /** A newer learning says otherwise. */
  readonly superseded: boolean;
}

/** What goes and what stays when the prototype is thrown away. */
export interface WhatGoesView extends Disposal {
  /** What cannot be deleted from here, in sentences. */
  readonly outOfReach: readonly string[];
}

/** When the prototype is thrown away, and what came of it. */
export interface DisposalView {
  /** ISO dates: when it is due, and from when to when that can be moved; not at all where `earliest` lies after `latest`. */
  readonly due: string;
  readonly earliest: string;
  readonly latest: string;
  readonly extension: Extension | undefined;
  /** Learnings of other experiments, newest first. */
  readonly earlier: readonly LearningView[];
  /** What the experiment's own card says, where there is one. */
  readonly note: LearningNote | undefined;
  /** `undefined` until somebody asked. */
  readonly goes: WhatGoesView | undefined;
  /** Set once it was thrown away. */
  readonly discarded: DiscardedView | undefined;
}

export interface DiscardedView {
  readonly at: string;
  /** When it is deleted for good, ISO; `undefined` once that is so. */
  readonly until: string | undefined;
  /** What stayed out of reach, in sentences, as long as this window knows. */
  readonly outOfReach: readonly string[];
}

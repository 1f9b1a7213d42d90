/** What the guide's Test and Decide steps show and ask for; a part of protocol/guide.ts. */
import * as z from 'zod';
import { taskOutcomes, type OutcomeSource, type TaskOutcome } from '../core/evidence/evidenceEvent.ts';
import type { EvidenceReading, VariantReading } from '../core/evidence/evidenceReading.ts';
import { pictureNames, type Picture, type PictureName } from '../core/evidence/pictures/picture.ts';
import type { RunStanding } from '../core/evidence/runStanding.ts';
import { outcomes, type Outcome } from '../core/evidence/verdict.ts';
import type { Criterion as BarRecord } from '../core/experiment/hypothesis.ts';

const session = z.string().max(100);
const name = z.string().max(60);
const reason = z.string().trim().min(1).max(1000);
const rating = z.number().int().min(1).max(7);

/** Letters of one result file: 5 MB of bytes at most. */
const maximumResultLetters = 5_000_000;

/** Letters of a drawn picture as base64: 10 MB of bytes at most. */
const maximumPng = 14_000_000;

/** A text without letters and `tooLarge` stands for a file that was not read. */
const resultText = z.object({
  name: z.string().max(300),
  text: z.string().max(maximumResultLetters),
  tooLarge: z.boolean().optional(),
});

/** Messages of the Test and Decide steps, about the experiment that is named beside them (see protocol/guide.ts). */
export const evidenceMessageSchemas = [
  /** Without `variant` the plan assigns one. */
  z.object({
    type: z.literal('startSession'),
    participant: z.string().max(40),
    variant: name.optional(),
    pilot: z.boolean().optional(),
  }),
  /** Go on with a session that was interrupted, in the participant's window. */
  z.object({ type: z.literal('resumeSession'), session }),
  /** Show the participant's window again, which was closed. */
  z.object({ type: z.literal('showSession') }),
  /** `reason` says why the outcome is another one than the page or the participant gave. */
  z.object({
    type: z.literal('recordOutcome'),
    session,
    task: name,
    variant: name.optional(),
    outcome: z.enum(taskOutcomes),
    reason: z.string().max(1000).optional(),
  }),
  z.object({ type: z.literal('addNote'), session, task: name.optional(), text: z.string().max(4000) }),
  /** Their own words; refused without their consent. */
  z.object({ type: z.literal('addQuote'), session, task: name.optional(), text: z.string().max(4000) }),
  /** Take a note or quote back, or with `undone` not after all. */
  z.object({
    type: z.literal('strikeNote'),
    session,
    event: z.string().max(100),
    undone: z.literal(true).optional(),
  }),
  /** What they agreed to aloud, where the page did not ask. */
  z.object({ type: z.literal('recordConsent'), session, quotes: z.boolean() }),
  /** What they answered aloud, where the page did not ask. */
  z.object({ type: z.literal('recordSeq'), session, task: name, variant: name.optional(), value: rating }),
  z.object({
    type: z.literal('recordUmuxLite'),
    session,
    variant: name.optional(),
    capabilities: rating,
    ease: rating,
  }),
  z.object({ type: z.literal('excludeSession'), session, reason }),
  z.object({ type: z.literal('readmitSession'), session, reason }),
  z.object({ type: z.literal('endSession'), session }),
  /** Delete what was recorded about somebody who asked for it; the guide has asked whether that is meant. */
  z.object({ type: z.literal('withdraw'), participant: z.string().max(40) }),
  z.object({ type: z.literal('showAllSessions') }),
  /** The host asks where to. */
  z.object({ type: z.literal('exportKit') }),
  /** The host asks which files. */
  z.object({ type: z.literal('pickResults') }),
  /** Files that were dropped, or pasted text, some at a time; `last` ends the import and shows what came of it. */
  z.object({ type: z.literal('importResults'), files: z.array(resultText).max(500), last: z.boolean() }),
  /** Put away what the last import or withdrawal said. */
  z.object({ type: z.literal('dismissReport') }),
  /** The host asks where to. */
  z.object({ type: z.literal('exportEvidence'), format: z.enum(['capture', 'csv', 'results']) }),
  /** Save a picture; the host asks where to. `png` is what the page drew, as base64; without it the file is SVG. */
  z.object({
    type: z.literal('exportPicture'),
    picture: z.enum(pictureNames),
    png: z
      .string()
      .max(maximumPng)
      .regex(/^[A-Za-z0-9+/=]*$/)
      .optional(),
  }),
  z.object({
    type: z.literal('decide'),
    outcome: z.enum(outcomes),
    rationale: z.string().max(4000),
    by: z.string().max(100).optional(),
    /** What it is about, where people tried several. */
    variant: name.optional(),
  }),
] as const;

export type EvidenceMessage = z.infer<(typeof evidenceMessageSchemas)[number]>;

const evidenceTypes: ReadonlySet<string> = new Set(
  evidenceMessageSchemas.map(({ shape }) => shape.type.value),
);

/** Whether a message of the guide is one of the Test and Decide steps. */
export function isEvidenceMessage(message: { readonly type: string }): message is EvidenceMessage {
  return evidenceTypes.has(message.type);
}

/** How one task ended; see core/evidence/session.ts. */
export interface AttemptView {
  readonly outcome: TaskOutcome;
  readonly by: OutcomeSource;
  readonly seconds?: number | undefined;
  /** What the page or the participant said last. */
  readonly said?: TaskOutcome | undefined;
  /** What stood before an observer said something else, and why. */
  readonly overridden?: { readonly outcome: TaskOutcome | 'none'; readonly reason: string } | undefined;
  /** Single Ease Question, 1 to 7. */
  readonly seq?: number | undefined;
}

/** One participant's way through one variant. */
export interface RunView {
  readonly variant: string;
  /** What it is for the count. */
  readonly standing: RunStanding;
  /** By task. */
  readonly attempts: Readonly<Record<string, AttemptView>>;
  /** What broke in the page, the newest last. */
  readonly problems?: readonly string[] | undefined;
  /** UMUX-Lite, both items from 1 to 7. */
  readonly umuxLite?: { readonly capabilities: number; readonly ease: number } | undefined;
}

export interface SessionView {
  readonly id: string;
  readonly participant: string;
  /** One per variant they try, in that order. */
  readonly runs: readonly RunView[];
  readonly pilot: boolean;
  /** Why a technical failure spoilt it; it is not counted. */
  readonly excluded?: string | undefined;
  /** Why it had been excluded, and why it counts after all. */
  readonly readmitted?: { readonly excluded: string; readonly reason: string } | undefined;
  readonly source: 'moderated' | 'kit' | 'capture' | 'lab';
  /** Whether the plan chose the variant or somebody did. */
  readonly assigned: 'plan' | 'chosen';
  readonly startedAt: string;
  readonly ended: boolean;
  /** Whether they agreed to be quoted; `undefined` when nobody asked. */
  readonly quotable?: boolean | undefined;
  readonly notes: readonly NoteView[];
  readonly quotes: readonly NoteView[];
}

export interface NoteView {
  /** Of its event, to take it back by. */
  readonly id: string;
  readonly task?: string | undefined;
  readonly text: string;
}

/** A session that is under way in this window; see editor/session/liveSession.ts. */
export interface LiveView {
  readonly session: string;
  readonly participant: string;
  readonly order: readonly string[];
  readonly pilot: boolean;
  /** Where the participant's page is: in a window of its own, in the editor area, or gone. */
  readonly where: 'window' | 'editor' | 'gone';
  /** A window of its own was asked for and VS Code could not open one. */
  readonly windowRefused: boolean;
  readonly phase: 'consent' | 'ready' | 'task' | 'rating' | 'over';
  readonly variant: string;
  readonly task?: string | undefined;
  /** Whose outcome is to be said: the attempt that was begun last, until the next one is begun. */
  readonly judged?: { readonly variant: string; readonly task: string } | undefined;
  /** When that task was begun, ISO. */
  readonly since?: string | undefined;
  /** The screen they are on, as in `basket/empty`. */
  readonly place: string;
  /** What went wrong in the page, newest last. */
  readonly problems: readonly string[];
  /** They pressed "I want to stop". */
  readonly wantsToStop: boolean;
  /** What could not be written to disk yet: how many records, and why. It is tried again until it is. */
  readonly unsaved?: { readonly records: number; readonly why: string } | undefined;
}

/** What came of an import or a withdrawal, until it is put away. */
export type ReportView =
  | {
      readonly type: 'importing';
      /** Files read so far. */
      readonly read: number;
    }
  | {
      readonly type: 'imported';
      readonly imported: number;
      readonly duplicates: number;
      readonly rejected: number;
      /** The first of those that were refused, and why, in words. */
      readonly reasons: readonly { readonly file: string; readonly why: string }[];
    }
  | {
      readonly type: 'withdrawn';
      readonly participant: string;
      /** Files that were deleted, relative to the lab, and what is out of reach, in words. */
      readonly deleted: readonly string[];
      readonly outOfReach: readonly string[];
    };

/** The protocol as it stands: fixed or not, and how it was changed afterwards. */
export interface ProtocolView {
  /** Since when it is fixed, and the hash that holds now. */
  readonly lock?: { readonly at: string; readonly hash: string } | undefined;
  /** Whether the lock can be taken back: nobody was tested, and no kit went out. */
  readonly unlockable?: boolean | undefined;
  /** What participants agree to; see editor/guide/viewProtocol.ts. */
  readonly consent: string;
  /** The record was changed by hand: what it says now is not what was locked. */
  readonly drifted: boolean;
  /** Oldest first. */
  readonly amendments: readonly {
    readonly at: string;
    readonly reason: string;
    readonly fields: readonly string[];
    /** The bar before and after, where it was changed. */
    readonly bar?: { readonly before: BarRecord; readonly after: BarRecord } | undefined;
  }[];
}

/** A variant's figures without the participants one by one, who are in {@link SessionView}. */
export type VariantFigures = Omit<VariantReading, 'rows'>;

/** What the evidence says, as far as the guide shows it: never a list as long as the sessions are many. */
export interface ReadingView extends Omit<EvidenceReading, 'variants' | 'deciding' | 'excluded' | 'pilots'> {
  readonly deciding: VariantFigures;
  readonly variants: readonly VariantFigures[];
}

/** All that belongs to an experiment's evidence beside the sessions that are listed. */
export interface EvidenceView {
  readonly protocol: ProtocolView;
  /** How many sessions there are, of which {@link ExperimentView.sessions} are the latest. */
  readonly total: number;
  /** How many of them run or were interrupted. */
  readonly underWay: number;
  /** A code that nobody has yet, such as "P4". */
  readonly nextCode: string;
  /** The variants that the plan gives to the next participant, in order; none before there is a prototype. */
  readonly nextVariants: readonly string[];
  /** Variants that can be tried and were not in a pilot yet. */
  readonly unpiloted: readonly string[];
  readonly live: LiveView | undefined;
  readonly report: ReportView | undefined;
  /** Who decides, unless they say otherwise. */
  readonly decider: string;
  /** `undefined` until somebody has tried it, and while it is being worked out. */
  readonly reading: ReadingView | undefined;
  /** What it says as drawings; none where there is no reading. */
  readonly pictures: readonly PictureView[];
}

/** One of the drawings, in the size in which the guide shows it. */
export interface PictureView {
  readonly name: PictureName;
  readonly picture: Picture;
}

/** The decision as recorded. */
export interface VerdictView {
  readonly outcome: Outcome;
  readonly rationale: string;
  /** What the bar said alone; left out by older records. */
  readonly byTheBar?: Outcome | undefined;
  readonly at?: string | undefined;
  readonly by?: string | undefined;
}

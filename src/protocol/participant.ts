/** What crosses the border between a participant's page and whoever records: the extension host, or the test kit itself. */
import * as z from 'zod';
import type { KnownNames } from '../core/evidence/cleanReport.ts';
import { evidenceBodySchema, type EvidenceEvent } from '../core/evidence/evidenceEvent.ts';
import { isParticipantEvent, type ParticipantEvent } from '../core/evidence/participantEvent.ts';
import type { ResultFile } from '../core/evidence/resultFile.ts';
import type { SuccessCondition } from '../core/experiment/hypothesis.ts';

/** One task as it is put to a participant. */
export interface ParticipantTask {
  readonly id: string;
  readonly goal: string;
  readonly successWhen: SuccessCondition | undefined;
  readonly timeoutSeconds: number | undefined;
}

/** A variant's compiled page (the whole outer document). Participants see neither its id nor what it changes. */
export interface ParticipantVariant {
  readonly id: string;
  readonly page: string;
}

/** All a participant's page is made from. */
export interface ParticipantScript {
  /** Names the session, also in results. */
  readonly session: string;
  readonly participant: string;
  /** What the page is called; says nothing of what is expected. */
  readonly title: string;
  /** Plain text, paragraphs apart by an empty line. */
  readonly consent: string;
  readonly tasks: readonly ParticipantTask[];
  /** In the order in which they are tried. */
  readonly variants: readonly ParticipantVariant[];
  /** Names that the page may record when a prototype reports them. */
  readonly known: KnownNames;
  /** Somebody sits beside them, says what to do next and may end a task for them. */
  readonly moderated: boolean;
}

/** Messages of the participant's window. It shows prototype code, so each is checked, and none may speak for an observer. */
export const fromParticipantSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('event'),
    event: evidenceBodySchema.refine((body): body is ParticipantEvent => isParticipantEvent(body)),
  }),
  /** They pressed "I want to stop". */
  z.object({ type: z.literal('stop') }),
  /** They changed their mind. */
  z.object({ type: z.literal('goesOn') }),
]);
export type FromParticipant = z.infer<typeof fromParticipantSchema>;

/** Messages to the participant's window. */
export type ToParticipant =
  /** Begin, or go on after what was recorded before: the window was moved, or the editor was started again. */
  | {
      readonly type: 'script';
      readonly script: ParticipantScript;
      readonly recorded: readonly EvidenceEvent[];
      /** They have said that they want to stop. */
      readonly wantsToStop: boolean;
    }
  /** The observer ended or reopened a task: it goes on as if the participant had. */
  | { readonly type: 'taskEnded'; readonly task: string; readonly variant: string }
  /** The observer ended the session: thank them. */
  | { readonly type: 'end' };

export type { KnownNames, ParticipantEvent, ResultFile };

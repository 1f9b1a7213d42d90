/** What the guide shows and asks for while the test is planned and locked; a part of protocol/guide.ts. */
import * as z from 'zod';
import type { BarOdds } from '../core/evidence/statistics/barOdds.ts';

const name = z.string().max(60);

/** Messages about the plan of a test, and about the experiment that is named beside them (see protocol/guide.ts). */
export const planMessageSchemas = [
  /** Fix the protocol before the first session does. */
  z.object({ type: z.literal('lockProtocol') }),
  /** Take the lock back, before anybody was tested. */
  z.object({ type: z.literal('unlockProtocol') }),
  /** Let somebody point in the preview at what shows that a task of this form is done; tasks count from 0. */
  z.object({ type: z.literal('pointAtSuccess'), name, task: z.number().int().min(0).max(19) }),
  /** What was pointed at is used, or not wanted after all. */
  z.object({ type: z.literal('endPointing') }),
  /** Frame a new experiment that begins as this one was framed. */
  z.object({ type: z.literal('tryChanged') }),
] as const;

export type PlanMessage = z.infer<(typeof planMessageSchemas)[number]>;

/** What the form knows beside the text that is written in it. */
export interface PlanView {
  /** What participants agree to where the plan says nothing else. */
  readonly defaultConsent: string;
  /** Ids of the variants there are. */
  readonly variants: readonly string[];
  /** What pages of the experiment can notice; `undefined` until the files were read. */
  readonly landmarks: LandmarksView | undefined;
  /** By task: the variants whose pages can never notice its success, as they have no such screen or step. */
  readonly unnoticed: readonly (readonly string[])[];
  /** Set while somebody points at the preview. */
  readonly pointing: PointingView | undefined;
  /** What the bar buys; `undefined` while it is incomplete, contradicts itself or is being worked out. */
  readonly bar: BarView | undefined;
  /** Set once the protocol is locked: which of its parts are different in the draft. */
  readonly locked: { readonly changed: readonly string[] } | undefined;
}

export interface LandmarksView {
  readonly screens: readonly LandmarkView[];
  readonly taskSteps: readonly LandmarkView[];
}

/** A screen or a marked control of the prototype. */
export interface LandmarkView {
  readonly id: string;
  /** What it says to people, where that is known. */
  readonly words: string;
  /** The states of a screen, without the one it opens in. */
  readonly states: readonly string[];
}

/** Pointing at the preview, for one task of the form; tasks count from 0. */
export interface PointingView {
  readonly task: number;
  /** What was pointed at; `undefined` until then. */
  readonly picked: PickedView | undefined;
}

/** What was pointed at: its own words, the screen it is on, and the task step it is, where it is one. */
export interface PickedView {
  readonly words: string;
  readonly place: { readonly screen: string; readonly state: string | undefined } | undefined;
  readonly taskStep: string | undefined;
}

/** What the bar buys (see core/evidence/statistics/barOdds.ts). Chances from 0 to 1. */
export interface BarView extends BarOdds {
  /** With several variants: how many there are, and the chance that at least one passes although only half can do it. */
  readonly several: { readonly variants: number; readonly onePasses: number } | undefined;
}

/** What crosses the border of the page that says what a prototype leaves to engineering. */
import * as z from 'zod';
import type { BriefGap } from '../core/handoff/briefSchema.ts';
import { axes, type Axis, type Confidence } from '../core/handoff/gaps/gap.ts';

export type { Axis, BriefGap, Confidence };

/** Who could explain the gaps, or why nobody can at the moment. */
export interface ExplainerView {
  /** `starter` has no words of its own, and `untrusted` waits until the window is trusted. */
  readonly state: 'ready' | 'starter' | 'untrusted';
  /** The chosen model as the user knows it. */
  readonly label: string;
}

/** Everything the page draws, but for the explanation. */
export interface GapsView {
  /** `reading` is true of the first reading only; `nothing` of a variant without files. */
  readonly state: 'reading' | 'ready' | 'nothing';
  /** Slug and title of the experiment. */
  readonly experiment: string;
  readonly title: string;
  readonly variant: string;
  /** All variants of the experiment, with the names people know them by. */
  readonly variants: readonly { readonly id: string; readonly name: string }[];
  /** One entry per rule, in the order in which they are shown within an axis. */
  readonly gaps: readonly BriefGap[];
  readonly explainer: ExplainerView;
  /** What went wrong with what was asked for last, in words. */
  readonly problem: string | undefined;
}

/** What a model wrote about the gaps. It is text, whatever it looks like. */
export interface ExplanationView {
  /** `partial` is an answer that broke off; `stopped` one that the user ended. */
  readonly state: 'none' | 'writing' | 'whole' | 'partial' | 'stopped' | 'failed';
  /** Who writes or wrote it. */
  readonly model: string;
  readonly text: string;
  /** Why it waits, while it does; else empty. */
  readonly note: string;
  /** Whether the prototype has changed since. */
  readonly isOlder: boolean;
  /** Why it failed, in words, and the label of the button that does the next thing. */
  readonly problem: string | undefined;
  readonly action: string | undefined;
}

export type ToGaps =
  | { readonly type: 'gaps'; readonly gaps: GapsView }
  | { readonly type: 'explanation'; readonly explanation: ExplanationView };

const id = z.string().min(1).max(60);

/** What the page asks for. */
export const gapsMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** Show a place in its file; lines count from 1. */
  z.object({ type: z.literal('open'), file: z.string().min(1).max(1024), line: z.int().min(1) }),
  z.object({ type: z.literal('showVariant'), variant: id }),
  z.object({ type: z.literal('explain') }),
  z.object({ type: z.literal('stop') }),
  z.object({ type: z.literal('dismiss') }),
  /** Press the button of a failed explanation. */
  z.object({ type: z.literal('act') }),
  z.object({ type: z.literal('chooseModel') }),
  z.object({ type: z.literal('manageTrust') }),
]);
export type GapsMessage = z.infer<typeof gapsMessageSchema>;

/** What the page remembers beyond a reload: whose gaps it shows, and which axis alone. */
export const gapsMemorySchema = z.object({
  experiment: id,
  variant: id,
  axis: z.enum(axes).optional().catch(undefined),
});
export type GapsMemory = z.infer<typeof gapsMemorySchema>;

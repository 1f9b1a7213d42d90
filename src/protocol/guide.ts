/** What crosses the border between the guide (a webview) and the extension host. */
import * as z from 'zod';
import type { TaskOutcome } from '../core/evidence/session.ts';
import type { Outcome, Tally } from '../core/evidence/verdict.ts';
import type { Stage } from '../core/experiment/experiment.ts';
import { hypothesisDraftSchema, type HypothesisDraft } from '../core/experiment/hypothesis.ts';
import type { BridgeStep } from '../core/experiment/lifecycle.ts';
import type { HypothesisProblem } from '../core/experiment/reviewHypothesis.ts';
import { outcomes } from '../core/evidence/verdict.ts';
import { taskOutcomes } from '../core/evidence/session.ts';

/** Messages from the guide. The webview is not trusted: each is checked before it is used. */
export const guideMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** Sent shortly after each pause in typing; `draft` names which (see LabStore.readDraft). */
  z.object({ type: z.literal('draftChanged'), name: z.string().max(60), draft: hypothesisDraftSchema }),
  /** Frame the hypothesis and, with `generate`, go on to the prototype. */
  z.object({
    type: z.literal('frame'),
    name: z.string().max(60),
    draft: hypothesisDraftSchema,
    generate: z.boolean(),
  }),
  z.object({ type: z.literal('newExperiment') }),
  z.object({ type: z.literal('discardDraft'), name: z.string().max(60) }),
  z.object({ type: z.literal('editHypothesis') }),
  z.object({ type: z.literal('choose'), experiment: z.string().max(60).nullable() }),
  z.object({ type: z.literal('generate'), instruction: z.string().max(4000) }),
  z.object({ type: z.literal('cancelGeneration') }),
  z.object({ type: z.literal('undoGeneration') }),
  z.object({ type: z.literal('preview') }),
  z.object({ type: z.literal('startSession'), participant: z.string().max(40) }),
  z.object({
    type: z.literal('recordOutcome'),
    session: z.string().max(80),
    task: z.string().max(60),
    outcome: z.enum(taskOutcomes),
  }),
  z.object({ type: z.literal('addNote'), session: z.string().max(80), text: z.string().max(4000) }),
  z.object({ type: z.literal('endSession'), session: z.string().max(80) }),
  z.object({ type: z.literal('decide'), outcome: z.enum(outcomes), rationale: z.string().max(4000) }),
  z.object({ type: z.literal('exportBrief') }),
  /** Open the brief of the active experiment that was exported last. */
  z.object({ type: z.literal('openBrief') }),
  /** Press the button of the problem that is shown; the host knows which command that is. */
  z.object({ type: z.literal('problemAction') }),
  z.object({ type: z.literal('dismissProblem') }),
  /** Any of the buttons that simply run a command of ours or of VS Code; the host keeps the list. */
  z.object({
    type: z.literal('run'),
    command: z.enum([
      'footbridge.createLab',
      'footbridge.chooseModel',
      'footbridge.setApiKey',
      'footbridge.setBoundaryMode',
      'footbridge.showLog',
      'workbench.trust.manage',
      'workbench.action.files.openFolder',
    ]),
  }),
]);
export type GuideMessage = z.infer<typeof guideMessageSchema>;

/** The form: a draft with what is still wrong with it. */
export interface FormState {
  readonly name: string;
  readonly draft: HypothesisDraft;
  readonly problems: readonly HypothesisProblem[];
  /** Set when an existing experiment is being changed; protocol changes after testing began are amendments. */
  readonly editing: boolean;
}

export interface SessionView {
  readonly id: string;
  readonly participant: string;
  readonly outcomes: Readonly<Record<string, TaskOutcome>>;
  readonly notes: readonly string[];
  readonly ended: boolean;
}

export interface ExperimentView {
  readonly slug: string;
  readonly title: string;
  readonly stage: Stage;
  readonly next: BridgeStep;
  readonly hypothesis: HypothesisDraft;
  readonly tasks: readonly { readonly id: string; readonly goal: string }[];
  readonly variants: readonly string[];
  readonly hasPrototype: boolean;
  /** When the prototype was last generated (ISO), and whether there is an earlier version to go back to. */
  readonly prototype?: { readonly madeAt: string; readonly canUndo: boolean } | undefined;
  /** Whole days until the throw-away date; negative when it has passed. */
  readonly daysLeft: number;
  readonly sessions: readonly SessionView[];
  readonly tally: Tally;
  readonly verdict: { readonly outcome: Outcome; readonly rationale: string } | undefined;
  readonly openCrossings: number;
  /** The file-system path of the brief that was exported last. */
  readonly brief: string | undefined;
}

/** What is being made right now. `received` counts characters, `files` those complete so far. */
export interface GenerationProgress {
  readonly experiment: string;
  readonly phase: 'connecting' | 'writing' | 'retrying' | 'applying';
  readonly received: number;
  readonly files: readonly string[];
  readonly note: string;
}

/** All the guide shows, sent whole on every change: the guide keeps no truth of its own but the text being typed. */
export interface GuideState {
  readonly trusted: boolean;
  readonly lab: { readonly name: string; readonly path: string } | undefined;
  /** Names of the production folders in this window. */
  readonly production: readonly string[];
  /** False in an empty window, where the lab's place must be chosen first. */
  readonly hasFolder: boolean;
  readonly model: { readonly provider: 'starter' | 'openaiCompatible' | 'vscode'; readonly label: string };
  readonly experiments: readonly { readonly slug: string; readonly title: string; readonly stage: Stage }[];
  readonly active: ExperimentView | undefined;
  /** The form when a hypothesis is being framed or changed; otherwise it is folded. */
  readonly form: FormState | undefined;
  readonly generation: GenerationProgress | undefined;
  /** `action` is the label of the button that does the next thing (see the message `problemAction`). */
  readonly problem:
    | {
        readonly message: string;
        readonly action: { readonly label: string; readonly command: string } | undefined;
      }
    | undefined;
  /** Records that could not be read, in words. */
  readonly damaged: readonly string[];
}

/** Messages to the guide. */
export type ToGuide = { readonly type: 'state'; readonly state: GuideState };

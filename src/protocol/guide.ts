/** What crosses the border between the guide (a webview) and the extension host. */
import * as z from 'zod';
import type { Tally } from '../core/evidence/verdict.ts';
import type { Stage } from '../core/experiment/experiment.ts';
import { hypothesisDraftSchema, type HypothesisDraft } from '../core/experiment/hypothesis.ts';
import type { BridgeStep } from '../core/experiment/lifecycle.ts';
import type { HypothesisProblem } from '../core/experiment/reviewHypothesis.ts';
import {
  evidenceMessageSchemas,
  type EvidenceView,
  type SessionView,
  type VerdictView,
} from './guideEvidence.ts';
import {
  handoffMessageSchemas,
  type DisposalView,
  type HandoffView,
  type RelatedView,
} from './guideHandoff.ts';
import { planMessageSchemas, type LandmarksView, type PlanView } from './guidePlan.ts';
import {
  prototypeMessageSchemas,
  type DatasetView,
  type GenerationView,
  type ImageView,
  type ModelView,
  type QuestionsView,
  type SpendingView,
  type VariantView,
  type VersionView,
} from './guidePrototype.ts';

/** Messages of the guide. The webview is not trusted: each is checked before it is used. */
const guideMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** Sent shortly after each pause in typing; `draft` names which (see LabStore.readDraft). */
  z.object({ type: z.literal('draftChanged'), name: z.string().max(60), draft: hypothesisDraftSchema }),
  /** Frame the hypothesis and, with `generate`, go on to the prototype. */
  z.object({
    type: z.literal('frame'),
    name: z.string().max(60),
    draft: hypothesisDraftSchema,
    generate: z.boolean(),
    /** Why a locked protocol is changed. */
    reason: z.string().max(1000).optional(),
  }),
  z.object({ type: z.literal('newExperiment') }),
  z.object({ type: z.literal('discardDraft'), name: z.string().max(60) }),
  z.object({ type: z.literal('editHypothesis') }),
  z.object({ type: z.literal('choose'), experiment: z.string().max(60).nullable() }),
  ...prototypeMessageSchemas,
  ...planMessageSchemas,
  ...evidenceMessageSchemas,
  ...handoffMessageSchemas,
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
      'footbridge.crossings.focus',
      'footbridge.showLog',
      'footbridge.searchLearnings',
      'footbridge.showTeamProtocol',
      'workbench.trust.manage',
      'workbench.action.files.openFolder',
    ]),
  }),
]);
export type GuideMessage = z.infer<typeof guideMessageSchema>;

/**
 * What the guide posts: a message, and the experiment that was on the page when it was meant. Another one may be active
 * by the time it arrives.
 */
export const fromGuideSchema = z.object({
  experiment: z.string().max(60).optional(),
  message: guideMessageSchema,
});
export type FromGuide = z.infer<typeof fromGuideSchema>;

/** The form: a draft with what is still wrong with it. */
export interface FormState {
  readonly name: string;
  readonly draft: HypothesisDraft;
  readonly problems: readonly HypothesisProblem[];
  /** Set when an existing experiment is being changed; protocol changes after testing began are amendments. */
  readonly editing: boolean;
  readonly plan: PlanView;
  /** What was learnt before about the same, the best first. */
  readonly related: readonly RelatedView[];
}

export interface ExperimentView {
  readonly slug: string;
  readonly title: string;
  readonly stage: Stage;
  readonly next: BridgeStep;
  readonly hypothesis: HypothesisDraft;
  readonly tasks: readonly { readonly id: string; readonly goal: string }[];
  readonly variants: readonly VariantView[];
  /** The variant that the guide shows; `undefined` before the first one. */
  readonly variant: string | undefined;
  /** Whether any variant can be tried. */
  readonly hasPrototype: boolean;
  /** The versions of the chosen variant, newest first; `undefined` while they are being read. */
  readonly history: readonly VersionView[] | undefined;
  readonly datasets: readonly DatasetView[];
  readonly spending: SpendingView;
  /** Whole days until the throw-away date; negative when it has passed. */
  readonly daysLeft: number;
  /** The latest ones, newest first, and all that run or were interrupted. */
  readonly sessions: readonly SessionView[];
  readonly evidence: EvidenceView;
  /** The screens and steps that success conditions name, where they have words of their own. */
  readonly landmarks?: LandmarksView | undefined;
  readonly tally: Tally;
  readonly verdict: VerdictView | undefined;
  readonly openCrossings: number;
  /** The file-system path of the brief that was exported last. */
  readonly brief: string | undefined;
  readonly handoff: HandoffView;
  readonly disposal: DisposalView;
}

/** All the guide shows, sent whole on every change: the guide keeps no truth of its own but the text being typed. */
export interface GuideState {
  readonly trusted: boolean;
  readonly lab: { readonly name: string; readonly path: string } | undefined;
  /** Names of the production folders in this window. */
  readonly production: readonly string[];
  /** False in an empty window, where the lab's place must be chosen first. */
  readonly hasFolder: boolean;
  readonly model: ModelView;
  readonly experiments: readonly { readonly slug: string; readonly title: string; readonly stage: Stage }[];
  readonly active: ExperimentView | undefined;
  /** The form when a hypothesis is being framed or changed; otherwise it is folded. */
  readonly form: FormState | undefined;
  /** Whether the draft of a new experiment waits, because another experiment was chosen meanwhile. */
  readonly hasDraftAside?: boolean | undefined;
  /** Whether changes of the active experiment's hypothesis wait, for the same reason. */
  readonly hasEditsAside?: boolean | undefined;
  /** What is being made right now, also of experiments that are not shown. */
  readonly generations: readonly GenerationView[];
  readonly questions: QuestionsView | undefined;
  /** What is attached to the next turn. */
  readonly images: readonly ImageView[];
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

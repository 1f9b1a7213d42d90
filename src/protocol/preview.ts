/** What crosses the border between the preview's shell (a webview) and the extension host. */
import * as z from 'zod';
import { type DataToPreview, dataWantedSchema } from './data.ts';
import type { PrototypeFinding } from '../core/prototype/finding.ts';
import { pageReportSchema } from '../core/prototype/pageReport.ts';
import { pickedElementSchema } from '../core/prototype/pickedElement.ts';

/** More side by side would be too small to judge, and each is a page that runs. */
export const mostPanes = 4;

const name = z.string().max(60);
/** As in core/prototype/paneName.ts. */
const pane = { experiment: name, variant: name };
const place = { file: z.string().max(300).optional(), line: z.number().int().min(1).optional() };

/** An error of a prototype that somebody wants mended: what it says, and where it comes from if that is known. */
export const faultSchema = z.object({ message: z.string().max(2000), ...place });
export type Fault = z.infer<typeof faultSchema>;

/**
 * Messages from the shell. It passes on what untrusted pages say, so each is checked before it is used. What a person asks
 * for names the experiment they saw: the host refuses it when it shows another one by then.
 */
export const previewMessageSchema = z.discriminatedUnion('type', [
  /** The shell can listen. It says so again whenever VS Code loads it anew: then everything is sent once more. */
  z.object({ type: z.literal('ready') }),
  /** What a prototype reports (see core/prototype/pageReport.ts); `load` is that of the page it belongs to. */
  z.object({ type: z.literal('report'), variant: name, load: z.number().int(), report: pageReportSchema }),
  /** Show these variants, beside each other when there are several. */
  z.object({ type: z.literal('show'), experiment: name, variants: z.array(name).min(1).max(mostPanes) }),
  /** Read and compile all that is shown again. */
  z.object({ type: z.literal('reload'), experiment: name }),
  z.object({ type: z.literal('openInBrowser'), ...pane }),
  z.object({
    type: z.literal('openFile'),
    ...pane,
    file: z.string().max(300),
    line: z.number().int().min(1),
  }),
  /** Ask the model to mend an error; one turn. */
  z.object({ type: z.literal('fix'), ...pane, fault: faultSchema }),
  /** Ask the model to change something; `element` is what it is about. One turn. */
  z.object({
    type: z.literal('change'),
    ...pane,
    instruction: z.string().min(1).max(4000),
    element: pickedElementSchema.optional(),
  }),
  /** Somebody pointed at what shows that a task is done, as they were asked to; see the message `point`. */
  z.object({ type: z.literal('pointed'), ...pane, element: pickedElementSchema }),
  /** Somebody left that without choosing. */
  z.object({ type: z.literal('pointingLeft'), experiment: name }),
  /** Stop the turn that changes this variant. */
  z.object({ type: z.literal('cancel'), ...pane }),
  /** Make the earlier version that is shown the newest one, or show the newest one again. */
  z.object({ type: z.literal('restore'), ...pane }),
  z.object({ type: z.literal('showNewest'), ...pane }),
  /** Press the button of the problem that a pane shows; the host knows which command that is. */
  z.object({ type: z.literal('problemAction'), ...pane }),
  z.object({ type: z.literal('dismissProblem'), ...pane }),
  z.object({ type: z.literal('chooseModel') }),
  /** A prototype wants attached data; answered by the messages of data.ts. */
  dataWantedSchema,
]);
export type PreviewMessage = z.infer<typeof previewMessageSchema>;
/** What a person asks for. */
export type PreviewAsk = Extract<PreviewMessage, { experiment: string }>;

/** What VS Code keeps for a preview while its window is closed, so that it can be shown again. */
export const previewStateSchema = z.object({
  experiment: name,
  variants: z.array(name).min(1).max(mostPanes),
});
export type PreviewState = z.infer<typeof previewStateSchema>;

/** One prototype in the preview. */
export interface PaneView {
  readonly variant: string;
  /** Set while an earlier version is shown: when it was made (ISO). */
  readonly version: { readonly madeAt: string } | undefined;
  /** Set while a turn changes this variant: where it stands, in words. */
  readonly turn: string | undefined;
  /** Why what was asked for did not happen, with the label of the button that does the next thing. */
  readonly problem: { readonly message: string; readonly action: string | undefined } | undefined;
}

/** What the experiment has cost so far, and what it may cost; a cap of `undefined` is none. */
export interface SpendingView {
  readonly tokens: number;
  /** US dollars, where prices are known. */
  readonly dollars: number | undefined;
  /** Whether some of the numbers are estimates. */
  readonly estimated: boolean;
  readonly tokenCap: number | undefined;
  readonly dollarCap: number | undefined;
}

/** All the shell shows around the prototypes, sent whole on every change. */
export interface PreviewView {
  /** The experiment's title. */
  readonly title: string;
  /** All variants of the experiment that have files, in the order they were made. `note` says what each changes. */
  readonly variants: readonly { readonly id: string; readonly note: string }[];
  readonly panes: readonly PaneView[];
  /** How many variants may be shown beside each other. */
  readonly mostPanes: number;
  /** Whether changes and fixes can be asked for, or why not: the offline starter does not converse. */
  readonly asking: 'possible' | 'noModel' | 'decided';
  readonly spending: SpendingView;
  /** What to keep for the next time. */
  readonly state: PreviewState;
}

/**
 * Messages to the shell. `load` numbers the pages: what an older one reports is not heard any more. `page` replaces what a
 * pane shows, `broken` says in its place why there is no page.
 */
export type ToPreview =
  | { readonly type: 'view'; readonly view: PreviewView }
  | {
      readonly type: 'page';
      readonly experiment: string;
      readonly variant: string;
      readonly load: number;
      readonly html: string;
      /** Stay on the screen that is shown, rather than begin at the first one. */
      readonly keepPlace: boolean;
      readonly findings: readonly PrototypeFinding[];
    }
  | {
      readonly type: 'broken';
      readonly experiment: string;
      readonly variant: string;
      readonly message: string;
      readonly findings: readonly PrototypeFinding[];
    }
  /** Let somebody point at what shows that a task is done, or end that. */
  | { readonly type: 'point'; readonly on: boolean }
  | DataToPreview;

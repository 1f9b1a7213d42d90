/** What crosses the border between the preview page (a webview) and the extension host. */
import * as z from 'zod';
import { pageReportSchema } from '../core/prototype/pageReport.ts';

/** The outer page passes on what the prototype reports; see core/prototype/pageReport.ts. */
export const previewMessageSchema = z.object({ type: z.literal('report'), report: pageReportSchema });
export type PreviewMessage = z.infer<typeof previewMessageSchema>;

/** What VS Code keeps for a preview while its window is closed, so that it can be shown again. */
export const previewStateSchema = z.object({ experiment: z.string().max(60), variant: z.string().max(60) });
export type PreviewState = z.infer<typeof previewStateSchema>;

/** Messages to the preview page: keep the state, or open a screen (`basket`, `basket/empty`). */
export type ToPreview =
  | { readonly type: 'remember'; readonly state: PreviewState }
  | { readonly type: 'open'; readonly place: string };

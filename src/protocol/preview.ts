/** What crosses the border between the preview page (a webview) and the extension host. */
import * as z from 'zod';
import { pageReportSchema } from '../core/prototype/pageReport.ts';

/** The outer page passes on what the prototype reports; see core/prototype/pageReport.ts. */
export const previewMessageSchema = z.object({ type: z.literal('report'), report: pageReportSchema });
export type PreviewMessage = z.infer<typeof previewMessageSchema>;

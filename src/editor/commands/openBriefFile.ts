import path from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import { briefNames } from '../../node/lab/writeBrief.ts';
import type { Command } from './command.ts';

/** Nothing but a brief, so that no error's button can be made to open anything else. */
const argument = z.object({ file: z.string().refine((file) => path.basename(file) === briefNames.brief) });

/** `footbridge.openBriefFile`: a brief as text, to put right what somebody wrote into it. */
export function openBriefFile(): Command<z.infer<typeof argument>, { ok: true }> {
  return {
    argument,
    ask: async () => undefined,
    run: async ({ file }) => {
      await vscode.window.showTextDocument(vscode.Uri.file(file));
      return { ok: true };
    },
  };
}

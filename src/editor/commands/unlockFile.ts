import * as vscode from 'vscode';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { activeFile } from '../boundary/lock/activeFile.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

const argument = z.object({ path: z.string().min(1).max(4096) });
type Argument = z.infer<typeof argument>;

/** `footbridge.unlockFile`: lets one production file be edited while lock mode is on, until the window is reloaded. */
export function unlockFile({ boundary }: Services): Command<Argument, { ok: true }> {
  return {
    argument,
    ask: async (item) => {
      const uri = item instanceof vscode.Uri ? item : activeFile()?.uri;
      if (!uri) throw errors.noBoundary();
      return { path: uri.fsPath };
    },
    run: async ({ path }) => await boundary.unlock(path),
  };
}

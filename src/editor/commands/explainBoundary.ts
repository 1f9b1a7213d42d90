import * as vscode from 'vscode';
import * as z from 'zod';
import type { BoundaryExplanation } from '../boundary/explainFile.ts';
import { crossingCommandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

const argument = z.object({ path: z.string().min(1).max(4096).optional() });

/** `footbridge.explainBoundary`: where a file stands, which rule says so, who owns it, why that matters and what could break. */
export function explainBoundary({
  boundary,
}: Services): Command<z.infer<typeof argument>, BoundaryExplanation> {
  return {
    argument,
    ask: async (item) => {
      // Its page is the answer, and shows its own failures.
      await vscode.commands.executeCommand(crossingCommandIds.showBoundaryExplanation, item);
      return undefined;
    },
    run: async ({ path }) => await boundary.explain(path),
  };
}

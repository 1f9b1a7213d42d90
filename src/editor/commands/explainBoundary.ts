import * as z from 'zod';
import type { BoundaryExplanation } from '../boundary/boundaryController.ts';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

const argument = z.object({ path: z.string().min(1).max(4096).optional() });

/** `footbridge.explainBoundary`: where a file stands, which rule says so, who owns it, and why that matters. */
export function explainBoundary({
  boundary,
}: Services): Command<z.infer<typeof argument>, BoundaryExplanation> {
  return {
    id: commandIds.explainBoundary,
    argument,
    ask: async () => {
      await boundary.showExplanation();
      return undefined;
    },
    run: async ({ path }) => await boundary.explain(path),
  };
}

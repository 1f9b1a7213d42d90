import * as z from 'zod';
import type { BriefGap } from '../../core/handoff/briefSchema.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, variantArgument, variantOf } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  ...variantArgument,
  /** Whether the chosen model is to explain them too; the command then ends when it has. */
  ask: z.boolean().optional(),
  /** `false` leaves the page alone; whoever has the model explain gets the page in any case, to stop it there. */
  show: z.boolean().optional(),
});

/** One thing the prototype leaves to engineering, at one place; one that holds for all of it has no file. */
export interface GapFinding extends Omit<BriefGap, 'places' | 'more'> {
  readonly file?: string;
  readonly line?: number;
  readonly detail?: string | undefined;
  /** On the last finding of a rule that found more than are listed: how many more. */
  readonly more?: number;
}

/** `footbridge.explainProductionGaps`: the page “Why can’t we just ship it?”; returns what the scan found. */
export function explainProductionGaps({
  gaps,
}: Pick<Services, 'gaps'>): Command<z.infer<typeof argument>, readonly GapFinding[]> {
  return {
    argument,
    ask: async (item) => variantOf(item),
    run: async ({ ask = false, show = true, ...target }) => {
      const reading = await gaps.read(target);
      const exactly = { experiment: reading.experiment, variant: reading.variant };
      // What the model writes is nobody's finding: it is shown on the page, marked as such, and nowhere else.
      if (ask) await gaps.explain(exactly);
      else if (show) await gaps.open(exactly);
      return reading.gaps.flatMap(findingsOf);
    },
  };
}

function findingsOf({ places, more, ...words }: BriefGap): GapFinding[] {
  if (places.length === 0) return [words];
  return places.map((place, index) => {
    const isLast = index === places.length - 1;
    return { ...words, ...place, ...(isLast && more > 0 ? { more } : {}) };
  });
}

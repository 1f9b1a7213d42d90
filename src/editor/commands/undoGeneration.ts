import * as z from 'zod';
import { undoGeneration as undo } from '../../app/generation/undoGeneration.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, variantArgument, variantOf } from './experimentArgument.ts';

export const versionArgument = z.object({
  ...experimentArgument,
  ...variantArgument,
  checkpoint: z.string().max(80).optional(),
});
type Argument = z.infer<typeof versionArgument>;

/** `footbridge.undoGeneration`: puts a variant back to how it was before its last turn, or to a named checkpoint. */
export function undoGeneration(services: Services): Command<Argument, { checkpoint: string }> {
  return {
    argument: versionArgument,
    ask: async (item) => variantOf(item),
    run: async (order) => await goTo(undo, order, services),
  };
}

/** Runs an undo or a redo, and shows what came of it wherever the variant is shown. */
export async function goTo(
  how: typeof undo,
  { experiment: slug, variant, checkpoint }: Argument,
  { lab, generations, previews }: Services,
): Promise<{ checkpoint: string }> {
  const experiment = await lab.requireExperiment(slug);
  const reached = await generations.goTo(how, experiment, { variant, checkpoint });
  await previews.refresh(experiment.slug, reached.variant);
  return { checkpoint: reached.checkpoint };
}

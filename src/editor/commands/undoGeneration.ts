import * as z from 'zod';
import { undoGeneration as undo } from '../../app/undoGeneration.ts';
import { commandIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { experimentArgument, experimentOf, variantArgument } from './experimentArgument.ts';

const argument = z.object({
  ...experimentArgument,
  ...variantArgument,
  checkpoint: z.string().max(80).optional(),
});

/** `footbridge.undoGeneration`: puts a variant back to how it was before its last turn, or to a named checkpoint. */
export function undoGeneration(
  services: Services,
): Command<z.infer<typeof argument>, { checkpoint: string }> {
  const { lab, checkpoints, previews } = services;
  return {
    id: commandIds.undoGeneration,
    argument,
    ask: async (item) => experimentOf(item),
    run: async ({ experiment: slug, variant, checkpoint }) => {
      const experiment = await lab.requireExperiment(slug);
      const store = lab.requireStore();
      const undone = await undo(
        experiment,
        { variant, checkpoint },
        { store, checkpoints: checkpoints(store.root) },
      );
      await lab.refresh();
      await previews.refresh(experiment.slug, undone.variant);
      return { checkpoint: undone.checkpoint };
    },
  };
}
